package org.pageowner.core.internal.store;

import java.io.ByteArrayOutputStream;
import java.util.Set;
import org.pageowner.core.internal.dictionary.Dictionaries;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.TextPart;

/**
 * Rows that represent several records each: the blocks of page_owner_sort's output, or a kernel's
 * counts by module.
 */
public final class CountedBatch extends ForwardingBatch {
  private final ColumnBatch rows;
  private final PackedLongs times;
  private final PackedLongs pages;
  private final Headings headings;
  private final Dialect dialect;

  CountedBatch(
      ColumnBatch rows, PackedLongs times, PackedLongs pages, Headings headings, Dialect dialect) {
    this.rows = rows;
    this.times = times;
    this.pages = pages;
    this.headings = headings;
    this.dialect = dialect;
  }

  /** Returns the same rows at another position of the source. */
  public CountedBatch at(long index) {
    return over(rows.at(index));
  }

  /** Returns the rows with their values in shared dictionaries: see {@link ColumnBatch#joined}. */
  public CountedBatch joined(long index, Dictionaries shared) {
    return over(rows.joined(index, shared));
  }

  private CountedBatch over(ColumnBatch others) {
    return new CountedBatch(others, times, pages, headings, dialect);
  }

  @Override
  protected RecordBatch delegate() {
    return rows;
  }

  @Override
  public LongColumn pages() {
    return pages;
  }

  @Override
  public LongColumn times() {
    return new AllocationCounts(size(), times);
  }

  @Override
  public boolean isInventory() {
    return true;
  }

  @Override
  public Dialect dialect(int row) {
    return dialect;
  }

  @Override
  public RecordBatch select(int[] selected) {
    return new CountedBatch(
        rows.select(selected),
        OptionalCounts.select(times, selected),
        OptionalCounts.select(pages, selected),
        headings.select(selected),
        dialect);
  }

  @Override
  public byte[] text(int row, Set<TextPart> without) {
    byte[] below = rows.text(row, without);
    if (without.contains(TextPart.HEADING)) {
      return below;
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(headings.of(row, times.get(row), pages.isAbsent(row) ? 0 : pages.get(row)));
    text.writeBytes(below);
    return text.toByteArray();
  }
}
