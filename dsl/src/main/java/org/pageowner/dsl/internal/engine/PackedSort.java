package org.pageowner.dsl.internal.engine;

import java.util.Arrays;
import java.util.List;

/**
 * Sorts row numbers by columns of numbers, stably, without comparing rows.
 *
 * <p>Each column takes as many bits as its numbers spread over; columns stand side by side in as
 * few words as hold them, the last one lowest. The words are sorted by counting, eleven bits at a
 * time from the lowest on, so the time grows with rows and bits, not with comparisons. A word with
 * room for the row's number has that lowest, and is sorted itself.
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
    List<Packing> packings = columns.stream().map(column -> Packing.of(column, size)).toList();
    int bits = packings.stream().mapToInt(packing -> packing.bits).sum();
    int rowBits = Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
    return bits + rowBits <= Long.SIZE
        ? sortedWords(size, packings, bits, rowBits)
        : sortedRows(size, packings);
  }

  /** How a column's numbers become bits of a word. */
  private static final class Packing {
    private final Column column;
    private final long min;
    private final long max;
    private final int bits;

    private Packing(Column column, long min, long max) {
      this.column = column;
      this.min = min;
      this.max = max;
      this.bits = Long.SIZE - Long.numberOfLeadingZeros(max - min);
    }

    static Packing of(Column column, int size) {
      long min = Long.MAX_VALUE;
      long max = Long.MIN_VALUE;
      for (int row = 0; row < size; row++) {
        min = Math.min(min, column.numbers[row]);
        max = Math.max(max, column.numbers[row]);
      }
      return new Packing(column, min, max);
    }

    /** Adds the column to the words, so many bits from their lower end. */
    void addTo(long[] words, int shift) {
      if (bits == 0) {
        return;
      }
      for (int row = 0; row < words.length; row++) {
        long number = column.numbers[row];
        words[row] |= (column.descending ? max - number : number - min) << shift;
      }
    }
  }

  /** Sorts words that hold the row too, so that all is read in the order in which it stands. */
  private static int[] sortedWords(int size, List<Packing> packings, int bits, int rowBits) {
    long[] words = new long[size];
    for (int row = 0; row < size; row++) {
      words[row] = row;
    }
    int used = rowBits;
    for (int i = packings.size() - 1; i >= 0; i--) {
      packings.get(i).addTo(words, used);
      used += packings.get(i).bits;
    }
    long[] source = words;
    long[] target = bits > DIGIT ? new long[size] : words;
    int[] rows = new int[size];
    int[] starts = new int[BUCKETS];
    for (int shift = rowBits; shift < used; shift += DIGIT) {
      count(source, shift, starts);
      if (shift + DIGIT >= used) {
        for (long word : source) {
          rows[starts[digit(word, shift)]++] = (int) (word & ((1L << rowBits) - 1));
        }
        return rows;
      }
      for (long word : source) {
        target[starts[digit(word, shift)]++] = word;
      }
      long[] sorted = target;
      target = source;
      source = sorted;
    }
    Arrays.setAll(rows, row -> row);
    return rows;
  }

  /** Sorts rows, word by word, where a word does not hold all columns and the row. */
  private static int[] sortedRows(int size, List<Packing> packings) {
    int[] rows = new int[size];
    Arrays.setAll(rows, row -> row);
    long[] words = new long[size];
    int used = 0;
    for (int i = packings.size() - 1; i >= 0; i--) {
      Packing packing = packings.get(i);
      if (used + packing.bits > Long.SIZE) {
        rows = sortedBy(words, used, rows);
        Arrays.fill(words, 0);
        used = 0;
      }
      packing.addTo(words, used);
      used += packing.bits;
    }
    return sortedBy(words, used, rows);
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
      count(word, shift, starts);
      for (int row : source) {
        target[starts[digit(word[row], shift)]++] = row;
      }
      int[] sorted = target;
      target = source;
      source = sorted;
    }
    return source;
  }

  /** Where the words of each digit begin when they are sorted by it. */
  private static void count(long[] words, int shift, int[] starts) {
    Arrays.fill(starts, 0);
    for (long word : words) {
      starts[digit(word, shift)]++;
    }
    int at = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      int count = starts[bucket];
      starts[bucket] = at;
      at += count;
    }
  }

  private static int digit(long word, int shift) {
    return (int) (word >>> shift) & (BUCKETS - 1);
  }
}
