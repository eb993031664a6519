package org.pageowner.dsl.internal.engine.sort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Columns of some rows, packed into one word a row and sorted by counting, eleven bits at a time
 * from the lowest on.
 */
final class PackedKeys {
  private static final int DIGIT = 11;
  private static final int BUCKETS = 1 << DIGIT;

  private final int[] rows;
  private final int from;
  private final int size;

  /** Whether the rows are 0, 1, 2 and so on, all of them: nothing need be looked up then. */
  private final boolean inTurn;

  /** So many bits hold the number of one of the rows. */
  private final int rowBits;

  /** The columns that are packed, and how many bits each takes. */
  private final List<RadixSort.Column> columns = new ArrayList<>();

  private final List<RadixSort.Range> ranges = new ArrayList<>();

  /** So many bits of the words are used. */
  private int used;

  private long[] words = {};

  /** What is worked with, as long as {@link #words}. */
  private long[] spare = {};

  private final int[] starts = new int[BUCKETS];

  /** Words, yet empty, for the rows 0, 1, 2 and so on. */
  static PackedKeys ofAll(int[] rows) {
    return new PackedKeys(rows, 0, rows.length, true);
  }

  /** Words, yet empty, for the {@code rows} from a position to before another one. */
  static PackedKeys of(int[] rows, int from, int to) {
    return new PackedKeys(rows, from, to, false);
  }

  private PackedKeys(int[] rows, int from, int to, boolean inTurn) {
    this.inTurn = inTurn;
    this.rows = rows;
    this.from = from;
    this.size = to - from;
    this.rowBits = Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
  }

  /**
   * Adds a column, to sort by where the ones before are equal; false, and nothing is changed, if it
   * does not fit: then beside others or, if it is the first one, beside the number of the row.
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

  /** Packs all columns of a row before those of the next: they may stand side by side. */
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

  /** Sorts the rows, with the number of each in its word, so that nothing else is moved. */
  void sort() {
    words = new long[size];
    spare = new long[size];
    pack(0, size);
    for (int shift = rowBits; shift < rowBits + used; shift += DIGIT) {
      if (count(words, shift)) {
        for (long word : words) {
          spare[starts[digit(word, shift)]++] = word;
        }
        swap();
      }
    }
    int mask = (int) ((1L << rowBits) - 1);
    if (inTurn) {
      for (int i = 0; i < size; i++) {
        rows[i] = (int) words[i] & mask;
        words[i] >>>= rowBits;
      }
    } else {
      int[] before = Arrays.copyOfRange(rows, from, from + size);
      for (int i = 0; i < size; i++) {
        rows[from + i] = before[(int) words[i] & mask];
        words[i] >>>= rowBits;
      }
    }
  }

  /** Sorts the rows by one column, which does not fit beside the row's number. */
  void sortBy(RadixSort.Column column) {
    words = new long[size];
    spare = new long[size];
    long first = column.range(rows, from, from + size).first();
    for (int i = 0; i < size; i++) {
      words[i] = column.distance(rows[from + i], first);
    }
    int[] source = new int[size];
    Arrays.setAll(source, i -> i);
    int[] target = new int[size];
    for (int shift = 0; shift < Long.SIZE; shift += DIGIT) {
      if (count(words, shift)) {
        for (int i : source) {
          target[starts[digit(words[i], shift)]++] = i;
        }
        int[] sorted = target;
        target = source;
        source = sorted;
      }
    }
    for (int i = 0; i < size; i++) {
      target[i] = rows[from + source[i]];
      spare[i] = words[source[i]];
    }
    System.arraycopy(target, 0, rows, from, size);
    swap();
  }

  /** After sorting, whether a row has the same columns as the one before. */
  boolean isLikeBefore(int i) {
    return words[i] == words[i - 1];
  }

  /** Finds where words with each digit begin when sorted; false if all have the same. */
  private boolean count(long[] of, int shift) {
    Arrays.fill(starts, 0);
    for (long word : of) {
      starts[digit(word, shift)]++;
    }
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
