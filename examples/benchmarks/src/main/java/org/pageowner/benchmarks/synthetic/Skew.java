package org.pageowner.benchmarks.synthetic;

import java.util.Arrays;

/** Ranks that come the more often the lower they are: Zipf's law. With exponent 0 all are equal. */
final class Skew {
  private final double[] sums;

  Skew(int ranks, double exponent) {
    double[] weights = new double[ranks];
    double sum = 0;
    for (int rank = 0; rank < ranks; rank++) {
      sum += StrictMath.pow(rank + 1.0, -exponent);
      weights[rank] = sum;
    }
    this.sums = weights;
  }

  int next(Seeded random) {
    double at = random.fraction() * sums[sums.length - 1];
    int found = Arrays.binarySearch(sums, at);
    return Math.min(found < 0 ? -found - 1 : found, sums.length - 1);
  }
}
