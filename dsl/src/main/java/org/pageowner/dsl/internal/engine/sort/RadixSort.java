package org.pageowner.dsl.internal.engine.sort;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.work.Interruption;

/**
 * Sorts row numbers by columns of numbers: a stable radix sort over packed keys.
 *
 * <p>A comparison sort of n rows makes n log n comparisons, each of which reads two rows in random
 * order and is hard to predict; radix sort makes a fixed number of sequential passes and no
 * comparison. Each column takes as many bits as the range of its numbers needs (frame of
 * reference). As many leading columns as fit are packed into one word, the first column in the
 * highest bits and the number of the row in the lowest, so the words alone are sorted ({@link
 * PackedKeys}).
 *
 * <p>Rows whose packed columns are equal are sorted by the remaining columns in the same way, or by
 * {@link MergeSort} if they are few. The leading columns usually distinguish nearly all rows, so
 * few numbers of the other columns are computed.
 */
public final class RadixSort {
  /** Below this number of rows, the passes of a radix sort cost more than comparisons. */
  private static final int FEW_ROWS = 1024;

  /** A column to sort by, and its direction. */
  public static final class Column {
    private final IntToLongFunction numbers;
    private final boolean descending;
    private final @Nullable Range range;

    private Column(IntToLongFunction numbers, boolean descending, @Nullable Range range) {
      this.numbers = numbers;
      this.descending = descending;
      this.range = range;
    }

    /** Sorts smaller numbers first. */
    public static Column ascending(long[] numbers) {
      return ascending((int row) -> numbers[row]);
    }

    /** Sorts larger numbers first. */
    public static Column descending(long[] numbers) {
      return descending((int row) -> numbers[row]);
    }

    /** Sorts smaller numbers first; the function is called several times for a row. */
    public static Column ascending(IntToLongFunction numbers) {
      return new Column(numbers, false, null);
    }

    /** Sorts larger numbers first; the function is called several times for a row. */
    public static Column descending(IntToLongFunction numbers) {
      return new Column(numbers, true, null);
    }

    /** Returns the same column with known bounds, so that they need not be computed. */
    public Column within(long min, long max) {
      return new Column(numbers, descending, new Range(min, max, descending));
    }

    /** Returns the column of the rows that {@code subset} lists, numbered by their place there. */
    public Column of(int[] subset) {
      return new Column(row -> numbers.applyAsLong(subset[row]), descending, range);
    }

    /** Returns the range of the numbers of some rows. */
    Range range(int[] rows, int from, int to) {
      if (range != null) {
        return range;
      }
      long min = Long.MAX_VALUE;
      long max = Long.MIN_VALUE;
      for (int i = from; i < to; i++) {
        Interruption.checkAt(i);
        long number = numbers.applyAsLong(rows[i]);
        min = Math.min(min, number);
        max = Math.max(max, number);
      }
      return new Range(min, max, descending);
    }

    /** Returns the distance of a row's number from the number that sorts first. */
    long distance(int row, long first) {
      long number = numbers.applyAsLong(row);
      return descending ? first - number : number - first;
    }

    int compare(int a, int b) {
      int result = Long.compare(numbers.applyAsLong(a), numbers.applyAsLong(b));
      return descending ? -result : result;
    }
  }

  /** Bounds of the numbers of a column, both inclusive. */
  record Range(long min, long max, boolean descending) {
    /** Returns the number of bits of a number's distance from {@link #first}. */
    int bits() {
      return Long.SIZE - Long.numberOfLeadingZeros(max - min);
    }

    /** Returns the number that sorts first. */
    long first() {
      return descending ? max : min;
    }
  }

  private final MergeSort.RowOrder[] orders;
  private final List<Column> columns;

  private RadixSort(List<Column> columns) {
    this.columns = columns;
    this.orders = new MergeSort.RowOrder[columns.size()];
    for (int first = 0; first < orders.length; first++) {
      orders[first] = lexicographic(columns.subList(first, columns.size()));
    }
  }

  /**
   * Returns the numbers 0 to {@code size - 1} sorted by the first column, then by the second, and
   * so on.
   */
  public static int[] sorted(int size, List<Column> columns) {
    int[] rows = new int[size];
    Arrays.setAll(rows, row -> row);
    new RadixSort(columns).sort(rows, 0, size, 0);
    return rows;
  }

  /** Returns the same order as a comparison. */
  public static MergeSort.RowOrder lexicographic(List<Column> columns) {
    return MergeSort.lexicographic(columns.stream().map(RadixSort::order).toList());
  }

  private static MergeSort.RowOrder order(Column column) {
    return column::compare;
  }

  /** Sorts a range of rows by the columns from {@code first} on. */
  private void sort(int[] rows, int from, int to, int first) {
    if (first == columns.size()) {
      return;
    }
    if (to - from < FEW_ROWS) {
      MergeSort.sort(rows, from, to, orders[first]);
      return;
    }
    PackedKeys words = first == 0 ? PackedKeys.ofAll(rows) : PackedKeys.of(rows, from, to);
    int next = first;
    while (next < columns.size() && words.add(columns.get(next))) {
      next++;
    }
    if (next > first) {
      words.sort();
    } else {
      words.sortBy(columns.get(first));
      next++;
    }
    if (next < columns.size()) {
      sortEqual(words, rows, from, to, next);
    }
  }

  /** Sorts each range of rows with equal packed columns by the columns from {@code next} on. */
  private void sortEqual(PackedKeys words, int[] rows, int from, int to, int next) {
    int start = from;
    for (int at = from + 1; at <= to; at++) {
      Interruption.checkAt(at);
      if (at == to || !words.isEqualToPrevious(at - from)) {
        if (at - start > 1) {
          sort(rows, start, at, next);
        }
        start = at;
      }
    }
  }
}
