package org.pageowner.dsl.internal.compat;

import org.pageowner.dsl.internal.engine.Block;

/**
 * Numbers that compare as decimal digits do, when a character follows that sorts before all digits:
 * 1, 10, 2.
 */
final class DecimalOrder {
  /** How many decimal digits can be told apart. */
  private static final int MAX_DIGITS = 18;

  /** What has more digits than that. */
  static final long BEYOND = 1_000_000_000_000_000_000L;

  /** So many digits, and beside them how many there are, fit into a number. */
  private static final int FEW_DIGITS = 17;

  private static final long FEW_BEYOND = 100_000_000_000_000_000L;
  private static final int LENGTH_BITS = 5;

  private DecimalOrder() {}

  /** For each of {@code numbers}, not negative or {@link Block#ABSENT}, one that compares so. */
  static long[] of(long[] numbers) {
    long largest = 0;
    for (long number : numbers) {
      largest = Math.max(largest, number);
    }
    long[] result = new long[numbers.length];
    int width = digits(largest);
    for (int i = 0; i < numbers.length; i++) {
      long number = numbers[i];
      result[i] =
          number == Block.ABSENT
              ? -1
              : largest < FEW_BEYOND ? aligned(number, width) : turned(number);
    }
    return result;
  }

  /** The digits from the left on, and how many there are: 10 stands behind 1, before 2. */
  private static long aligned(long number, int width) {
    int count = digits(number);
    long left = number;
    for (int i = count; i < width; i++) {
      left *= 10;
    }
    return (left << LENGTH_BITS) | count;
  }

  private static int digits(long number) {
    int count = 1;
    for (long power = 10; count <= FEW_DIGITS && number >= power; power *= 10) {
      count++;
    }
    return count;
  }

  /** The digits, each one more than it is, to the base 11; of longer numbers the first 18. */
  private static long turned(long number) {
    long power = 1;
    int count = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      power *= 10;
      count++;
    }
    long turned = 0;
    long rest = number;
    for (int i = 0; i < MAX_DIGITS; i++) {
      long digit = i < count ? rest / power + 1 : 0;
      turned = turned * 11 + digit;
      if (i < count) {
        rest %= power;
        power /= 10;
      }
    }
    return turned;
  }
}
