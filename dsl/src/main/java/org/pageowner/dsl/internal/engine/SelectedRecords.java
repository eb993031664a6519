package org.pageowner.dsl.internal.engine;

import java.util.Arrays;
import java.util.function.Consumer;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.filter.EmptyAnswer;
import org.pageowner.dsl.internal.engine.filter.FilterChain;
import org.pageowner.dsl.plan.Plan;

/** Hands on the records that a plan selects, in file order, up to its limit. */
public final class SelectedRecords {
  private final KeyColumns columns;
  private final FilterChain filters;
  private final Consumer<RecordBatch> consumer;
  private long left;
  private boolean isEmpty = true;

  private SelectedRecords(Plan plan, Source source, Consumer<RecordBatch> consumer) {
    PhysicalPlan physical = PlanCompiler.compile(plan, source);
    physical.columns().prepare();
    this.columns = physical.columns();
    this.filters = new FilterChain(physical.filters());
    this.consumer = consumer;
    this.left = plan.rowLimit().orElse(Long.MAX_VALUE);
  }

  /**
   * Reads the source to its end, and passes on batches of selected records.
   *
   * @param notes receives the reasons if no record is selected
   * @throws IllegalArgumentException if the plan culls, measures or sorts
   */
  public static ReadReport of(
      Plan plan, Source source, Consumer<RecordBatch> consumer, Consumer<String> notes) {
    boolean isOfRecords =
        plan.keys().isEmpty()
            && plan.allMeasures().isEmpty()
            && plan.order().isEmpty()
            && plan.groupLimit().isEmpty()
            && !plan.hasOthers()
            && plan.columnKey().isEmpty()
            && plan.shown().isEmpty();
    if (!isOfRecords) {
      throw new IllegalArgumentException(
          "records are whole and in file order; run the query to cull, measure, sort or show: "
              + plan);
    }
    SelectedRecords selected = new SelectedRecords(plan, source, consumer);
    EmptyAnswer empty = EmptyAnswer.of(plan, selected.columns::now);
    ReadReport report =
        source.read(
            batch -> {
              selected.read(batch);
              if (selected.isEmpty) {
                empty.read(batch);
              }
            });
    if (selected.isEmpty) {
      empty.lines(report).forEach(notes);
    }
    return report;
  }

  private void read(RecordBatch batch) {
    if (left == 0) {
      isEmpty = false; // by the limit, not by a condition
      return;
    }
    int[] selected = new int[batch.size()];
    int size = 0;
    for (int from = 0; from < batch.size(); from += RowSlice.CAPACITY) {
      Interruption.check();
      RowSlice slice = new RowSlice(batch, from, Math.min(RowSlice.CAPACITY, batch.size() - from));
      int count = filters.select(slice);
      int[] rows = filters.rows();
      for (int i = 0; i < count; i++) {
        selected[size++] = from + rows[i];
      }
    }
    isEmpty &= size == 0;
    size = (int) Math.min(size, left);
    left -= size;
    if (size == batch.size()) {
      consumer.accept(batch);
    } else if (size > 0) {
      consumer.accept(batch.select(Arrays.copyOf(selected, size)));
    }
  }
}
