package org.pageowner.dsl.internal.engine;

import java.util.List;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.column.RunningPages;
import org.pageowner.dsl.internal.engine.filter.FilterChain;
import org.pageowner.dsl.internal.engine.filter.RowFilter;
import org.pageowner.dsl.internal.engine.group.EarlyTotals;
import org.pageowner.dsl.internal.engine.group.Tally;
import org.pageowner.dsl.plan.KeyCatalogue;

/** One pass over all records: filters them, sums them up, and hands on what passed. */
public final class Scan {
  private final FilterChain tests;
  private final KeyColumn sizes;
  private final KeyColumn counts;
  private final KeyColumn early;
  private final RunningPages runningPages;
  private final EarlyTotals earlyTotals;
  private final RecordReferences refs;
  private long times;
  private long pages;
  private long earlyTimes;
  private long earlyPages;

  /** A pass that keeps records for which all of {@code tests} hold. */
  public Scan(KeyColumns columns, List<RowFilter> tests, boolean copying) {
    this.tests = new FilterChain(tests);
    this.sizes = columns.pages();
    this.counts = columns.times();
    this.early = columns.of(KeyCatalogue.EARLY);
    this.runningPages = columns.runningPages();
    this.earlyTotals = new EarlyTotals(columns.stack(), early);
    this.refs = new RecordReferences(copying);
  }

  /** The records that stand for the rows of the result. */
  public RecordReferences refs() {
    return refs;
  }

  /** Reads a batch. */
  public void read(RecordBatch batch, RowSink sink) {
    refs.begin(batch);
    for (int from = 0; from < batch.size(); from += RowSlice.CAPACITY) {
      RowSlice slice = new RowSlice(batch, from, Math.min(RowSlice.CAPACITY, batch.size() - from));
      int count = tests.select(slice);
      int[] rows = tests.rows();
      sumUp(slice, rows, count);
      sink.keep(slice, rows, count);
    }
    refs.end();
  }

  private void sumUp(RowSlice slice, int[] rows, int count) {
    if (slice.batch().isInventory()) {
      sumUpCounted(slice, rows, count);
      return;
    }
    long[] sums = runningPages.of(slice, rows, count);
    times = Tally.saturatedSum(times, count);
    pages = Tally.saturatedSum(pages, sums[count]);
    if (count > 0) {
      earlyTotals.add(slice, rows, count, sums);
    }
  }

  /** A row of an inventory may stand for several allocations, of any number of pages. */
  private void sumUpCounted(RowSlice slice, int[] rows, int count) {
    long[] pagesOf = sizes.codes(slice);
    long[] timesOf = counts.codes(slice);
    long[] marks = early.codes(slice);
    for (int i = 0; i < count; i++) {
      long size = Math.max(0, pagesOf[rows[i]]);
      times = Tally.saturatedSum(times, timesOf[rows[i]]);
      pages = Tally.saturatedSum(pages, size);
      if (marks[rows[i]] > 0) {
        earlyTimes = Tally.saturatedSum(earlyTimes, timesOf[rows[i]]);
        earlyPages = Tally.saturatedSum(earlyPages, size);
      }
    }
  }

  /** Records that passed. */
  long times() {
    return times;
  }

  /** Their pages. */
  long pages() {
    return pages;
  }

  /** Early records that passed. */
  long earlyTimes() {
    return Tally.saturatedSum(earlyTimes, earlyTotals.times());
  }

  /** Their pages. */
  long earlyPages() {
    return Tally.saturatedSum(earlyPages, earlyTotals.pages());
  }
}
