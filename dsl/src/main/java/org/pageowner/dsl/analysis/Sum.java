package org.pageowner.dsl.analysis;

/** Sums of pages, of which a damaged dump may claim more than there are numbers. */
final class Sum {
  private Sum() {}

  /** The sum of two numbers that are not negative, at most {@link Long#MAX_VALUE}. */
  static long of(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
