package org.pageowner.core.internal.store;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.CensusRows;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.GfpMask;
import org.pageowner.core.record.LogReport;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.PageFlags;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.StackTrace;
import org.pageowner.core.record.TextPart;
import org.pageowner.core.record.Trailer;

/** Forwards to another batch, except for the methods that a subclass overrides. */
public abstract class ForwardingBatch implements RecordBatch {
  private final RecordBatch batch;

  /** Forwards to {@code batch}. */
  protected ForwardingBatch(RecordBatch batch) {
    this.batch = batch;
  }

  @Override
  public int size() {
    return batch.size();
  }

  @Override
  public long index(int row) {
    return batch.index(row);
  }

  @Override
  public LongColumn pfn() {
    return batch.pfn();
  }

  @Override
  public LongColumn order() {
    return batch.order();
  }

  @Override
  public LongColumn pages() {
    return batch.pages();
  }

  @Override
  public LongColumn times() {
    return batch.times();
  }

  @Override
  public boolean isInventory() {
    return batch.isInventory();
  }

  @Override
  public LongColumn pid() {
    return batch.pid();
  }

  @Override
  public LongColumn tgid() {
    return batch.tgid();
  }

  @Override
  public LongColumn allocTs() {
    return batch.allocTs();
  }

  @Override
  public LongColumn freeTs() {
    return batch.freeTs();
  }

  @Override
  public LongColumn pageblock() {
    return batch.pageblock();
  }

  @Override
  public DictionaryColumn<String> name() {
    return batch.name();
  }

  @Override
  public DictionaryColumn<String> migrateType() {
    return batch.migrateType();
  }

  @Override
  public DictionaryColumn<String> pageblockType() {
    return batch.pageblockType();
  }

  @Override
  public DictionaryColumn<GfpMask> gfp() {
    return batch.gfp();
  }

  @Override
  public DictionaryColumn<PageFlags> flags() {
    return batch.flags();
  }

  @Override
  public DictionaryColumn<StackTrace> stack() {
    return batch.stack();
  }

  @Override
  public DictionaryColumn<Trailer> trailer() {
    return batch.trailer();
  }

  @Override
  public @Nullable LogReport logReport(int row) {
    return batch.logReport(row);
  }

  @Override
  public @Nullable CensusRows census() {
    return batch.census();
  }

  @Override
  public Dialect dialect(int row) {
    return batch.dialect(row);
  }

  @Override
  public PageRecord record(int row) {
    return new PageRecord(this, row);
  }

  @Override
  public byte[] text(int row) {
    return text(row, Set.of());
  }

  @Override
  public byte[] text(int row, Set<TextPart> without) {
    return batch.text(row, without);
  }

  @Override
  public boolean isIrregular(int row) {
    return batch.isIrregular(row);
  }
}
