package org.pageowner.dsl.internal.engine.sort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Columns of some rows, packed into one word for each row and sorted by a {@link WordSort}. The row
 * number is in the lowest bits of the word, which are not sorted by, so the words are all that is
 * moved.
 */
final class PackedKeys {
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
    long[] sorted = WordSort.sort(words, spare, size, rowBits, rowBits + used);
    if (sorted != words) {
      swap();
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

  private void forEachStrip(WordSort.Strip step) {
    WordSort.forEachStrip(size, step);
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
    int[] starts = WordSort.newStarts();
    for (int shift = 0; shift < Long.SIZE; shift += WordSort.DIGIT) {
      if (WordSort.starts(words, size, shift, starts)) {
        distribute(shift, starts, source, target);
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

  private void distribute(int shift, int[] starts, int[] source, int[] target) {
    forEachStrip(
        (begin, end) -> {
          for (int i = begin; i < end; i++) {
            target[starts[WordSort.digit(words[source[i]], shift)]++] = source[i];
          }
        });
  }

  /** Returns whether a row, after sorting, has the same packed columns as the previous one. */
  boolean isEqualToPrevious(int i) {
    return words[i] == words[i - 1];
  }

  private void swap() {
    long[] other = spare;
    spare = words;
    words = other;
  }
}
