package org.pageowner.dsl.internal.engine;

import java.util.ArrayList;
import java.util.List;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.group.FirstRowListener;
import org.pageowner.dsl.internal.engine.group.RowTable;

/**
 * A growing list of records, each as the number of its batch and its row there (late
 * materialisation).
 *
 * <p>A query that groups millions of records needs the values of a few first records only, to print
 * them. So the scan keeps a reference of one word for each row of the result, in the row's payload
 * or in a table of this list, and values are read after the sort, for the rows within the limit.
 *
 * <p>The batches of a loaded dump stay in memory. A batch of a stream is released after it has been
 * read, except for its referenced records: they are copied into a small batch of their own, unless
 * they are most of the batch, when keeping the whole batch is cheaper.
 */
public final class RecordReferences implements FirstRowListener {
  /** Copy the referenced rows out of a batch only if they are at most 1/N of it. */
  private static final int MIN_SHRINKING = 2;

  private final boolean copying;
  private final List<RecordBatch> batches = new ArrayList<>();
  private RowTable table = new RowTable(0, 1);
  private int word;
  private int size;
  private int batchStart;

  /** An empty list; {@code copying} determines whether batches are released after they are read. */
  public RecordReferences(boolean copying) {
    this.copying = copying;
  }

  /** Returns the number of records. */
  public int size() {
    return size;
  }

  @Override
  public int payloadWords() {
    return 1;
  }

  @Override
  public void bind(RowTable rows, int payloadWord) {
    batches.clear();
    size = 0;
    table = rows;
    word = payloadWord;
  }

  @Override
  public void add(int group, RowSlice slice, int row) {
    add(slice.from() + row);
  }

  /** Starts a batch; rows that are added from now on are rows of this batch. */
  void begin(RecordBatch batch) {
    batches.add(batch);
    batchStart = size;
  }

  /** Adds a row of the batch that is being read. */
  public void add(int row) {
    if (size == table.size()) {
      table.add();
    }
    set(size++, batches.size() - 1, row);
  }

  private void set(int index, int batch, int row) {
    table.setPayload(index, word, ((long) batch << 32) | row);
  }

  /** Ends the batch, and copies its referenced rows if that saves memory. */
  void end() {
    int last = batches.size() - 1;
    if (size == batchStart) {
      batches.remove(last);
    } else if (copying && (long) (size - batchStart) * MIN_SHRINKING <= batches.get(last).size()) {
      int[] rows = new int[size - batchStart];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = row(batchStart + i);
        set(batchStart + i, last, i);
      }
      batches.set(last, batches.get(last).select(rows));
    }
  }

  /** Returns the batch of a record. */
  public RecordBatch batch(int index) {
    return batches.get((int) (table.payload(index, word) >>> 32));
  }

  /** Returns the row of a record in its batch. */
  public int row(int index) {
    return (int) table.payload(index, word);
  }

  /** Returns a view of a record. */
  public PageRecord get(int index) {
    return batch(index).record(row(index));
  }
}
