package org.pageowner.dsl.internal.engine;

import java.util.Objects;
import java.util.function.IntToLongFunction;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.column.KeyBindings;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.group.GroupTotals;
import org.pageowner.dsl.internal.engine.sort.SortField;
import org.pageowner.dsl.plan.Measure;

/** Makes one row for each record. */
final class RecordCollector implements RowCollector {
  private final KeyColumns keyColumns;
  private final RecordReferences references;
  private final FirstRowColumns columns;
  private final long limit;
  private long size;

  RecordCollector(PhysicalPlan plan) {
    this.keyColumns = plan.columns();
    this.references = plan.records();
    this.columns = new FirstRowColumns(plan.firstRowColumns());
    // Without an order the result is the first rows in file order, so no others are retained.
    boolean isPrefix =
        plan.order().isEmpty() && plan.steps().having() == null && plan.steps().within() == null;
    this.limit = isPrefix ? plan.limit() : Long.MAX_VALUE;
  }

  /** Returns whether a record alone determines a measure, without groups. */
  static boolean computes(Measure<?> measure) {
    return measure.condition().isEmpty()
        && switch (measure.kind()) {
          case TIMES, PAGES, BYTES, SIZE, SHARE, FIRST_ALLOC_TS, LAST_ALLOC_TS, DISTINCT -> true;
          case MIN, MAX, MEAN, MEDIAN, QUANTILE, SUM, SPARK -> false;
        };
  }

  @Override
  public void keep(RowSlice slice, int[] rows, int count) {
    size += count;
    for (int i = 0; i < count && references.size() < limit; i++) {
      references.add(slice.from() + rows[i]);
      columns.add(slice, rows[i]);
    }
  }

  @Override
  public void end() {}

  @Override
  public long size() {
    return size;
  }

  @Override
  public int kept() {
    return references.size();
  }

  @Override
  public long measure(Measure<?> measure, int row) {
    PageRecord record = references.get(row);
    RecordBatch batch = references.batch(row);
    int at = references.row(row);
    if (measure instanceof Measure.Distinct distinct) {
      return KeyBindings.of(distinct.key()).valueOf(record, keyColumns::now) == null ? 0 : 1;
    }
    if (measure instanceof Measure.Bytes bytes && !batch.pages().isAbsent(at)) {
      return GroupTotals.bytes(record.pages(), bytes.pageSize());
    }
    return switch (measure.kind()) {
      case TIMES -> batch.times().get(at);
      case PAGES, BYTES, SIZE -> batch.pages().isAbsent(at) ? RowSlice.ABSENT : record.pages();
      case FIRST_ALLOC_TS, LAST_ALLOC_TS ->
          Objects.requireNonNullElse(record.allocTs(), RowSlice.ABSENT);
      case DISTINCT, SHARE, MIN, MAX, MEAN, MEDIAN, QUANTILE, SUM, SPARK ->
          throw new AssertionError(measure);
    };
  }

  /** Computes the measure once for each record. */
  @Override
  public SortField sortable(Measure<?> measure) {
    long[] numbers = new long[kept()];
    for (int row = 0; row < numbers.length; row++) {
      Interruption.checkAt(row);
      numbers[row] = measure(measure, row);
    }
    return SortField.unbounded(row -> numbers[row]);
  }

  @Override
  public IntToLongFunction codes(KeyColumn column) {
    return columns.of(column)::get;
  }
}
