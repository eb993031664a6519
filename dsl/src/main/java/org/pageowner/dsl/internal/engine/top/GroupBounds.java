package org.pageowner.dsl.internal.engine.top;

import com.google.common.math.LongMath;
import java.util.Arrays;

/**
 * Upper bounds of the totals of groups, without a total for each: groups whose hashes agree in the
 * highest bits share a cell, so no group's total exceeds that of its cell (a count-min sketch with
 * one row). The cells fit into the second-level cache, whatever the number of groups.
 */
public final class GroupBounds {
  private static final int CELL_BITS = 15;

  /** A first guess at the cells that have the largest groups: one of N. */
  private static final int FEW_CELLS = 32;

  /** Cells that are guessed for each group that is wanted. */
  private static final int CELLS_FOR_GROUP = 4;

  /** With more groups than this, too many of them would share a cell. */
  public static final int MAX_GROUPS = (1 << CELL_BITS) / FEW_CELLS / CELLS_FOR_GROUP;

  private final long[] cells = new long[1 << CELL_BITS];

  /**
   * Adds runs of rows.
   *
   * @param starts the first row of each run, then the number of rows
   * @param sums the running sums of what is totalled, by row
   */
  public void add(long[] hashes, int[] starts, int runs, long[] sums) {
    long before = sums[starts[0]];
    for (int run = 0; run < runs; run++) {
      long after = sums[starts[run + 1]];
      int cell = cell(hashes[run]);
      cells[cell] = LongMath.saturatedAdd(cells[cell], after - before);
      before = after;
    }
  }

  /**
   * Returns a total that few cells reach, and that the {@code groups} largest groups probably reach
   * too; 0 if these are hardly larger than the other cells.
   */
  public long least(int groups) {
    long[] sorted = cells.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (long cell : sorted) {
      sum += cell;
    }
    long least = sorted[sorted.length - sorted.length / FEW_CELLS];
    // Some of many groups share a cell, so the cells of all of them are fewer.
    double ofGroups = sorted[sorted.length - (groups - groups / 8)] - sum / sorted.length;
    return ofGroups < least ? 0 : least;
  }

  /** Returns an upper bound of the total of the group with a hash. */
  long of(long hash) {
    return cells[cell(hash)];
  }

  private static int cell(long hash) {
    return (int) (hash >>> (Long.SIZE - CELL_BITS));
  }
}
