package org.pageowner.dsl.internal.engine;

import java.util.ArrayList;
import java.util.List;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.group.LongRows;

/**
 * A growing list of records, by where they stand.
 *
 * <p>Over a loaded dump the batches are there anyhow. From a stream only the records that are
 * listed are kept: they are copied out of each batch when it has been read, unless they are most of
 * it.
 */
public final class RecordReferences {
  /** If more than one of so many of a batch's records are listed, it is kept as it is. */
  private static final int WORTH_COPYING = 2;

  private final boolean copying;
  private final List<RecordBatch> batches = new ArrayList<>();
  private LongRows refs = new LongRows(1, 0);
  private int column;
  private int size;
  private int batchStart;

  /** A list over batches that stay ({@code copying} false), or that come and go. */
  RecordReferences(boolean copying) {
    this.copying = copying;
  }

  /** How many records there are. */
  public int size() {
    return size;
  }

  /**
   * Keeps what leads to the record {@code i} in the row {@code i} of a table, before there is any.
   */
  void keepIn(LongRows rows, int ownColumn) {
    refs = rows;
    column = ownColumn;
  }

  /** Begins a batch: what is added next are rows of it. */
  void begin(RecordBatch batch) {
    batches.add(batch);
    batchStart = size;
  }

  /** Adds a row of the batch that is being read. */
  public void add(int row) {
    refs.reserve(size + 1);
    set(size++, batches.size() - 1, row);
  }

  private void set(int index, int batch, int row) {
    refs.segment(index)[refs.at(index) + column] = ((long) batch << 32) | row;
  }

  /** Ends the batch. */
  void end() {
    int last = batches.size() - 1;
    if (size == batchStart) {
      batches.remove(last);
    } else if (copying && (long) (size - batchStart) * WORTH_COPYING <= batches.get(last).size()) {
      int[] rows = new int[size - batchStart];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = row(batchStart + i);
        set(batchStart + i, last, i);
      }
      batches.set(last, batches.get(last).select(rows));
    }
  }

  /** The batch of a record. */
  public RecordBatch batch(int index) {
    return batches.get((int) (refs.get(index, column) >>> 32));
  }

  /** The row of a record in its batch. */
  public int row(int index) {
    return (int) refs.get(index, column);
  }

  /** A view of a record. */
  public PageRecord get(int index) {
    return batch(index).record(row(index));
  }
}
