package org.pageowner.dsl.internal.engine.column;

/**
 * Bounds of the codes of a column that are numbers, in one batch.
 *
 * @param min at most the smallest number; {@link RowSlice#ABSENT} if some may be absent
 * @param max at least the largest number
 */
record NumberBounds(long min, long max) {
  /** Nothing is known of the numbers, and some may be absent. */
  static final NumberBounds NONE = new NumberBounds(RowSlice.ABSENT, Long.MAX_VALUE);

  /** Returns the bounds of the numbers that a monotone rule gives for those within these bounds. */
  NumberBounds mapped(NumberRule rule) {
    if (min == RowSlice.ABSENT) {
      return NONE;
    }
    long a = rule.of(min);
    long b = rule.of(max);
    return new NumberBounds(Math.min(a, b), Math.max(a, b));
  }
}
