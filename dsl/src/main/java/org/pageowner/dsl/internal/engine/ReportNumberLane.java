package org.pageowner.dsl.internal.engine;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.LogReport;
import org.pageowner.core.record.RecordBatch;

/** A number of the rows' {@linkplain RecordBatch#logReport reports}, which is its own code. */
final class ReportNumberLane extends Lane {
  private final Function<LogReport, @Nullable Long> number;

  ReportNumberLane(Function<LogReport, @Nullable Long> number) {
    this.number = number;
  }

  @Override
  protected void read(Block block, long[] into) {
    RecordBatch batch = block.batch();
    for (int row = 0; row < block.count(); row++) {
      LogReport report = batch.logReport(block.from() + row);
      Long own = report == null ? null : number.apply(report);
      into[row] = own == null ? Block.ABSENT : own;
    }
  }

  @Override
  public @Nullable Object value(long code) {
    return code == Block.ABSENT ? null : (Object) code;
  }

  @Override
  public Sorting sorting() {
    return Sorting.BY_CODE;
  }
}
