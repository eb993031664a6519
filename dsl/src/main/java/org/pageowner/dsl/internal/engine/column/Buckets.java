package org.pageowner.dsl.internal.engine.column;

import java.math.BigInteger;

/**
 * The lower bounds of buckets of equal width.
 *
 * <p>A division of 64-bit integers takes tens of cycles, and no processor divides several at once.
 * Where the numbers of a vector are not too large, their quotients are therefore estimated by a
 * multiplication with a reciprocal in fixed point, which is at most one too small: all its steps
 * are such that the JIT compiler vectorises the loop.
 */
final class Buckets implements NumberRule {
  /** Bits of a number that are multiplied with the reciprocal. */
  private static final int FACTOR_BITS = 31;

  /** Bits of a width that are retained, which limits the error of the estimate. */
  private static final int WIDTH_BITS = 20;

  private final long width;

  /** Bits of numbers that are dropped before the multiplication. */
  private final int dropped;

  /** A power of 2, by which products are divided, over the width without its dropped bits. */
  private final long reciprocal;

  private final int productShift;
  private final long maxEstimated;

  /** Buckets of a width above 0. */
  Buckets(long width) {
    int bits = Long.SIZE - 1 - Long.numberOfLeadingZeros(width);
    this.width = width;
    this.dropped = Math.max(0, bits - WIDTH_BITS);
    this.productShift = FACTOR_BITS + bits - dropped;
    this.reciprocal =
        BigInteger.ONE
            .shiftLeft(productShift + dropped)
            .divide(BigInteger.valueOf(width))
            .longValueExact();
    int bitsEstimated = Math.min(Long.SIZE - 2, FACTOR_BITS + dropped);
    this.maxEstimated = (1L << bitsEstimated) - 1;
  }

  /** Returns the largest multiple of the width that is at most {@code number}. */
  @Override
  public long of(long number) {
    long low = number - Math.floorMod(number, width);
    // a bound below the smallest number that can be a code becomes that number
    return low > number || low == RowSlice.ABSENT ? RowSlice.ABSENT + 1 : low;
  }

  @Override
  public void apply(long[] numbers, int count, long min, long max) {
    if (min < 0 || max > maxEstimated) {
      NumberRule.super.apply(numbers, count, min, max);
      return;
    }
    for (int i = 0; i < count; i++) {
      long number = numbers[i];
      long low = (((number >>> dropped) * reciprocal) >>> productShift) * width;
      long isNext = (width - 1 - (number - low)) >>> (Long.SIZE - 1);
      numbers[i] = low + (-isNext & width);
    }
  }
}
