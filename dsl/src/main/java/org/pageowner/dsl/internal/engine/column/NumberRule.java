package org.pageowner.dsl.internal.engine.column;

/**
 * A rule that gives a number for a number, {@link RowSlice#ABSENT} for absent. It is monotone:
 * numbers between two others have results between theirs.
 */
interface NumberRule {
  /** Returns the number for {@code number}, which is not absent. */
  long of(long number);

  /**
   * Applies the rule to the first {@code count} numbers of a vector in place, except absent ones. A
   * rule overrides it where one call for each vector is faster than one for each number.
   *
   * @param bounds the bounds of the numbers
   */
  default void apply(long[] numbers, int count, NumberBounds bounds) {
    for (int i = 0; i < count; i++) {
      numbers[i] = numbers[i] == RowSlice.ABSENT ? RowSlice.ABSENT : of(numbers[i]);
    }
  }
}
