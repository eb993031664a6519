package org.pageowner.core.internal.store;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.LogReport;
import org.pageowner.core.record.RecordBatch;

/** Records from a kernel log or a debugger, each with the report that it is part of. */
public final class LogBatch extends ForwardingBatch {
  private final RecordBatch rows;
  private final List<LogReport> reports;
  private final BitSet ofCrash;

  /**
   * A batch of rows with their reports.
   *
   * @param ofCrash the rows that the debugger crash printed; the others are a kernel's
   */
  public LogBatch(RecordBatch rows, List<LogReport> reports, BitSet ofCrash) {
    this.rows = rows;
    this.reports = List.copyOf(reports);
    this.ofCrash = (BitSet) ofCrash.clone();
  }

  @Override
  protected RecordBatch delegate() {
    return rows;
  }

  @Override
  public LogReport logReport(int row) {
    return reports.get(row).of(record(row));
  }

  @Override
  public Dialect dialect(int row) {
    return ofCrash.get(row) ? Dialect.CRASH : Dialect.LOG;
  }

  /** A log has other lines than a dump, which alone does not make a record irregular. */
  @Override
  public boolean isIrregular(int row) {
    return false;
  }

  @Override
  public RecordBatch select(int[] selected) {
    BitSet selectedOfCrash = new BitSet();
    for (int i = 0; i < selected.length; i++) {
      selectedOfCrash.set(i, ofCrash.get(selected[i]));
    }
    return new LogBatch(
        rows.select(selected),
        Arrays.stream(selected).mapToObj(reports::get).toList(),
        selectedOfCrash);
  }
}
