package org.pageowner.core.internal.text.counted;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.dictionary.Dictionaries;
import org.pageowner.core.internal.store.CountedBatch;
import org.pageowner.core.internal.store.ForwardingBatch;
import org.pageowner.core.record.CensusRows;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.TextPart;

/**
 * Rows of a census. Columns of records are made of the keys when the first one is asked for, since
 * merging needs none.
 */
public final class CensusBatch extends ForwardingBatch {
  private final CensusTexts texts;
  private final CensusColumns census;
  private final long index;

  /** The columns of records; {@code null} until one is asked for. */
  private volatile @Nullable CountedBatch columns;

  CensusBatch(CensusTexts texts, long index) {
    this(texts, index, null);
  }

  private CensusBatch(CensusTexts texts, long index, @Nullable CountedBatch columns) {
    this.texts = texts;
    this.census = new CensusColumns(texts);
    this.index = index;
    this.columns = columns;
  }

  @Override
  protected RecordBatch delegate() {
    CountedBatch known = columns;
    if (known == null) {
      // two threads may make equal columns
      known = CensusRecords.of(texts).at(index);
      columns = known;
    }
    return known;
  }

  /** Returns the same rows at another position of the source. */
  public CensusBatch at(long first) {
    return new CensusBatch(texts, first);
  }

  /** Returns the rows with the values of their columns in shared dictionaries. */
  public CensusBatch joined(long first, Dictionaries shared) {
    return new CensusBatch(texts.trimmed(), first, CensusRecords.of(texts).joined(first, shared));
  }

  /** Passes on a 64-bit hash of each stack that is there. */
  public void forEachStackHash(LongConsumer consumer) {
    texts.forEachStackHash(consumer);
  }

  @Override
  public int size() {
    return texts.size();
  }

  @Override
  public long index(int row) {
    return columns == null ? index + row : delegate().index(row);
  }

  @Override
  public CensusRows census() {
    return census;
  }

  @Override
  public Dialect dialect(int row) {
    return Dialect.CENSUS;
  }

  @Override
  public boolean isInventory() {
    return true;
  }

  @Override
  public RecordBatch select(int[] rows) {
    RecordBatch selected = delegate().select(rows);
    return new CensusBatch(texts.select(rows), 0, (CountedBatch) selected);
  }

  /** Returns the row as one line of JSON, in the form in which a census is written. */
  @Override
  public byte[] text(int row, Set<TextPart> without) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.write('{');
    line.writeBytes(texts.json(row));
    StringBuilder counts = new StringBuilder();
    counts.append(",\"times\":").append(texts.times(row));
    counts.append(",\"pages\":").append(texts.pages(row));
    counts.append(",\"hosts\":").append(texts.hosts(row));
    JsonStrings.append(counts.append(",\"top_host\":"), texts.topHost(row));
    counts.append(",\"top_host_pages\":").append(texts.topHostPages(row)).append("}\n");
    line.writeBytes(counts.toString().getBytes(UTF_8));
    return line.toByteArray();
  }

  @Override
  public boolean isIrregular(int row) {
    return false;
  }
}
