package org.pageowner.dsl.internal.compat;

import org.pageowner.dsl.internal.engine.column.RowSlice;

/**
 * Maps numbers to numbers that compare as the decimal digits of the originals do, followed by a
 * character that sorts before all digits: 1, 10, 2. So numbers in texts are sorted without printing
 * them.
 */
final class DecimalOrder {
  /** Maximum number of decimal digits that are compared. */
  private static final int MAX_DIGITS = 18;

  /** The smallest number that has more digits than are compared. */
  static final long BEYOND = 1_000_000_000_000_000_000L;

  /** Maximum number of digits that fit into a number beside their count. */
  private static final int FEW_DIGITS = 17;

  private static final long[] POWERS = new long[MAX_DIGITS + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  /** The number of digits of the largest number. */
  private final int width;

  /** The number of bits that hold a count of digits. */
  private final int widthBits;

  private DecimalOrder(int width) {
    this.width = width;
    this.widthBits = Integer.SIZE - Integer.numberOfLeadingZeros(width);
  }

  /** Returns the order of numbers up to {@code largest}. */
  static DecimalOrder upTo(long largest) {
    return new DecimalOrder(digits(largest));
  }

  /**
   * Returns the number that a number, which is {@link RowSlice#ABSENT} or not negative, compares
   * by.
   */
  long of(long number) {
    if (number == RowSlice.ABSENT) {
      return -1;
    }
    return width <= FEW_DIGITS ? aligned(number) : toBase11(number);
  }

  /** Returns an upper bound of the results of {@link #of}. */
  long max() {
    return width <= FEW_DIGITS ? POWERS[width] << widthBits : Long.MAX_VALUE;
  }

  /**
   * Returns the digits shifted to the left end, then their count: 10 sorts after 1 and before 2.
   */
  private long aligned(long number) {
    int count = width; // the most frequent count
    while (count > 1 && number < POWERS[count - 1]) {
      count--;
    }
    return (number * POWERS[width - count]) << widthBits | count;
  }

  private static int digits(long number) {
    int count = 1;
    while (count < POWERS.length && number >= POWERS[count]) {
      count++;
    }
    return count;
  }

  /** Returns the first 18 digits, each plus 1, as a number to the base 11. */
  private static long toBase11(long number) {
    int count = digits(number);
    long power = 1;
    for (int i = 1; i < count; i++) {
      power *= 10;
    }
    long toBase11 = 0;
    long rest = number;
    for (int i = 0; i < MAX_DIGITS; i++) {
      long digit = i < count ? rest / power + 1 : 0;
      toBase11 = toBase11 * 11 + digit;
      if (i < count) {
        rest %= power;
        power /= 10;
      }
    }
    return toBase11;
  }
}
