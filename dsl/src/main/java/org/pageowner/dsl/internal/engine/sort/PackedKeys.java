package org.pageowner.dsl.internal.engine.sort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pageowner.core.internal.work.Interruption;

/**
 * Columns of some rows, packed into one word for each row and sorted by a radix sort of the least
 * significant digit first (LSD).
 *
 * <p>A digit has 11 bits: 2,048 counters fit into the first-level cache, and 64 bits take six
 * passes. A pass counts the digits, turns the counts into start positions, and distributes the
 * words; a pass in which all digits are equal ends after counting. The row number is in the lowest
 * bits of the word, which are not sorted by, so the words are all that is moved, and all memory but
 * the distribution is accessed sequentially.
 */
final class PackedKeys {
  private static final int DIGIT = 11;
  private static final int BUCKETS = 1 << DIGIT;

  /** Number of rows of a pass between two checks for an interrupt: about a millisecond. */
  private static final int STRIP = 1 << 18;

  private final int[] rows;
  private final int from;
  private final int size;

  /** Whether the rows are 0, 1, 2 and so on, so that row numbers need no look-up. */
  private final boolean isIdentity;

  /** The number of bits that hold the position of a row. */
  private final int rowBits;

  /** The columns that are packed. */
  private final List<RadixSort.Column> columns = new ArrayList<>();

  private final List<RadixSort.Range> ranges = new ArrayList<>();

  /** The number of bits that the packed columns use. */
  private int used;

  private long[] words = {};

  /** The target of a pass, as long as {@link #words}. */
  private long[] spare = {};

  private final int[] starts = new int[BUCKETS];

  /** Returns keys without columns for all rows, which are 0, 1, 2 and so on. */
  static PackedKeys ofAll(int[] rows) {
    return new PackedKeys(rows, 0, rows.length, true);
  }

  /**
   * Returns keys without columns for the {@code rows} from position {@code from} to before {@code
   * to}.
   */
  static PackedKeys of(int[] rows, int from, int to) {
    return new PackedKeys(rows, from, to, false);
  }

  private PackedKeys(int[] rows, int from, int to, boolean isIdentity) {
    this.isIdentity = isIdentity;
    this.rows = rows;
    this.from = from;
    this.size = to - from;
    this.rowBits = Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
  }

  /**
   * Adds a column, which sorts rows whose previous columns are equal. Returns false, and changes
   * nothing, if the column does not fit into the bits that are left.
   */
  boolean add(RadixSort.Column column) {
    RadixSort.Range range = column.range(rows, from, from + size);
    if (used + range.bits() + rowBits > Long.SIZE) {
      return false;
    }
    columns.add(column);
    ranges.add(range);
    used += range.bits();
    return true;
  }

  /** Packs row by row, not column by column: the numbers of a row may be in one cache line. */
  private void pack(int begin, int end) {
    RadixSort.Column[] all = columns.toArray(new RadixSort.Column[0]);
    int[] bits = ranges.stream().mapToInt(RadixSort.Range::bits).toArray();
    long[] firsts = ranges.stream().mapToLong(RadixSort.Range::first).toArray();
    for (int i = begin; i < end; i++) {
      int row = rows[from + i];
      long word = 0;
      for (int column = 0; column < all.length; column++) {
        word = (word << bits[column]) | all[column].distance(row, firsts[column]);
      }
      words[i] = (word << rowBits) | i;
    }
  }

  /** Sorts the rows by the packed columns. */
  void sort() {
    words = new long[size];
    spare = new long[size];
    forEachStrip(this::pack);
    for (int shift = rowBits; shift < rowBits + used; shift += DIGIT) {
      if (count(words, shift)) {
        int digits = shift;
        forEachStrip((begin, end) -> distribute(digits, begin, end));
        swap();
      }
    }
    int mask = (int) ((1L << rowBits) - 1);
    if (isIdentity) {
      forEachStrip(
          (begin, end) -> {
            for (int i = begin; i < end; i++) {
              rows[i] = (int) words[i] & mask;
              words[i] >>>= rowBits;
            }
          });
    } else {
      int[] before = Arrays.copyOfRange(rows, from, from + size);
      forEachStrip(
          (begin, end) -> {
            for (int i = begin; i < end; i++) {
              rows[from + i] = before[(int) words[i] & mask];
              words[i] >>>= rowBits;
            }
          });
    }
  }

  private void distribute(int shift, int begin, int end) {
    long[] source = words;
    long[] target = spare;
    int[] next = starts;
    for (int i = begin; i < end; i++) {
      long word = source[i];
      target[next[digit(word, shift)]++] = word;
    }
  }

  /** A step of a pass, over a range of rows. */
  @FunctionalInterface
  private interface Strip {
    void run(int begin, int end);
  }

  /** Runs a step over all rows, some at a time, so that an interrupt ends the sort soon. */
  private void forEachStrip(Strip step) {
    for (int begin = 0; begin < size; begin += STRIP) {
      Interruption.check();
      step.run(begin, Math.min(size, begin + STRIP));
    }
  }

  /**
   * Sorts the rows by one column that does not fit beside the row's position, which is moved in an
   * array of its own.
   */
  void sortBy(RadixSort.Column column) {
    words = new long[size];
    spare = new long[size];
    long first = column.range(rows, from, from + size).first();
    forEachStrip(
        (begin, end) -> {
          for (int i = begin; i < end; i++) {
            words[i] = column.distance(rows[from + i], first);
          }
        });
    int[] source = new int[size];
    Arrays.setAll(source, i -> i);
    int[] target = new int[size];
    for (int shift = 0; shift < Long.SIZE; shift += DIGIT) {
      if (count(words, shift)) {
        distribute(shift, source, target);
        int[] sorted = target;
        target = source;
        source = sorted;
      }
    }
    gather(source, target);
    System.arraycopy(target, 0, rows, from, size);
    swap();
  }

  /** Copies rows and words in their order. */
  private void gather(int[] order, int[] target) {
    forEachStrip(
        (begin, end) -> {
          for (int i = begin; i < end; i++) {
            target[i] = rows[from + order[i]];
            spare[i] = words[order[i]];
          }
        });
  }

  private void distribute(int shift, int[] source, int[] target) {
    forEachStrip(
        (begin, end) -> {
          for (int i = begin; i < end; i++) {
            target[starts[digit(words[source[i]], shift)]++] = source[i];
          }
        });
  }

  /** Returns whether a row, after sorting, has the same packed columns as the previous one. */
  boolean isEqualToPrevious(int i) {
    return words[i] == words[i - 1];
  }

  /**
   * Computes the start position of each digit's words; returns false if all words have the same
   * digit.
   */
  private boolean count(long[] of, int shift) {
    Arrays.fill(starts, 0);
    forEachStrip(
        (begin, end) -> {
          for (int i = begin; i < end; i++) {
            starts[digit(of[i], shift)]++;
          }
        });
    if (starts[digit(of[0], shift)] == size) {
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

  private static int digit(long word, int shift) {
    return (int) (word >>> shift) & (BUCKETS - 1);
  }

  private void swap() {
    long[] other = spare;
    spare = words;
    words = other;
  }
}
