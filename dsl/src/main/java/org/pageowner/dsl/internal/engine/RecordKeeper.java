package org.pageowner.dsl.internal.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Ordered;
import org.pageowner.dsl.plan.Plan;

/** One row for each record. */
final class RecordKeeper implements RowKeeper {
  private final RecordRefs refs;
  private final Map<Key<?>, Carried> carried = new HashMap<>();
  private final long limit;
  private long size;

  RecordKeeper(Plan plan, Lanes lanes, RecordRefs refs) {
    this.refs = refs;
    // Without an order the first rows in file order are the result: the others need not be kept.
    this.limit = plan.order().isEmpty() ? plan.limit().orElse(Long.MAX_VALUE) : Long.MAX_VALUE;
    for (Ordered ordered : plan.order()) {
      if (ordered.term() instanceof Key<?> key) {
        carried.put(key, new Carried(lanes.of(key)));
      }
    }
  }

  @Override
  public void keep(Block block, int[] rows, int count) {
    size += count;
    for (int i = 0; i < count && refs.size() < limit; i++) {
      refs.add(block.from() + rows[i]);
      for (Carried column : carried.values()) {
        column.add(block, rows[i]);
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
  public RecordRefs records() {
    return refs;
  }

  @Override
  public long measure(Measure measure, int row) {
    PageRecord record = refs.get(row);
    RecordBatch batch = refs.batch(row);
    int at = refs.row(row);
    return switch (measure.kind()) {
      case TIMES -> batch.times().get(at);
      case PAGES -> batch.pages().isAbsent(at) ? Block.ABSENT : record.pages();
      case BYTES ->
          batch.pages().isAbsent(at)
              ? Block.ABSENT
              : Measuring.bytes(record.pages(), measure.pageSize());
      case FIRST_ALLOC_TS, LAST_ALLOC_TS ->
          Objects.requireNonNullElse(record.allocTs(), Block.ABSENT);
      case DISTINCT -> KeyValues.of(record, measure.key()) == null ? 0 : 1;
    };
  }

  @Override
  public long[] sortable(Key<?> key) {
    Carried column = Objects.requireNonNull(carried.get(key));
    Lane.Sorting sorting = column.lane().sorting();
    long[] numbers = new long[kept()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = sorting.of(column.get(row));
    }
    return numbers;
  }
}
