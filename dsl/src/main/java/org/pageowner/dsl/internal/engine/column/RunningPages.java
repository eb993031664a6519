package org.pageowner.dsl.internal.engine.column;

import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.column.BulkLongColumn;
import org.pageowner.core.record.PageRecord;

/**
 * Running sums of the base pages of a slice's rows that passed the filters: what a run of rows has
 * is the difference of two.
 */
public final class RunningPages {
  private final KeyColumn pages;
  private final long[] sizes = new long[RowSlice.CAPACITY];
  private final long[] sums = new long[RowSlice.CAPACITY + 1];
  private @Nullable RowSlice slice;

  RunningPages(KeyColumn pages) {
    this.pages = pages;
  }

  /**
   * The pages of the first 0, 1, 2 ... of the {@code rows}; a row without counts as none. Not for
   * an inventory: records have at most 2 to the power of {@link PageRecord#MAX_ORDER} pages, of
   * which a slice's sum is in the range of a long, but what a kernel counts may not be.
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
