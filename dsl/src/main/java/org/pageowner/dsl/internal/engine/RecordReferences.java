package org.pageowner.dsl.internal.engine;

import java.util.ArrayList;
import java.util.List;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.group.FirstRowListener;
import org.pageowner.dsl.internal.engine.group.RowTable;

/**
 * A growing list of records, as batch and row (late materialisation): in a payload word of the rows
 * of a result, or in a table of its own.
 *
 * <p>The batches of a loaded dump stay in memory. From a stream only the records that are listed
 * are kept: they are copied out of each batch when it has been read, unless they are most of it.
 */
public final class RecordReferences implements FirstRowListener {
  /** Listed records are copied out of a batch if they are at most 1/N of it. */
  private static final int WORTH_COPYING = 2;

  private final boolean copying;
  private final List<RecordBatch> batches = new ArrayList<>();
  private RowTable table = new RowTable(0, 1);
  private int word;
  private int size;
  private int batchStart;

  /** A list over batches that stay ({@code copying} false), or that come and go. */
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
    table = rows;
    word = payloadWord;
  }

  @Override
  public void add(int group, RowSlice slice, int row) {
    add(slice.from() + row);
  }

  /** Starts a batch: the rows that are added next are rows of it. */
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
