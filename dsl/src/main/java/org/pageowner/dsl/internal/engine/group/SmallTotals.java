package org.pageowner.dsl.internal.engine.group;

import com.google.common.math.LongMath;
import java.util.Arrays;

/**
 * Totals of the runs of one slice for few groups, which are added to the groups' rows after the
 * slice.
 *
 * <p>Where few groups recur, an update of a group has to wait for the last one to be stored and
 * loaded again. Here each run updates one word, not two, and neighbours update different words:
 * allocations and pages are packed into one word, and there are two words for each group in turn.
 */
final class SmallTotals {
  /** Above this, adding up all groups after each slice costs more than it saves. */
  static final int MAX_GROUPS = 64;

  /** Bits of the allocations of a slice. */
  private static final int TIMES_BITS = 12;

  private static final long TIMES_MASK = (1L << TIMES_BITS) - 1;

  /** For each group, the totals of its even runs and those of its odd runs. */
  private final long[] packed = new long[2 * MAX_GROUPS];

  private long maxTimes;

  /**
   * Adds runs of the rows of a slice. Returns false, and adds nothing, if they have too many pages
   * for a packed word.
   *
   * @param sums the running sums of pages, by row
   */
  boolean add(int[] starts, int runs, int[] groups, long[] sums) {
    if (sums[starts[runs]] >>> (Long.SIZE - 1 - TIMES_BITS) != 0) {
      return false;
    }
    long[] totals = packed;
    int from = starts[0];
    long before = sums[from];
    for (int run = 0; run < runs; run++) {
      int to = starts[run + 1];
      long after = sums[to];
      totals[2 * groups[run] + (run & 1)] += ((after - before) << TIMES_BITS) + (to - from);
      from = to;
      before = after;
    }
    return true;
  }

  /** Adds the totals to the rows of a table, and clears them. */
  void addTo(RowTable table, int timesWord, int pagesWord) {
    for (int group = 0; group < table.size(); group++) {
      long even = packed[2 * group];
      long odd = packed[2 * group + 1];
      long times =
          LongMath.saturatedAdd(
              table.payload(group, timesWord), (even & TIMES_MASK) + (odd & TIMES_MASK));
      long pages = (even >>> TIMES_BITS) + (odd >>> TIMES_BITS);
      table.setPayload(group, timesWord, times);
      table.setPayload(
          group, pagesWord, LongMath.saturatedAdd(table.payload(group, pagesWord), pages));
      maxTimes = Math.max(maxTimes, times);
    }
    Arrays.fill(packed, 0, 2 * table.size(), 0);
  }

  /** Returns the maximum number of allocations of a group. */
  long maxTimes() {
    return maxTimes;
  }
}
