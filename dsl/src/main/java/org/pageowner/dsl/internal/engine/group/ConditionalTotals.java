package org.pageowner.dsl.internal.engine.group;

import org.pageowner.dsl.internal.engine.column.RowSlice;

/**
 * The totals of those rows of each group that pass a condition. The rows of each run that pass are
 * a shorter run of the same group.
 */
final class ConditionalTotals implements Accumulator {
  private final RowSelection selection;
  private final GroupTotals totals;
  private final int[] passed = new int[RowSlice.CAPACITY];
  private final RowRuns runs = new RowRuns();
  private final int[] groups = new int[RowSlice.CAPACITY];

  /** Adds rows that pass the condition to {@code totals}. */
  ConditionalTotals(RowSelection selection, GroupTotals totals) {
    this.selection = selection;
    this.totals = totals;
  }

  /** Returns the totals of the rows that passed. */
  GroupTotals totals() {
    return totals;
  }

  @Override
  public void add(RowSlice slice, int[] rows, RowRuns all, int[] groupOfRun) {
    int count = all.start(all.size());
    System.arraycopy(rows, 0, passed, 0, count);
    int left = selection.retain(slice, passed, count);
    if (left == count) {
      totals.add(slice, rows, all, groupOfRun);
    } else if (left > 0) {
      split(rows, all, groupOfRun, left);
      totals.add(slice, passed, runs, groups);
    }
  }

  private void split(int[] rows, RowRuns all, int[] groupOfRun, int left) {
    runs.clear();
    int next = 0;
    for (int run = 0; next < left; run++) {
      int last = rows[all.start(run + 1) - 1];
      if (passed[next] <= last) {
        groups[runs.size()] = groupOfRun[run];
        runs.append(next);
        while (next < left && passed[next] <= last) {
          next++;
        }
      }
    }
    runs.close(left);
  }
}
