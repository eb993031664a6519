package org.pageowner.dsl.export;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.plan.FlagKey;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.NumberKey;

/**
 * The values of keys, column by column: the fast way to hand many records to another engine.
 *
 * <pre>{@code
 * RecordColumns columns = new RecordColumns();
 * columns.read(batch, 0, Math.min(batch.size(), RecordColumns.MAX_ROWS));
 * long[] callers = columns.codes(CALLER);
 * String first = columns.value(CALLER, callers[0]);
 * }</pre>
 *
 * <p>A column is an array of codes, and equal codes of a key are equal values, in all batches that
 * one object reads. The code of a number is the number, that of a flag 1 or 0. The codes of other
 * keys are small numbers from 0 on, so that a caller can keep what it makes of a value in an array.
 *
 * <p>The distinct values that were read are kept as long as the object. Not thread-safe.
 */
public final class RecordColumns {
  /** Maximum number of rows that can be read at once. */
  public static final int MAX_ROWS = RowSlice.CAPACITY;

  /** The code of an absent value. */
  public static final long ABSENT = RowSlice.ABSENT;

  private final KeyColumns columns = new KeyColumns();
  private @Nullable RowSlice slice;

  /** Creates columns that have read nothing. */
  public RecordColumns() {}

  /**
   * Selects rows of a batch, whose values the columns then have.
   *
   * @param from the first row
   * @param count the number of rows, from 1 to {@value #MAX_ROWS}
   * @throws IndexOutOfBoundsException if the batch does not have these rows
   * @throws IllegalArgumentException if {@code count} is not in its range
   */
  public void read(RecordBatch batch, int from, int count) {
    Objects.requireNonNull(batch, "batch");
    Objects.checkFromIndexSize(from, count, batch.size());
    if (count < 1 || count > MAX_ROWS) {
      throw new IllegalArgumentException("from 1 to " + MAX_ROWS + " rows at once, not " + count);
    }
    slice = new RowSlice(batch, from, count);
  }

  /**
   * Returns the codes of a key of the selected rows, {@link #ABSENT} where a row has no value. The
   * array may be longer than the number of rows; it is overwritten after the next {@link #read}.
   *
   * @throws IllegalStateException if nothing has been read
   */
  public long[] codes(Key<?> key) {
    Objects.requireNonNull(key, "key");
    RowSlice selected = slice;
    if (selected == null) {
      throw new IllegalStateException("no rows are selected: call read first");
    }
    return columns.of(key).codes(selected);
  }

  /**
   * Returns the value of a code that {@link #codes} returned for the key; {@code null} for {@link
   * #ABSENT}.
   */
  @SuppressWarnings("unchecked") // the column of a key has the key's type
  public <V> @Nullable V value(Key<V> key, long code) {
    Objects.requireNonNull(key, "key");
    if (code == ABSENT) {
      return null;
    }
    if (key instanceof NumberKey) {
      return (V) (Long) code;
    }
    return (V) (key instanceof FlagKey ? (Boolean) (code != 0) : columns.of(key).value(code));
  }
}
