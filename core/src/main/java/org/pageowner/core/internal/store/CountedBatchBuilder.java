package org.pageowner.core.internal.store;

import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Dialect;

/** Builds a batch of rows that represent several records each. */
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

  /** Returns the columns of the row that is being written, without its counts. */
  public BatchBuilder rows() {
    return rows;
  }

  /** Returns the number of rows. */
  public int size() {
    return rows.size();
  }

  /**
   * Completes the row whose columns are written.
   *
   * @param heading the line above its text, or {@code null}
   * @param pageCount base pages; {@code null} if unknown
   */
  public void endRow(@Nullable String heading, long recordCount, @Nullable Long pageCount) {
    int row = rows.size();
    times.set(row, recordCount);
    pages.set(row, pageCount);
    headings.set(row, heading, recordCount, pageCount);
    rows.endRow();
  }

  /** Returns the rows so far, at least one, and clears the builder. */
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
