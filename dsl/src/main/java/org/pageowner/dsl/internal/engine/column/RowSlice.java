package org.pageowner.dsl.internal.engine.column;

import java.util.Arrays;
import org.pageowner.core.internal.column.BulkLongColumn;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.RecordBatch;

/**
 * Some consecutive rows of a batch, few enough that their vectors stay in the processor's cache,
 * and which of them passed the filters.
 */
public final class RowSlice {
  /** The most rows of a slice. */
  public static final int CAPACITY = 2048;

  /** What a code or number is when the record has none; no number in a dump is negative. */
  public static final long ABSENT = Long.MIN_VALUE;

  private final RecordBatch batch;
  private final int from;
  private final int count;

  public RowSlice(RecordBatch batch, int from, int count) {
    this.batch = batch;
    this.from = from;
    this.count = count;
  }

  /** The batch. */
  public RecordBatch batch() {
    return batch;
  }

  /** The batch's row that is row 0 of the slice. */
  public int from() {
    return from;
  }

  /** How many rows there are. */
  public int count() {
    return count;
  }

  /** Copies a column of numbers; {@link #ABSENT} where there is none. */
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

  /** Copies the numbers of some rows; {@link #ABSENT} where there is none. */
  void copy(BulkLongColumn column, int[] rows, int rowCount, long[] into) {
    column.copyRows(from, rows, rowCount, into);
    if (column.hasAbsent()) {
      for (int i = 0; i < rowCount; i++) {
        into[i] = column.isAbsent(from + rows[i]) ? ABSENT : into[i];
      }
    }
  }
}
