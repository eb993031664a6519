package org.pageowner.dsl.internal.compat;

import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.Block;
import org.pageowner.dsl.internal.engine.Lane;

/** Names of tasks, where the tool takes none for an empty one. */
final class NameLane extends Lane {
  private static final long EMPTY = 0;

  private final Lane names;

  NameLane(Lane names) {
    this.names = names;
  }

  @Override
  protected void read(Block block, long[] into) {
    long[] source = names.codes(block);
    for (int row = 0; row < block.count(); row++) {
      long code = source[row];
      into[row] = code == Block.ABSENT || "".equals(names.value(code)) ? EMPTY : code + 1;
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
