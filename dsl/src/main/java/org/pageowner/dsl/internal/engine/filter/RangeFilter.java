package org.pageowner.dsl.internal.engine.filter;

import java.util.Arrays;
import org.pageowner.core.internal.column.BulkLongColumn;
import org.pageowner.core.internal.column.SetBits;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/** Passes numbers in a range; absent never passes. */
final class RangeFilter implements RowFilter {
  private final KeyColumn column;
  private final long low;
  private final long high;
  private final long[] gathered = new long[RowSlice.CAPACITY];

  /** A bit for each row of a slice, set where the row passes. */
  private final long[] marks = new long[SetBits.words(RowSlice.CAPACITY)];

  /** Passes numbers from {@code low} to {@code high}, both inclusive. */
  RangeFilter(KeyColumn column, long low, long high) {
    this.column = column;
    this.low = Math.max(low, RowSlice.ABSENT + 1);
    this.high = high;
  }

  @Override
  public void test(RowSlice slice, boolean[] passed) {
    long[] codes = column.codes(slice);
    for (int row = 0; row < slice.count(); row++) {
      passed[row] = codes[row] >= low && codes[row] <= high;
    }
  }

  @Override
  public int retain(RowSlice slice, int[] rows, int count, boolean[] passed) {
    BulkLongColumn stored = count == slice.count() ? column.stored(slice.batch()) : null;
    if (stored != null) {
      Arrays.fill(marks, 0, SetBits.words(count), 0);
      stored.markInRange(slice.from(), count, low, high, marks);
      return SetBits.copy(marks, count, rows);
    }
    column.gather(slice, rows, count, gathered);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      rows[kept] = rows[i];
      kept += gathered[i] >= low && gathered[i] <= high ? 1 : 0;
    }
    return kept;
  }
}
