package org.pageowner.dsl.internal.engine.group;

/** A growing column of sums, one for each group; sums stay at the largest number there is. */
public final class Tally {
  private final LongRows sums;

  /** A column whose numbers start as {@code initial}. */
  Tally(long initial) {
    this.sums = new LongRows(1, initial);
  }

  /** Makes room for groups up to {@code size - 1}. */
  void reserve(int size) {
    sums.reserve(size);
  }

  /** The group's number. */
  public long get(int group) {
    return sums.get(group, 0);
  }

  void add(int group, long value) {
    long[] segment = sums.segment(group);
    int at = sums.at(group);
    segment[at] = saturatedSum(segment[at], value);
  }

  void min(int group, long value) {
    long[] segment = sums.segment(group);
    int at = sums.at(group);
    segment[at] = Math.min(segment[at], value);
  }

  void max(int group, long value) {
    long[] segment = sums.segment(group);
    int at = sums.at(group);
    segment[at] = Math.max(segment[at], value);
  }

  /** The sum of two counts, or the largest number if it is more. */
  public static long saturatedSum(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 ? Long.MAX_VALUE : sum;
  }
}
