package org.pageowner.dsl.internal.engine.sort;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Sorts row numbers by columns of numbers, stably, by counting rather than by comparing.
 *
 * <p>Each column takes as many bits as its numbers spread over. As many columns as fit stand side
 * by side in a word, the first one highest, and lowest the number of the row; so the words are
 * sorted themselves ({@link PackedKeys}), and all is read in the order in which it stands. The time
 * grows with rows and bits, not with comparisons.
 *
 * <p>Rows whose words are equal but for the row are sorted by the columns that are left, in the
 * same way, or by comparing if they are few. Mostly the first columns tell nearly all rows apart,
 * and of the others few numbers are asked for.
 */
public final class RadixSort {
  /** Below so many rows, counting costs more than comparing. */
  private static final int FEW_ROWS = 1024;

  /** A column to sort by, and whether larger numbers come first. */
  public static final class Column {
    private final IntToLongFunction numbers;
    private final boolean descending;
    private final @Nullable Range range;

    private Column(IntToLongFunction numbers, boolean descending, @Nullable Range range) {
      this.numbers = numbers;
      this.descending = descending;
      this.range = range;
    }

    /** Smaller numbers first. */
    public static Column ascending(long[] numbers) {
      return ascending((int row) -> numbers[row]);
    }

    /** Larger numbers first. */
    public static Column descending(long[] numbers) {
      return descending((int row) -> numbers[row]);
    }

    /** Smaller numbers first; may be asked for the number of a row several times. */
    public static Column ascending(IntToLongFunction numbers) {
      return new Column(numbers, false, null);
    }

    /** Larger numbers first; may be asked for the number of a row several times. */
    public static Column descending(IntToLongFunction numbers) {
      return new Column(numbers, true, null);
    }

    /** The same column, where it is known that no number is smaller or larger. */
    public Column within(long min, long max) {
      return new Column(numbers, descending, new Range(min, max, descending));
    }

    /** Between which numbers those of some rows lie. */
    Range range(int[] rows, int from, int to) {
      if (range != null) {
        return range;
      }
      long min = Long.MAX_VALUE;
      long max = Long.MIN_VALUE;
      for (int i = from; i < to; i++) {
        long number = numbers.applyAsLong(rows[i]);
        min = Math.min(min, number);
        max = Math.max(max, number);
      }
      return new Range(min, max, descending);
    }

    /** How far a row's number is from one that comes first. */
    long distance(int row, long first) {
      long number = numbers.applyAsLong(row);
      return descending ? first - number : number - first;
    }

    int compare(int a, int b) {
      int result = Long.compare(numbers.applyAsLong(a), numbers.applyAsLong(b));
      return descending ? -result : result;
    }
  }

  /** Between which numbers those of a column lie. */
  record Range(long min, long max, boolean descending) {
    /** How many bits a number takes as a difference from the first one. */
    int bits() {
      return Long.SIZE - Long.numberOfLeadingZeros(max - min);
    }

    /** The one that comes first. */
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
      orders[first] = inTurn(columns.subList(first, columns.size()));
    }
  }

  /** The numbers 0 to {@code size - 1} in order of the first column, then of the second, ... */
  public static int[] sorted(int size, List<Column> columns) {
    int[] rows = new int[size];
    Arrays.setAll(rows, row -> row);
    new RadixSort(columns).sort(rows, 0, size, 0);
    return rows;
  }

  /** The same order, by comparison. */
  public static MergeSort.RowOrder inTurn(List<Column> columns) {
    return MergeSort.inTurn(columns.stream().map(RadixSort::order).toList());
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
      sortLike(words, rows, from, to, next);
    }
  }

  /** Sorts rows that are equal so far by the columns from {@code next} on. */
  private void sortLike(PackedKeys words, int[] rows, int from, int to, int next) {
    int start = from;
    for (int at = from + 1; at <= to; at++) {
      if (at == to || !words.isLikeBefore(at - from)) {
        if (at - start > 1) {
          sort(rows, start, at, next);
        }
        start = at;
      }
    }
  }
}
