package org.pageowner.core.internal.store;

import java.util.Arrays;
import java.util.List;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.LogReport;
import org.pageowner.core.record.RecordBatch;

/** Records out of a kernel log, each with what the log says besides. */
public final class LogBatch extends ForwardingBatch {
  private final RecordBatch rows;
  private final List<LogReport> reports;

  /** The rows and, for each of them, its report. */
  public LogBatch(RecordBatch rows, List<LogReport> reports) {
    super(rows);
    this.rows = rows;
    this.reports = List.copyOf(reports);
  }

  @Override
  public LogReport logReport(int row) {
    return reports.get(row).of(record(row));
  }

  @Override
  public Dialect dialect(int row) {
    return Dialect.LOG;
  }

  /** A log has other lines than a dump; that alone is no deviation. */
  @Override
  public boolean isIrregular(int row) {
    return false;
  }

  @Override
  public RecordBatch select(int[] selected) {
    return new LogBatch(
        rows.select(selected), Arrays.stream(selected).mapToObj(reports::get).toList());
  }
}
