package org.pageowner.dsl.internal.engine;

import com.google.common.math.LongMath;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.filter.FilterChain;
import org.pageowner.dsl.internal.engine.group.EarlyTotals;
import org.pageowner.dsl.internal.engine.group.RowTotals;
import org.pageowner.dsl.plan.KeyCatalogue;

/**
 * A pass over all records: filters them, totals those that passed, and passes them to a collector.
 */
final class Scan {
  private final FilterChain filters;
  private final RowTotals rowTotals;
  private final EarlyTotals earlyTotals;
  private final RecordReferences records;
  private long times;
  private long pages;

  /** A scan with the filters and columns of {@code plan}. */
  Scan(PhysicalPlan plan) {
    KeyColumns columns = plan.columns();
    this.filters = new FilterChain(plan.filters());
    this.rowTotals = new RowTotals(columns);
    this.earlyTotals = new EarlyTotals(columns.stack(), columns.of(KeyCatalogue.EARLY));
    this.records = plan.records();
  }

  /** Takes the rows that passed. */
  @FunctionalInterface
  interface Taker {
    /** Takes the first {@code count} of {@code rows} of a slice. */
    void keep(RowSlice slice, int[] rows, int count);
  }

  /** Reads a batch, slice by slice. */
  void read(RecordBatch batch, Taker collector) {
    records.begin(batch);
    for (int from = 0; from < batch.size(); from += RowSlice.CAPACITY) {
      Interruption.check();
      RowSlice slice = new RowSlice(batch, from, Math.min(RowSlice.CAPACITY, batch.size() - from));
      int count = filters.select(slice);
      int[] rows = filters.rows();
      addUp(slice, rows, count);
      collector.keep(slice, rows, count);
    }
    records.end();
  }

  private void addUp(RowSlice slice, int[] rows, int count) {
    if (count > 0) {
      rowTotals.read(slice, rows, count);
      times = LongMath.saturatedAdd(times, rowTotals.times(0, count));
      pages = LongMath.saturatedAdd(pages, rowTotals.pages(0, count));
      earlyTotals.add(slice, rows, count, rowTotals);
    }
  }

  /** Returns the number of allocations of the records that passed. */
  long times() {
    return times;
  }

  /** Returns the base pages of the records that passed. */
  long pages() {
    return pages;
  }

  /** Returns the number of allocations of early records that passed. */
  long earlyTimes() {
    return earlyTotals.times();
  }

  /** Returns the base pages of early records that passed. */
  long earlyPages() {
    return earlyTotals.pages();
  }
}
