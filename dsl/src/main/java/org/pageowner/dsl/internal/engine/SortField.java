package org.pageowner.dsl.internal.engine;

import java.util.function.IntToLongFunction;
import org.pageowner.dsl.internal.engine.sort.RadixSort;
import org.pageowner.dsl.plan.SortKey.Direction;

/**
 * Numbers of rows to sort by.
 *
 * @param numbers the number of a row; may be asked several times
 * @param min no number is smaller; the smallest {@code long} if the range is unknown
 * @param max no number is larger; the largest {@code long} if the range is unknown
 */
public record SortField(IntToLongFunction numbers, long min, long max) {
  /** Returns numbers whose range is unknown. */
  public static SortField unbounded(IntToLongFunction numbers) {
    return new SortField(numbers, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** Returns the column to sort by in a direction. */
  RadixSort.Column column(Direction direction) {
    RadixSort.Column column =
        direction == Direction.ASCENDING
            ? RadixSort.Column.ascending(numbers)
            : RadixSort.Column.descending(numbers);
    boolean isBounded = min != Long.MIN_VALUE || max != Long.MAX_VALUE;
    return isBounded ? column.within(min, max) : column;
  }
}
