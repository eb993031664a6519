package org.pageowner.dsl.internal.engine.group;

import com.google.common.math.LongMath;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/** Allocations and base pages of groups, in two payload words of the groups' rows. */
final class GroupSums {
  private final RowTotals rowTotals;
  private final RowTable table;
  private final int timesWord;
  private final int pagesWord;
  private final PackedTotals packed;
  private long maxTimes;

  /** Adds {@code rowTotals} to payload words of the rows of {@code table}. */
  GroupSums(RowTotals rowTotals, RowTable table, int timesWord, int pagesWord) {
    this.rowTotals = rowTotals;
    this.table = table;
    this.timesWord = timesWord;
    this.pagesWord = pagesWord;
    this.packed = new PackedTotals(table, timesWord, pagesWord);
  }

  /** Adds the rows of each run to the run's group; {@code starts} end with the number of rows. */
  void add(RowSlice slice, int[] rows, int[] starts, int runs, int[] groups) {
    rowTotals.read(slice, rows, starts[runs]);
    if (rowTotals.isInventory()) {
      addRanges(starts, runs, groups);
    } else if (!packed.add(starts, runs, groups, rowTotals.runningSums())) {
      addDifferences(starts, runs, groups, rowTotals.runningSums());
    }
  }

  private void addDifferences(int[] starts, int runs, int[] groups, long[] sums) {
    long most = maxTimes;
    int from = starts[0];
    long before = sums[from];
    for (int run = 0; run < runs; run++) {
      int to = starts[run + 1];
      long after = sums[to];
      long[] segment = table.segment(groups[run]);
      int payload = table.payloadAt(groups[run]);
      long times = LongMath.saturatedAdd(segment[payload + timesWord], to - from);
      segment[payload + timesWord] = times;
      segment[payload + pagesWord] =
          LongMath.saturatedAdd(segment[payload + pagesWord], after - before);
      most = Math.max(most, times);
      from = to;
      before = after;
    }
    maxTimes = most;
  }

  private void addRanges(int[] starts, int runs, int[] groups) {
    for (int run = 0; run < runs; run++) {
      int from = starts[run];
      int to = starts[run + 1];
      long[] segment = table.segment(groups[run]);
      int payload = table.payloadAt(groups[run]);
      long times = LongMath.saturatedAdd(segment[payload + timesWord], rowTotals.times(from, to));
      segment[payload + timesWord] = times;
      segment[payload + pagesWord] =
          LongMath.saturatedAdd(segment[payload + pagesWord], rowTotals.pages(from, to));
      maxTimes = Math.max(maxTimes, times);
    }
  }

  /** Completes the totals in the table. */
  void end() {
    packed.flush();
    maxTimes = Math.max(maxTimes, packed.maxTimes());
  }

  /** Returns the maximum number of allocations of a group, after {@link #end}. */
  long maxTimes() {
    return maxTimes;
  }
}
