package org.pageowner.core.internal.store;

import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Dialect;

/** Takes up rows that represent several records each. */
public final class CountedBatchBuilder {
  private final Dialect dialect;
  private final BatchBuilder rows = new BatchBuilder();
  private OptionalCounts times = new OptionalCounts();
  private OptionalCounts pages = new OptionalCounts();
  private Headings headings = new Headings();

  /** A builder of rows that are printed in this form. */
  public CountedBatchBuilder(Dialect dialect) {
    this.dialect = dialect;
  }

  /** The columns of the row that is being written, without its counts. */
  public BatchBuilder rows() {
    return rows;
  }

  /** How many rows there are. */
  public int size() {
    return rows.size();
  }

  /**
   * Accepts the row whose columns are written.
   *
   * @param heading the line above its text, or {@code null}
   * @param pageCount base pages; {@code null} if they are not known
   */
  public void endRow(@Nullable String heading, long recordCount, @Nullable Long pageCount) {
    int row = rows.size();
    times.set(row, recordCount);
    pages.set(row, pageCount);
    headings.set(row, heading, recordCount, pageCount);
    rows.endRow();
  }

  /** The rows so far, of which there must be one; the builder is empty again afterwards. */
  public CountedBatch build() {
    int size = rows.size();
    CountedBatch batch =
        new CountedBatch(rows.build(), times.packed(size), pages.packed(size), headings, dialect);
    times = new OptionalCounts();
    pages = new OptionalCounts();
    headings = new Headings();
    return batch;
  }
}
