package org.pageowner.dsl.internal.engine.group;

import com.google.common.math.LongMath;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.column.RunningPages;

/**
 * Allocations and base pages of ranges of a slice's selected rows.
 *
 * <p>A record is one allocation, so a range of records has as many allocations as rows, and its
 * pages are the difference of two running sums. A row of an inventory counts several allocations of
 * any number of pages, whose running sums may overflow, so the rows of a range are added up one by
 * one, with saturation.
 */
public final class RowTotals {
  private static final long[] NONE = {};

  private final KeyColumn pages;
  private final KeyColumn times;
  private final RunningPages runningPages;
  private boolean isInventory;
  private int[] rows = {};
  private long[] timesOfRows = NONE;
  private long[] pagesOfRows = NONE;
  private long[] sums = NONE;

  /** Totals of rows of these columns. */
  public RowTotals(KeyColumns columns) {
    this.pages = columns.pages();
    this.times = columns.times();
    this.runningPages = columns.runningPages();
  }

  private RowTotals(KeyColumns columns, RunningPages runningPages) {
    this.pages = columns.pages();
    this.times = columns.times();
    this.runningPages = runningPages;
  }

  /** Returns totals of some of the rows that passed the filters. */
  static RowTotals ofPart(KeyColumns columns) {
    return new RowTotals(columns, new RunningPages(columns.pages()));
  }

  /**
   * Reads the first {@code count} of {@code selected} rows; ranges are positions in {@code
   * selected}.
   */
  public void read(RowSlice slice, int[] selected, int count) {
    isInventory = slice.batch().isInventory();
    if (isInventory) {
      rows = selected;
      timesOfRows = times.codes(slice);
      pagesOfRows = pages.codes(slice);
    } else {
      sums = runningPages.of(slice, selected, count);
    }
  }

  /**
   * Returns the running sums of the base pages, by position: a record is one allocation, so both
   * totals of a range are differences. Not for an inventory.
   */
  public long[] runningSums() {
    return sums;
  }

  /** Returns whether the rows are those of an inventory. */
  boolean isInventory() {
    return isInventory;
  }

  /**
   * Returns the number of allocations of the rows from position {@code from} to before {@code to}.
   */
  public long times(int from, int to) {
    return isInventory ? sum(timesOfRows, from, to) : to - from;
  }

  /**
   * Returns the base pages of the rows from position {@code from} to before {@code to}, as far as
   * they are known.
   */
  public long pages(int from, int to) {
    return isInventory ? sum(pagesOfRows, from, to) : sums[to] - sums[from];
  }

  private long sum(long[] numbers, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum = LongMath.saturatedAdd(sum, Math.max(0, numbers[rows[i]]));
    }
    return sum;
  }
}
