package org.pageowner.dsl.internal.compat;

import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/** Names of tasks; the tool does not distinguish an absent name from an empty one. */
final class NameColumn extends KeyColumn {
  private static final long EMPTY = 0;

  private final KeyColumn names;

  NameColumn(KeyColumn names) {
    this.names = names;
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    long[] source = names.codes(slice);
    for (int row = 0; row < slice.count(); row++) {
      long code = source[row];
      into[row] = code == RowSlice.ABSENT || "".equals(names.value(code)) ? EMPTY : code + 1;
    }
  }

  @Override
  public @Nullable Object value(long code) {
    return code == EMPTY ? "" : names.value(code - 1);
  }

  @Override
  public Sorting sorting() {
    Sorting byName = names.sorting();
    return code -> code == EMPTY ? -1 : byName.of(code - 1);
  }

  @Override
  public int denseCodes() {
    return names.denseCodes() + 1;
  }
}
