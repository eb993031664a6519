package org.pageowner.dsl.internal.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.column.KeyBindings;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.group.Measuring;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Ordered;
import org.pageowner.dsl.plan.Plan;

/** One row for each record. */
final class RecordCollector implements RowCollector {
  private final RecordReferences refs;
  private final Map<Key<?>, FirstRowColumn> carried = new HashMap<>();
  private final long limit;
  private long size;

  RecordCollector(Plan plan, KeyColumns keyColumns, RecordReferences refs) {
    this.refs = refs;
    // Without an order the first rows in file order are the result: the others need not be kept.
    this.limit = plan.order().isEmpty() ? plan.limit().orElse(Long.MAX_VALUE) : Long.MAX_VALUE;
    for (Ordered ordered : plan.order()) {
      if (ordered.term() instanceof Key<?> key) {
        carried.put(key, new FirstRowColumn(keyColumns.of(key)));
      }
    }
  }

  @Override
  public void keep(RowSlice slice, int[] rows, int count) {
    size += count;
    for (int i = 0; i < count && refs.size() < limit; i++) {
      refs.add(slice.from() + rows[i]);
      for (FirstRowColumn column : carried.values()) {
        column.add(slice, rows[i]);
      }
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int kept() {
    return refs.size();
  }

  @Override
  public RecordReferences records() {
    return refs;
  }

  @Override
  public long measure(Measure measure, int row) {
    PageRecord record = refs.get(row);
    RecordBatch batch = refs.batch(row);
    int at = refs.row(row);
    return switch (measure.kind()) {
      case TIMES -> batch.times().get(at);
      case PAGES -> batch.pages().isAbsent(at) ? RowSlice.ABSENT : record.pages();
      case BYTES ->
          batch.pages().isAbsent(at)
              ? RowSlice.ABSENT
              : Measuring.bytes(record.pages(), measure.pageSize());
      case FIRST_ALLOC_TS, LAST_ALLOC_TS ->
          Objects.requireNonNullElse(record.allocTs(), RowSlice.ABSENT);
      case DISTINCT -> KeyBindings.of(measure.key()).value(record) == null ? 0 : 1;
    };
  }

  @Override
  public long[] sortable(Key<?> key) {
    FirstRowColumn column = Objects.requireNonNull(carried.get(key));
    KeyColumn.Sorting sorting = column.column().sorting();
    long[] numbers = new long[kept()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = sorting.of(column.get(row));
    }
    return numbers;
  }
}
