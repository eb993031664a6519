package org.pageowner.dsl.internal.engine.sort;

import java.util.Arrays;
import org.pageowner.core.internal.work.Interruption;

/**
 * A radix sort of words by some of their bits, the least significant digit first (LSD).
 *
 * <p>A digit has 11 bits: 2,048 counters fit into the first-level cache, and 64 bits take six
 * passes. A pass counts the digits, turns the counts into start positions, and distributes the
 * words; a pass in which all digits are equal ends after counting. All memory but the distribution
 * is accessed sequentially.
 */
public final class WordSort {
  /** Bits of a digit. */
  static final int DIGIT = 11;

  private static final int BUCKETS = 1 << DIGIT;

  /** Number of words of a pass between two checks for an interrupt: about a millisecond. */
  private static final int STRIP = 1 << 18;

  private WordSort() {}

  /**
   * Sorts the first {@code size} words by their bits from {@code from} to before {@code to}; words
   * that are equal in them keep their order. The last digit may have bits from {@code to} on.
   *
   * @param spare a second array of at least {@code size} words
   * @return {@code words} or {@code spare}, whichever has the sorted words
   */
  public static long[] sort(long[] words, long[] spare, int size, int from, int to) {
    long[] source = words;
    long[] target = spare;
    int[] starts = new int[BUCKETS];
    for (int shift = from; shift < to; shift += DIGIT) {
      if (starts(source, size, shift, starts)) {
        distribute(source, target, size, shift, starts);
        long[] sorted = target;
        target = source;
        source = sorted;
      }
    }
    return source;
  }

  private static void distribute(long[] source, long[] target, int size, int shift, int[] starts) {
    forEachStrip(
        size,
        (begin, end) -> {
          for (int i = begin; i < end; i++) {
            long word = source[i];
            target[starts[digit(word, shift)]++] = word;
          }
        });
  }

  /**
   * Computes the start position of each digit's words; returns false if all words have the same
   * digit.
   */
  static boolean starts(long[] words, int size, int shift, int[] starts) {
    Arrays.fill(starts, 0);
    forEachStrip(
        size,
        (begin, end) -> {
          for (int i = begin; i < end; i++) {
            starts[digit(words[i], shift)]++;
          }
        });
    if (size == 0 || starts[digit(words[0], shift)] == size) {
      return false;
    }
    int at = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      int count = starts[bucket];
      starts[bucket] = at;
      at += count;
    }
    return true;
  }

  /** Returns counters for {@link #starts}. */
  static int[] newStarts() {
    return new int[BUCKETS];
  }

  static int digit(long word, int shift) {
    return (int) (word >>> shift) & (BUCKETS - 1);
  }

  /** A step of a pass, over a range of words. */
  @FunctionalInterface
  interface Strip {
    void run(int begin, int end);
  }

  /** Runs a step over all words, some at a time, so that an interrupt ends the sort soon. */
  static void forEachStrip(int size, Strip step) {
    for (int begin = 0; begin < size; begin += STRIP) {
      Interruption.check();
      step.run(begin, Math.min(size, begin + STRIP));
    }
  }
}
