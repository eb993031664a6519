package org.pageowner.core.internal.column;

import org.pageowner.core.record.LongColumn;

/**
 * A column of numbers that is read a slice of rows at a time.
 *
 * <p>Columns are run-length encoded where most rows repeat. An implementation finds the runs and
 * sums from the encoding; the defaults work row by row.
 */
public interface BulkLongColumn extends LongColumn {
  /** Returns the column as one with bulk access, which each column of this library has. */
  static BulkLongColumn of(LongColumn column) {
    return (BulkLongColumn) column;
  }

  /**
   * Returns the smallest number; {@link Long#MAX_VALUE} if all rows are absent, or none is there.
   */
  default long min() {
    long min = Long.MAX_VALUE;
    for (int row = 0; row < size(); row++) {
      min = isAbsent(row) ? min : Math.min(min, get(row));
    }
    return min;
  }

  /**
   * Returns the largest number; {@link Long#MIN_VALUE} if all rows are absent, or none is there.
   */
  default long max() {
    long max = Long.MIN_VALUE;
    for (int row = 0; row < size(); row++) {
      max = isAbsent(row) ? max : Math.max(max, get(row));
    }
    return max;
  }

  /**
   * Copies the numbers of selected rows (late materialisation).
   *
   * @param from the row that {@code rows} are relative to
   * @param into receives the number of the row {@code from + rows[i]} at {@code i}; any number if
   *     it is absent
   */
  default void copyRows(int from, int[] rows, int count, long[] into) {
    for (int i = 0; i < count; i++) {
      into[i] = get(from + rows[i]);
    }
  }

  /**
   * Marks the rows whose number differs from that of the row before. Absent rows are equal to each
   * other.
   *
   * @param from the first row, which is compared with the row before it if there is one
   * @param into the bit {@code i & 63} of {@code into[i >> 6]} is set if the row {@code from + i}
   *     differs; other bits stay as they are
   */
  default void markChanges(int from, int count, long[] into) {
    for (int row = Math.max(from, 1); row < from + count; row++) {
      boolean absent = isAbsent(row);
      if (absent != isAbsent(row - 1) || (!absent && get(row) != get(row - 1))) {
        into[(row - from) >>> 6] |= 1L << (row - from);
      }
    }
  }

  /**
   * Marks the rows whose number is in a range; absent rows are in none.
   *
   * @param low the smallest number of the range
   * @param high the largest number of the range, inclusive
   * @param into the bit {@code i & 63} of {@code into[i >> 6]} is set if the row {@code from + i}
   *     is in the range; other bits stay as they are
   */
  default void markInRange(int from, int count, long low, long high, long[] into) {
    for (int i = 0; i < count; i++) {
      long number = get(from + i);
      if (number >= low && number <= high && !isAbsent(from + i)) {
        into[i >>> 6] |= 1L << i;
      }
    }
  }

  /**
   * Sets {@code into[i]} to the sum of the first {@code i} numbers from the row {@code from} on,
   * for {@code i} from 0 to {@code count}. Absent rows count as 0; sums wrap around on overflow.
   */
  default void copySums(int from, int count, long[] into) {
    copy(from, count, into);
    boolean absent = hasAbsent();
    long sum = 0;
    for (int i = 0; i < count; i++) {
      long number = absent && isAbsent(from + i) ? 0 : into[i];
      into[i] = sum;
      sum += number;
    }
    into[count] = sum;
  }
}
