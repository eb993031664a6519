package org.pageowner.core.internal.store;

/** Counts that stay at the largest number instead of turning negative. */
public final class Saturated {
  private Saturated() {}

  /** The sum of two counts. */
  public static long sum(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 ? Long.MAX_VALUE : sum;
  }

  /** {@code count} times the same; neither is negative. */
  public static long product(int count, long each) {
    return count > 0 && each > Long.MAX_VALUE / count ? Long.MAX_VALUE : count * each;
  }
}
