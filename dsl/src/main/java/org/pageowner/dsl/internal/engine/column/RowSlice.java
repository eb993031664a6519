package org.pageowner.dsl.internal.engine.column;

import java.util.Arrays;
import org.pageowner.core.internal.column.BulkLongColumn;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.RecordBatch;

/** Consecutive rows of a batch, few enough that their vectors of codes stay in the cache. */
public final class RowSlice {
  /** Maximum number of rows of a slice. */
  public static final int CAPACITY = 2048;

  /** The code, or number, of a record that has no value; no number in a dump is negative. */
  public static final long ABSENT = Long.MIN_VALUE;

  private final RecordBatch batch;
  private final int from;
  private final int count;

  /** The {@code count} rows of a batch from {@code from} on. */
  public RowSlice(RecordBatch batch, int from, int count) {
    this.batch = batch;
    this.from = from;
    this.count = count;
  }

  /** Returns the batch. */
  public RecordBatch batch() {
    return batch;
  }

  /** Returns the row of the batch that is row 0 of the slice. */
  public int from() {
    return from;
  }

  /** Returns the number of rows. */
  public int count() {
    return count;
  }

  /** Copies the numbers of all rows; {@link #ABSENT} where a row has none. */
  void copy(LongColumn column, long[] into) {
    if (!column.hasAbsent()) {
      column.copy(from, count, into);
      return;
    }
    Arrays.fill(into, 0, count, ABSENT);
    for (int row = 0; row < count; row++) {
      if (!column.isAbsent(from + row)) {
        into[row] = column.get(from + row);
      }
    }
  }

  /** Copies the numbers of some rows; {@link #ABSENT} where a row has none. */
  void copy(BulkLongColumn column, int[] rows, int rowCount, long[] into) {
    column.copyRows(from, rows, rowCount, into);
    if (column.hasAbsent()) {
      for (int i = 0; i < rowCount; i++) {
        into[i] = column.isAbsent(from + rows[i]) ? ABSENT : into[i];
      }
    }
  }
}
