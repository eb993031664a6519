package org.pageowner.dsl.internal.engine;

import java.util.Arrays;

/** A growing column of sums, one for each group; sums stay at the largest number there is. */
public final class Tally {
  private long[] sums;
  private final long initial;

  /** A column whose numbers start as {@code initial}. */
  Tally(long initial) {
    this.initial = initial;
    this.sums = new long[64];
    Arrays.fill(sums, initial);
  }

  /** Makes room for groups up to {@code size - 1}. */
  void reserve(int size) {
    int known = sums.length;
    if (size > known) {
      sums = Arrays.copyOf(sums, Math.max(size, known * 2));
      Arrays.fill(sums, known, sums.length, initial);
    }
  }

  /** The group's number. */
  public long get(int group) {
    return sums[group];
  }

  void add(int group, long value) {
    sums[group] = saturatedSum(sums[group], value);
  }

  void min(int group, long value) {
    sums[group] = Math.min(sums[group], value);
  }

  void max(int group, long value) {
    sums[group] = Math.max(sums[group], value);
  }

  /** The sum of two counts, or the largest number if it is more. */
  static long saturatedSum(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 ? Long.MAX_VALUE : sum;
  }
}
