package org.pageowner.core.internal.store;

/** Saturating arithmetic: counts stay at the largest number instead of overflowing. */
public final class Saturated {
  private Saturated() {}

  /** Returns the sum of two counts. */
  public static long sum(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 ? Long.MAX_VALUE : sum;
  }

  /** Returns {@code count} times {@code each}; neither is negative. */
  public static long product(long count, long each) {
    return count > 0 && each > Long.MAX_VALUE / count ? Long.MAX_VALUE : count * each;
  }
}
