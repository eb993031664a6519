package org.pageowner.dsl.internal.engine.sort;

import java.util.function.IntToLongFunction;

/**
 * Numbers of rows to sort by.
 *
 * @param numbers the number of a row; called several times for a row
 * @param min a lower bound of the numbers; the smallest {@code long} if it is unknown
 * @param max an upper bound of the numbers; the largest {@code long} if it is unknown
 */
public record SortField(IntToLongFunction numbers, long min, long max) {
  /** Returns a field whose bounds are unknown. */
  public static SortField unbounded(IntToLongFunction numbers) {
    return new SortField(numbers, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** Returns the column to sort by, the smallest or the largest number first. */
  public RadixSort.Column column(boolean isAscending) {
    RadixSort.Column column =
        isAscending ? RadixSort.Column.ascending(numbers) : RadixSort.Column.descending(numbers);
    boolean isBounded = min != Long.MIN_VALUE || max != Long.MAX_VALUE;
    return isBounded ? column.within(min, max) : column;
  }
}
