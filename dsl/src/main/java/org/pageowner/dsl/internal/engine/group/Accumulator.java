package org.pageowner.dsl.internal.engine.group;

import org.pageowner.dsl.internal.engine.column.RowSlice;

/** Aggregates a column of the rows of each group. */
interface Accumulator {
  /**
   * Adds the rows of each run to the run's group.
   *
   * @param rows the rows of the slice that the runs count
   * @param groups the group of each run
   */
  void add(RowSlice slice, int[] rows, RowRuns runs, int[] groups);
}
