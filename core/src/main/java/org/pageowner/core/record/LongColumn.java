package org.pageowner.core.record;

/**
 * A read-only column of numbers, one for each record of a batch.
 *
 * <p>Implemented by this library; safe to share between threads. Rows are counted from 0; a row
 * outside the batch causes an {@link IndexOutOfBoundsException}.
 */
public interface LongColumn {
  /** Returns the number of rows. */
  int size();

  /**
   * Returns whether the record has no such number: its dialect does not print it, or it is damaged.
   */
  boolean isAbsent(int row);

  /**
   * Returns whether any row of the column is absent. If not, {@link #isAbsent} need not be called.
   */
  boolean hasAbsent();

  /** Returns the number; meaningless if it {@link #isAbsent}. */
  long get(int row);

  /**
   * Copies the numbers of the rows {@code from} to {@code from + count - 1} to the start of {@code
   * into}: the fast way to read many. For an absent row the copied number is arbitrary.
   */
  void copy(int from, int count, long[] into);
}
