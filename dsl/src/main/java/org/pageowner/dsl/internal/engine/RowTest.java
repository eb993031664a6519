package org.pageowner.dsl.internal.engine;

/** A condition on rows. */
public interface RowTest {
  /** Sets {@code passed[row]} for all rows of a block. */
  void test(Block block, boolean[] passed);
}
