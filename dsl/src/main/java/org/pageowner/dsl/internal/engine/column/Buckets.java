package org.pageowner.dsl.internal.engine.column;

import java.math.BigInteger;

/**
 * The lower bounds of buckets of equal width.
 *
 * <p>A division of 64-bit integers takes tens of cycles, and no processor divides several at once.
 * Quotients are therefore estimated by a multiplication with a reciprocal in fixed point, and are
 * at most one too small. Numbers of a batch that are known to be small enough are multiplied in one
 * word, which the JIT compiler vectorises; others in two words; negative and huge ones are divided.
 */
final class Buckets implements NumberRule {
  /** Bits of a number that are multiplied in one word. */
  private static final int FACTOR_BITS = 31;

  /** Leading bits of a width that are retained, which keeps the error of a quotient below 1. */
  private static final int WIDTH_BITS = 4;

  /** Numbers up to this, doubled, are factors of a multiplication in two words. */
  private static final long MAX_ESTIMATED = Long.MAX_VALUE >>> 1;

  private final long width;

  /** 2^63 / width, rounded down. */
  private final long reciprocal;

  /** Bits of a number that are dropped before it is multiplied in one word. */
  private final int dropped;

  /** 2^(productShift + dropped) / width, rounded down; at most 2^31. */
  private final long shortReciprocal;

  private final int productShift;
  private final long maxShort;

  /** Buckets of a width above 0. */
  Buckets(long width) {
    int bits = Long.SIZE - 1 - Long.numberOfLeadingZeros(width);
    this.width = width;
    this.reciprocal = width == 1 ? Long.MAX_VALUE : Long.divideUnsigned(Long.MIN_VALUE, width);
    this.dropped = Math.max(0, bits - WIDTH_BITS);
    this.productShift = FACTOR_BITS + bits - dropped;
    this.shortReciprocal =
        BigInteger.ONE
            .shiftLeft(productShift + dropped)
            .divide(BigInteger.valueOf(width))
            .longValueExact();
    this.maxShort = (1L << Math.min(Long.SIZE - 2, FACTOR_BITS + dropped)) - 1;
  }

  /** Returns the largest multiple of the width that is at most {@code number}. */
  @Override
  public long of(long number) {
    if (number < 0 || number > MAX_ESTIMATED) {
      return divided(number);
    }
    long low = Math.multiplyHigh(number << 1, reciprocal) * width;
    return number - low >= width ? low + width : low;
  }

  /** A bound below the smallest number that can be a code becomes that number. */
  private long divided(long number) {
    long low = number - Math.floorMod(number, width);
    return low > number || low == RowSlice.ABSENT ? RowSlice.ABSENT + 1 : low;
  }

  @Override
  public void apply(long[] numbers, int count, NumberBounds bounds) {
    if (bounds.min() < 0 || bounds.max() > maxShort) {
      for (int i = 0; i < count; i++) {
        numbers[i] = numbers[i] == RowSlice.ABSENT ? RowSlice.ABSENT : of(numbers[i]);
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      long number = numbers[i];
      long low = (((number >>> dropped) * shortReciprocal) >>> productShift) * width;
      long isNext = (width - 1 - (number - low)) >>> (Long.SIZE - 1);
      numbers[i] = low + (-isNext & width);
    }
  }
}
