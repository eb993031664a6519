package org.pageowner.dsl.internal.engine.group;

import com.google.common.math.LongMath;
import java.util.Arrays;

/**
 * Totals of runs that have not been added to the groups' rows yet.
 *
 * <p>Allocations and pages of a group are packed into one word, so that a run costs one load and
 * one store, and the words of thousands of groups fit into the second-level cache. They are added
 * to the rows before a word could overflow, which is once in millions of records.
 *
 * <p>Where few groups recur, an update of a group has to wait for the last one to be stored and
 * loaded again, so neighbours among the runs then update different words of a group.
 */
final class PackedTotals {
  /** Above this the words exceed the second-level cache. */
  static final int MAX_GROUPS = 1 << 16;

  /** Up to this number of groups each has two words. */
  private static final int FEW_GROUPS = 64;

  /** Bits of a word for allocations; the others, except for the sign, are for pages. */
  private static final int TIMES_BITS = 24;

  private static final long TIMES_MASK = (1L << TIMES_BITS) - 1;
  private static final long MAX_PAGES = Long.MAX_VALUE >>> TIMES_BITS;

  private final RowTable table;
  private final int timesWord;
  private final int pagesWord;

  private long[] packed = new long[2 * FEW_GROUPS];

  /** The binary logarithm of the number of words for each group. */
  private int wordBits = 1;

  /** Allocations and pages of all words together. */
  private long times;

  private long pages;
  private long maxTimes;

  /** Totals that are added to two payload words of the rows of {@code table}. */
  PackedTotals(RowTable table, int timesWord, int pagesWord) {
    this.table = table;
    this.timesWord = timesWord;
    this.pagesWord = pagesWord;
  }

  /**
   * Adds runs of the rows of a slice. Returns false, and adds nothing, if there are too many groups
   * or too many pages for a word.
   *
   * @param sums the running sums of pages, by row
   */
  boolean add(int[] starts, int runs, int[] groups, long[] sums) {
    long pagesOfSlice = sums[starts[runs]];
    if (table.size() > MAX_GROUPS || pagesOfSlice > MAX_PAGES) {
      flush();
      return false;
    }
    if (times + starts[runs] > TIMES_MASK || pages + pagesOfSlice > MAX_PAGES) {
      flush();
    }
    reserve();
    times += starts[runs];
    pages += pagesOfSlice;
    if (wordBits == 0) {
      addMany(starts, runs, groups, sums);
    } else {
      addFew(starts, runs, groups, sums);
    }
    return true;
  }

  private void reserve() {
    if (table.size() > FEW_GROUPS && wordBits > 0) {
      flush();
      wordBits = 0;
    }
    if (table.size() << wordBits > packed.length) {
      packed = Arrays.copyOf(packed, Math.max(table.size(), 2 * packed.length));
    }
  }

  private void addMany(int[] starts, int runs, int[] groups, long[] sums) {
    long[] words = packed;
    int from = starts[0];
    long before = sums[from];
    for (int run = 0; run < runs; run++) {
      int to = starts[run + 1];
      long after = sums[to];
      words[groups[run]] += ((after - before) << TIMES_BITS) + (to - from);
      from = to;
      before = after;
    }
  }

  /** A loop of its own, since a shift by a variable costs each run of the common case. */
  private void addFew(int[] starts, int runs, int[] groups, long[] sums) {
    long[] words = packed;
    int from = starts[0];
    long before = sums[from];
    for (int run = 0; run < runs; run++) {
      int to = starts[run + 1];
      long after = sums[to];
      words[2 * groups[run] + (run & 1)] += ((after - before) << TIMES_BITS) + (to - from);
      from = to;
      before = after;
    }
  }

  /** Adds the words to the rows of the table, and clears them. */
  void flush() {
    if (times == 0) {
      return;
    }
    int words = Math.min(packed.length, table.size() << wordBits);
    for (int word = 0; word < words; word++) {
      if (packed[word] != 0) {
        add(word >>> wordBits, packed[word] & TIMES_MASK, packed[word] >>> TIMES_BITS);
      }
    }
    Arrays.fill(packed, 0, words, 0);
    times = 0;
    pages = 0;
  }

  private void add(int group, long moreTimes, long morePages) {
    long[] segment = table.segment(group);
    int payload = table.payloadAt(group);
    long sum = LongMath.saturatedAdd(segment[payload + timesWord], moreTimes);
    segment[payload + timesWord] = sum;
    segment[payload + pagesWord] = LongMath.saturatedAdd(segment[payload + pagesWord], morePages);
    maxTimes = Math.max(maxTimes, sum);
  }

  /** Returns the maximum number of allocations of a group. */
  long maxTimes() {
    return maxTimes;
  }
}
