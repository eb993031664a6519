package org.pageowner.dsl.internal.engine;

import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/** Numbers the records of a run, so that each one is a group. */
final class RecordNumbers extends KeyColumn {
  private int next;

  @Override
  protected void read(RowSlice slice, long[] into) {
    for (int row = 0; row < slice.count(); row++) {
      into[row] = next++;
    }
  }

  @Override
  public @Nullable Object value(long code) {
    return code;
  }

  @Override
  public Sorting sorting() {
    return Sorting.BY_CODE;
  }

  @Override
  public int denseCodes() {
    return next;
  }
}
