package org.pageowner.dsl.internal.engine;

import java.util.Arrays;
import java.util.List;

/**
 * Sorts row numbers by columns of numbers, stably, without comparing rows.
 *
 * <p>Each column takes as many bits as its numbers spread over; columns stand side by side in as
 * few words as hold them, the last one lowest. The words are sorted by counting, eleven bits at a
 * time from the lowest on, so the time grows with rows and bits, not with comparisons.
 */
public final class PackedSort {
  private static final int DIGIT = 11;
  private static final int BUCKETS = 1 << DIGIT;

  /** Below so many rows, counting costs more than comparing. */
  private static final int FEW_ROWS = 1024;

  /** A column to sort by, and whether larger numbers come first. */
  public static final class Column {
    private final long[] numbers;
    private final boolean descending;

    private Column(long[] numbers, boolean descending) {
      this.numbers = numbers;
      this.descending = descending;
    }

    /** Smaller numbers first. */
    public static Column ascending(long[] numbers) {
      return new Column(numbers, false);
    }

    /** Larger numbers first. */
    public static Column descending(long[] numbers) {
      return new Column(numbers, true);
    }

    int compare(int a, int b) {
      int result = Long.compare(numbers[a], numbers[b]);
      return descending ? -result : result;
    }
  }

  private PackedSort() {}

  /** The numbers 0 to {@code size - 1} in order of the first column, then of the second, ... */
  public static int[] sorted(int size, List<Column> columns) {
    if (size < FEW_ROWS) {
      return IndexSort.sorted(size, inTurn(columns));
    }
    int[] rows = new int[size];
    for (int row = 0; row < size; row++) {
      rows[row] = row;
    }
    long[] word = new long[size];
    int used = 0;
    for (int i = columns.size() - 1; i >= 0; i--) {
      Column column = columns.get(i);
      long min = Long.MAX_VALUE;
      long max = Long.MIN_VALUE;
      for (int row = 0; row < size; row++) {
        min = Math.min(min, column.numbers[row]);
        max = Math.max(max, column.numbers[row]);
      }
      int bits = Long.SIZE - Long.numberOfLeadingZeros(max - min);
      if (used + bits > Long.SIZE) {
        rows = sortedBy(word, used, rows);
        Arrays.fill(word, 0);
        used = 0;
      }
      if (bits > 0) {
        for (int row = 0; row < size; row++) {
          long number = column.numbers[row];
          word[row] |= (column.descending ? max - number : number - min) << used;
        }
      }
      used += bits;
    }
    return sortedBy(word, used, rows);
  }

  /** The same order, by comparison. */
  static IndexSort.RowOrder inTurn(List<Column> columns) {
    return IndexSort.inTurn(columns.stream().map(PackedSort::order).toList());
  }

  private static IndexSort.RowOrder order(Column column) {
    return column::compare;
  }

  /**
   * Sorts rows by the lowest {@code bits} of their words; those that are equal keep their order.
   */
  private static int[] sortedBy(long[] word, int bits, int[] rows) {
    int[] source = rows;
    int[] target = new int[rows.length];
    int[] starts = new int[BUCKETS];
    for (int shift = 0; shift < bits; shift += DIGIT) {
      Arrays.fill(starts, 0);
      for (int row : source) {
        starts[digit(word[row], shift)]++;
      }
      int at = 0;
      for (int bucket = 0; bucket < BUCKETS; bucket++) {
        int count = starts[bucket];
        starts[bucket] = at;
        at += count;
      }
      for (int row : source) {
        target[starts[digit(word[row], shift)]++] = row;
      }
      int[] sorted = target;
      target = source;
      source = sorted;
    }
    return source;
  }

  private static int digit(long word, int shift) {
    return (int) (word >>> shift) & (BUCKETS - 1);
  }
}
