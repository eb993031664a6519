package org.pageowner.dsl.internal.engine;

import java.util.List;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.plan.KeyCatalogue;

/** One pass over all records: filters them, sums them up, and hands on what passed. */
public final class Pass {
  private final Cascade tests;
  private final Lane sizes;
  private final Lane counts;
  private final Lane early;
  private final PageSums pageSums;
  private final EarlyStacks earlyStacks;
  private final RecordRefs refs;
  private long times;
  private long pages;
  private long earlyTimes;
  private long earlyPages;

  /** A pass that keeps records for which all of {@code tests} hold. */
  public Pass(Lanes lanes, List<RowTest> tests, boolean copying) {
    this.tests = new Cascade(tests);
    this.sizes = lanes.pages();
    this.counts = lanes.times();
    this.early = lanes.of(KeyCatalogue.EARLY);
    this.pageSums = lanes.pageSums();
    this.earlyStacks = lanes.earlyStacks();
    this.refs = new RecordRefs(copying);
  }

  /** The records that stand for the rows of the result. */
  public RecordRefs refs() {
    return refs;
  }

  /** Reads a batch. */
  public void read(RecordBatch batch, RowSink sink) {
    refs.begin(batch);
    for (int from = 0; from < batch.size(); from += Block.CAPACITY) {
      Block block = new Block(batch, from, Math.min(Block.CAPACITY, batch.size() - from));
      int count = tests.select(block);
      int[] rows = tests.rows();
      sumUp(block, rows, count);
      sink.keep(block, rows, count);
    }
    refs.end();
  }

  private void sumUp(Block block, int[] rows, int count) {
    if (block.batch().isInventory()) {
      sumUpCounted(block, rows, count);
      return;
    }
    long[] sums = pageSums.of(block, rows, count);
    times = Tally.saturatedSum(times, count);
    pages = Tally.saturatedSum(pages, sums[count]);
    if (count > 0) {
      earlyStacks.add(block, rows, count, sums);
    }
  }

  /** A row of an inventory may stand for several allocations, of any number of pages. */
  private void sumUpCounted(Block block, int[] rows, int count) {
    long[] pagesOf = sizes.codes(block);
    long[] timesOf = counts.codes(block);
    long[] marks = early.codes(block);
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
    return Tally.saturatedSum(earlyTimes, earlyStacks.times());
  }

  /** Their pages. */
  long earlyPages() {
    return Tally.saturatedSum(earlyPages, earlyStacks.pages());
  }
}
