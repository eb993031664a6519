package org.pageowner.dsl.internal.engine.group;

import java.util.Arrays;

/**
 * Finds the number of a rank without sorting: a histogram of the numbers by their leading bits
 * finds the bucket of that rank, and only its numbers are looked at again (radix selection). Two
 * passes over the numbers without a branch that depends on them, where quickselect mispredicts one
 * for each number.
 */
final class RankSelection {
  private static final int BUCKET_BITS = 11;
  private static final int SORTED = 256;

  private RankSelection() {}

  /**
   * Returns the {@code rank}th smallest, counted from 1, of the numbers from position {@code from}
   * to before {@code to}.
   */
  static long smallest(long[] numbers, int from, int to, int rank) {
    long[] source = numbers;
    int start = from;
    int end = to;
    int left = rank;
    int[] counts = new int[1 << BUCKET_BITS];
    while (end - start > SORTED) {
      long min = Long.MAX_VALUE;
      long max = Long.MIN_VALUE;
      for (int i = start; i < end; i++) {
        min = Math.min(min, source[i]);
        max = Math.max(max, source[i]);
      }
      if (min == max) {
        return min;
      }
      int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(max - min) - BUCKET_BITS);
      Arrays.fill(counts, 0);
      for (int i = start; i < end; i++) {
        counts[(int) ((source[i] - min) >>> shift)]++;
      }
      int bucket = 0;
      while (left > counts[bucket]) {
        left -= counts[bucket++];
      }
      long[] found = new long[counts[bucket] + 1]; // one more, which is overwritten
      int size = 0;
      for (int i = start; i < end; i++) {
        found[size] = source[i];
        size += (int) ((source[i] - min) >>> shift) == bucket ? 1 : 0;
      }
      source = found;
      start = 0;
      end = counts[bucket];
      if (shift == 0) {
        return found[0];
      }
    }
    long[] sorted = Arrays.copyOfRange(source, start, end);
    Arrays.sort(sorted);
    return sorted[left - 1];
  }
}
