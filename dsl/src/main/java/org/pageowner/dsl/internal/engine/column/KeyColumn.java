package org.pageowner.dsl.internal.engine.column;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.column.BulkLongColumn;
import org.pageowner.core.internal.column.SetBits;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.core.record.RecordBatch;

/**
 * One key of all records, as {@code long} codes (dictionary encoding): two records have the same
 * code exactly if they have the same value, whichever batches they are in.
 *
 * <p>Filters, groups and sorting work on codes, which compare in one instruction; values are looked
 * up only for rows that are printed (late materialisation). Numbers and flags are their own codes.
 * Texts, masks and stacks have dense codes 0, 1, 2 and so on, so a property of a value is an array
 * element ({@link CodeMemo}), computed once for each distinct value rather than for each record.
 *
 * <p>Codes are read into a vector of {@link RowSlice#CAPACITY} rows, which stays in the cache while
 * the operators of a scan use it; {@link #gather} reads only the rows that are left after filters,
 * and {@link #markChanges} finds runs of equal rows without reading codes where the batch stores
 * the column as runs.
 *
 * <p>A column belongs to one run and one thread. It assigns codes as it reads batches, so that
 * batches with different dictionaries have the same codes for the same values.
 */
public abstract class KeyColumn {
  private @Nullable RowSlice slice;
  private final long[] codes = new long[RowSlice.CAPACITY];

  /**
   * Returns the codes of a slice's rows, {@link RowSlice#ABSENT} for absent values. The array is
   * overwritten when the next slice is read.
   */
  public long[] codes(RowSlice next) {
    if (next != slice) {
      read(next, codes);
      slice = next;
    }
    return codes;
  }

  /** Returns whether the codes of a slice have been read. */
  final boolean isRead(RowSlice next) {
    return next == slice;
  }

  /**
   * Sets the bit {@code row & 63} of {@code marks[row >> 6]} where the code differs from that of
   * the previous row. The bit of the first row is unspecified, and bits of some equal rows may be
   * set too: a column that another one determines sets those of the other one.
   */
  public void markChanges(RowSlice next, long[] marks) {
    markChanges(codes(next), next.count(), marks);
  }

  /** Marks where a number of a vector differs from the previous one, except the first. */
  public static void markChanges(long[] vector, int count, long[] marks) {
    long before = count == 0 ? 0 : vector[0];
    for (int word = 0; word < SetBits.words(count); word++) {
      int from = word * Long.SIZE;
      int end = Math.min(count, from + Long.SIZE);
      long changes = 0;
      for (int row = from; row < end; row++) {
        // a shift by a constant is faster than one by the row
        changes = changes >>> 1 | (vector[row] == before ? 0 : Long.MIN_VALUE);
        before = vector[row];
      }
      marks[word] |= changes >>> (Long.SIZE - (end - from));
    }
  }

  /** Copies the codes of the first {@code count} of {@code rows}, which are ascending. */
  public void gather(RowSlice next, int[] rows, int count, long[] into) {
    long[] vector = codes(next);
    for (int i = 0; i < count; i++) {
      into[i] = vector[rows[i]];
    }
  }

  /**
   * Returns the column over a dictionary whose code alone determines that of this column, in the
   * rows of a slice; {@code null} if there is none. {@link #translate} maps its codes.
   */
  public @Nullable DictionaryKeyColumn<?> determinant(RowSlice next) {
    return null;
  }

  /**
   * Replaces codes of the {@link #determinant} by codes of this column. Returns false if it does
   * not determine all of them, after all.
   */
  public boolean translate(long[] vector, int count) {
    throw new UnsupportedOperationException("no column determines this one");
  }

  /** Returns the column of a batch whose numbers are the codes; {@code null} if there is none. */
  public @Nullable BulkLongColumn stored(RecordBatch batch) {
    return null;
  }

  /**
   * Returns the bounds of the codes of a slice, if they are numbers; {@link NumberBounds#NONE} if
   * unknown.
   */
  NumberBounds bounds(RowSlice next) {
    return NumberBounds.NONE;
  }

  /** Reads the codes of all rows of the slice. */
  protected abstract void read(RowSlice slice, long[] into);

  /** Returns the value of a code; {@code null} for {@link RowSlice#ABSENT}. */
  public abstract @Nullable Object value(long code);

  /**
   * Returns the order of the codes that have been read so far: numbers that compare as the values
   * do.
   */
  public abstract Sorting sorting();

  /**
   * Returns an exclusive upper bound of the codes so far if they are 0, 1, 2 and so on; -1 if they
   * are not.
   */
  public int denseCodes() {
    return -1;
  }

  /** Maps codes to numbers that compare as the values do. */
  @FunctionalInterface
  public interface Sorting {
    /** The order of codes that are their own numbers. */
    Sorting BY_CODE = code -> code;

    /** Returns the number of a code; absent sorts first. */
    long of(long code);

    /**
     * Returns the ranks of the codes 0 to {@code size - 1} under {@code order}; equal values have
     * equal ranks.
     */
    static Sorting ranks(int size, Comparator<Integer> order) {
      Integer[] codes = new Integer[size];
      for (int code = 0; code < size; code++) {
        codes[code] = code;
      }
      java.util.Arrays.sort(codes, Interruption.checked(order));
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
