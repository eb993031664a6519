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
}
