package org.pageowner.core.record;

/**
 * A read-only column of numbers, one for each record of a batch.
 *
 * <p>Implemented by this library; safe to share between threads. Rows are counted from 0; a row
 * outside the batch gives an {@link IndexOutOfBoundsException}.
 */
public interface LongColumn {
  /** How many rows there are. */
  int size();

  /** Whether the record has no such number: its dialect does not print it, or it was damaged. */
  boolean isAbsent(int row);

  /** Whether any row of the column is absent: when not, {@link #isAbsent} need not be asked. */
  boolean hasAbsent();

  /** The number; meaningless if it {@link #isAbsent}. */
  long get(int row);

  /**
   * Copies the numbers of the rows {@code from} to {@code from + count - 1} to the start of {@code
   * into}: the fast way to read many. Absent rows are copied as some number.
   */
  void copy(int from, int count, long[] into);

  /**
   * Copies the numbers of some rows, of which {@code rows[i]} is counted from {@code from}. Absent
   * rows are copied as some number.
   */
  default void copyRows(int from, int[] rows, int count, long[] into) {
    for (int i = 0; i < count; i++) {
      into[i] = get(from + rows[i]);
    }
  }

  /**
   * Marks where a row is not as the row before it: the fast way to find the runs of a column of
   * which most rows repeat. Absent rows are alike.
   *
   * @param from the first row, of which the row before counts too if there is one
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
   * Sets {@code into[i]} to the sum of the first {@code i} numbers from the row {@code from} on,
   * for {@code i} from 0 to {@code count}; absent rows count as 0. Sums that are no {@code long}
   * wrap around.
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
