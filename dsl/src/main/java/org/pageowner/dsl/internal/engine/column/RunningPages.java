package org.pageowner.dsl.internal.engine.column;

import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.column.BulkLongColumn;
import org.pageowner.core.record.PageRecord;

/**
 * Running sums (prefix sums) of the base pages of the rows that passed the filters: the pages of a
 * run of rows are the difference of two of them, whatever the length of the run.
 */
public final class RunningPages {
  private final KeyColumn pages;
  private final long[] sizes = new long[RowSlice.CAPACITY];
  private final long[] sums = new long[RowSlice.CAPACITY + 1];
  private @Nullable RowSlice slice;

  /** Running sums of a column of pages. */
  public RunningPages(KeyColumn pages) {
    this.pages = pages;
  }

  /**
   * Returns the pages of the first 0, 1, 2 ... of the {@code rows}; a row without pages counts as
   * 0. Not for an inventory: a record has at most 2 to the power of {@link PageRecord#MAX_ORDER}
   * pages, so the sum of a slice fits into a long, but counts that a kernel printed may overflow
   * it.
   */
  public long[] of(RowSlice next, int[] rows, int count) {
    if (next != slice) {
      slice = next;
      if (count == next.count()) {
        BulkLongColumn.of(next.batch().pages()).copySums(next.from(), count, sums);
      } else {
        add(next, rows, count);
      }
    }
    return sums;
  }

  private void add(RowSlice next, int[] rows, int count) {
    pages.gather(next, rows, count, sizes);
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.max(0, sizes[i]);
      sums[i + 1] = sum;
    }
  }
}
