package org.pageowner.dsl.internal.engine.column;

/**
 * The lower bounds of buckets of equal width.
 *
 * <p>A division of 64-bit integers takes tens of cycles. Numbers up to 2^52 are exact as {@code
 * double}, so their quotient is estimated by a multiplication, which is off by at most one.
 */
final class Buckets implements NumberRule {
  private static final long MAX_EXACT = 1L << 52;

  private final long width;
  private final double inverse;

  /** Buckets of a width above 0. */
  Buckets(long width) {
    this.width = width;
    this.inverse = 1.0 / width;
  }

  /** Returns the largest multiple of the width that is at most {@code number}. */
  @Override
  public long of(long number) {
    return number < 0 || number > MAX_EXACT ? exactly(number) : estimated(number);
  }

  private long estimated(long number) {
    long low = ((long) (number * inverse)) * width;
    low -= low > number ? width : 0;
    return number - low >= width ? low + width : low;
  }

  @Override
  public void apply(long[] numbers, int count) {
    for (int i = 0; i < count; i++) {
      long number = numbers[i];
      boolean isExact = number >= 0 && number <= MAX_EXACT;
      numbers[i] =
          isExact ? estimated(number) : number == RowSlice.ABSENT ? number : exactly(number);
    }
  }

  /** A bound below the smallest number that can be a code becomes that number. */
  private long exactly(long number) {
    long low = number - Math.floorMod(number, width);
    return low > number || low == RowSlice.ABSENT ? RowSlice.ABSENT + 1 : low;
  }
}
