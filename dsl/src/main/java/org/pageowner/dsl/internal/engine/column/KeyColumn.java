package org.pageowner.dsl.internal.engine.column;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One key of all records, as codes: two records have the same code exactly when they have the same
 * value, in whatever batch they stand.
 *
 * <p>A column belongs to one run and one thread; it learns values as batches come.
 */
public abstract class KeyColumn {
  private @Nullable RowSlice slice;
  private final long[] codes = new long[RowSlice.CAPACITY];

  /**
   * The codes of a slice's rows; {@link RowSlice#ABSENT} for absent ones. Overwritten by the next.
   */
  public final long[] codes(RowSlice next) {
    if (next != slice) {
      read(next, codes);
      slice = next;
    }
    return codes;
  }

  /** Whether the codes of a slice have been read. */
  final boolean isRead(RowSlice next) {
    return next == slice;
  }

  /**
   * Sets the bit {@code row & 63} of {@code marks[row >> 6]} where the code is not that of the row
   * before; of the first row it may say anything.
   */
  public void markChanges(RowSlice next, long[] marks) {
    long[] vector = codes(next);
    for (int row = 1; row < next.count(); row++) {
      marks[row >>> 6] |= (vector[row] == vector[row - 1] ? 0L : 1L) << row;
    }
  }

  /** Copies the codes of the first {@code count} of {@code rows}, which ascend. */
  public void gather(RowSlice next, int[] rows, int count, long[] into) {
    long[] vector = codes(next);
    for (int i = 0; i < count; i++) {
      into[i] = vector[rows[i]];
    }
  }

  /** Reads the codes of all rows of the slice. */
  protected abstract void read(RowSlice slice, long[] into);

  /** Returns the value of a code; {@code null} for {@link RowSlice#ABSENT}. */
  public abstract @Nullable Object value(long code);

  /**
   * How to sort codes that have been read so far, absent ones left out: numbers that compare as the
   * values do.
   */
  public abstract Sorting sorting();

  /** How many codes there can be so far if they are 0, 1, 2 and so on; -1 if they are not. */
  public int denseCodes() {
    return -1;
  }

  /** Codes to numbers that compare as the values do. */
  @FunctionalInterface
  public interface Sorting {
    /** Codes that are numbers already compare as such. */
    Sorting BY_CODE = code -> code;

    /** The number of a code; absent comes before all else. */
    long of(long code);

    /** The ranks of the values 0 to {@code size - 1} under {@code order}; equal ones share one. */
    static Sorting ranks(int size, Comparator<Integer> order) {
      Integer[] codes = new Integer[size];
      for (int code = 0; code < size; code++) {
        codes[code] = code;
      }
      java.util.Arrays.sort(codes, order);
      long[] ranks = new long[size];
      long rank = 0;
      for (int i = 0; i < size; i++) {
        if (i > 0 && order.compare(codes[i - 1], codes[i]) != 0) {
          rank++;
        }
        ranks[codes[i]] = rank;
      }
      return code -> code == RowSlice.ABSENT ? code : ranks[(int) code];
    }
  }
}
