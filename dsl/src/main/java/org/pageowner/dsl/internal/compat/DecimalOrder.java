package org.pageowner.dsl.internal.compat;

import org.pageowner.dsl.internal.engine.column.RowSlice;

/**
 * Turns numbers into ones that compare as decimal digits do, when a character follows that sorts
 * before all digits: 1, 10, 2.
 */
final class DecimalOrder {
  /** How many decimal digits can be told apart. */
  private static final int MAX_DIGITS = 18;

  /** What has more digits than that. */
  static final long BEYOND = 1_000_000_000_000_000_000L;

  /** So many digits, and beside them how many there are, fit into a number. */
  private static final int FEW_DIGITS = 17;

  private static final long[] POWERS = new long[MAX_DIGITS + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  /** How many digits the largest number has. */
  private final int width;

  /** How many bits hold how many digits there are. */
  private final int widthBits;

  private DecimalOrder(int width) {
    this.width = width;
    this.widthBits = Integer.SIZE - Integer.numberOfLeadingZeros(width);
  }

  /** The order of numbers of which none is larger than this. */
  static DecimalOrder upTo(long largest) {
    return new DecimalOrder(digits(largest));
  }

  /** What a number, not negative or {@link RowSlice#ABSENT}, compares by. */
  long of(long number) {
    if (number == RowSlice.ABSENT) {
      return -1;
    }
    return width <= FEW_DIGITS ? aligned(number) : turned(number);
  }

  /** No number compares by more than this. */
  long max() {
    return width <= FEW_DIGITS ? POWERS[width] << widthBits : Long.MAX_VALUE;
  }

  /** The digits from the left on, and how many there are: 10 stands behind 1, before 2. */
  private long aligned(long number) {
    int count = width; // as many numbers have
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

  /** The digits, each one more than it is, to the base 11; of longer numbers the first 18. */
  private static long turned(long number) {
    int count = digits(number);
    long power = 1;
    for (int i = 1; i < count; i++) {
      power *= 10;
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
