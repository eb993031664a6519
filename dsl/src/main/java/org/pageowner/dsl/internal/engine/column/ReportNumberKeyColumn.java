package org.pageowner.dsl.internal.engine.column;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.LogReport;
import org.pageowner.core.record.RecordBatch;

/**
 * A number of the {@linkplain RecordBatch#logReport reports} of a kernel log, which is its own
 * code.
 */
final class ReportNumberKeyColumn extends KeyColumn {
  private final Function<LogReport, @Nullable Long> number;

  ReportNumberKeyColumn(Function<LogReport, @Nullable Long> number) {
    this.number = number;
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    RecordBatch batch = slice.batch();
    for (int row = 0; row < slice.count(); row++) {
      LogReport report = batch.logReport(slice.from() + row);
      Long found = report == null ? null : number.apply(report);
      into[row] = found == null ? RowSlice.ABSENT : found;
    }
  }

  @Override
  public @Nullable Object value(long code) {
    return code == RowSlice.ABSENT ? null : (Object) code;
  }

  @Override
  public Sorting sorting() {
    return Sorting.BY_CODE;
  }
}
