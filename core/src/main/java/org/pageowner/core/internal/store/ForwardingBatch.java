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
  /** Returns the batch that is forwarded to. */
  protected abstract RecordBatch delegate();

  @Override
  public int size() {
    return delegate().size();
  }

  @Override
  public long index(int row) {
    return delegate().index(row);
  }

  @Override
  public LongColumn pfn() {
    return delegate().pfn();
  }

  @Override
  public LongColumn order() {
    return delegate().order();
  }

  @Override
  public LongColumn pages() {
    return delegate().pages();
  }

  @Override
  public LongColumn times() {
    return delegate().times();
  }

  @Override
  public boolean isInventory() {
    return delegate().isInventory();
  }

  @Override
  public LongColumn pid() {
    return delegate().pid();
  }

  @Override
  public LongColumn tgid() {
    return delegate().tgid();
  }

  @Override
  public LongColumn allocTs() {
    return delegate().allocTs();
  }

  @Override
  public LongColumn freeTs() {
    return delegate().freeTs();
  }

  @Override
  public LongColumn pageblock() {
    return delegate().pageblock();
  }

  @Override
  public DictionaryColumn<String> name() {
    return delegate().name();
  }

  @Override
  public DictionaryColumn<String> migrateType() {
    return delegate().migrateType();
  }

  @Override
  public DictionaryColumn<String> pageblockType() {
    return delegate().pageblockType();
  }

  @Override
  public DictionaryColumn<GfpMask> gfp() {
    return delegate().gfp();
  }

  @Override
  public DictionaryColumn<PageFlags> flags() {
    return delegate().flags();
  }

  @Override
  public DictionaryColumn<StackTrace> stack() {
    return delegate().stack();
  }

  @Override
  public DictionaryColumn<Trailer> trailer() {
    return delegate().trailer();
  }

  @Override
  public @Nullable LogReport logReport(int row) {
    return delegate().logReport(row);
  }

  @Override
  public @Nullable CensusRows census() {
    return delegate().census();
  }

  @Override
  public Dialect dialect(int row) {
    return delegate().dialect(row);
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
    return delegate().text(row, without);
  }

  @Override
  public boolean isIrregular(int row) {
    return delegate().isIrregular(row);
  }
}
