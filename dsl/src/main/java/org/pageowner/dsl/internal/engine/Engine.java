package org.pageowner.dsl.internal.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.filter.EmptyAnswer;
import org.pageowner.dsl.internal.engine.group.GroupKeys;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Table;

/**
 * Runs physical plans: filter, group, aggregate, test rows, sort, limit.
 *
 * <p>One pass reads the batches slice by slice: filters select the rows of a slice that pass, and
 * these are grouped by their codes and aggregated. Then the groups are sorted, and the limit is
 * applied. A group is represented by its first record in file order; rows that sort as equal stay
 * in the order of their first records, so every order is total.
 */
public final class Engine {
  private Engine() {}

  /** Returns the answer to a plan. */
  public static Table run(Plan plan, Source source) throws IOException {
    return runAll(List.of(plan), source).get(0);
  }

  /** Returns the answers to several plans, in their order, from one pass over the batches. */
  public static List<Table> runAll(List<Plan> plans, Source source) throws IOException {
    List<Run<Table>> runs = new ArrayList<>();
    for (Plan plan : plans) {
      plan.requireConsistent();
      PhysicalPlan physical = PlanCompiler.compile(plan, source);
      EmptyAnswer empty = EmptyAnswer.of(plan, physical.columns()::now);
      EmptyAnswer along = source.isStreamed() ? empty : null;
      runs.add(Run.of(physical, source, new TableSink(plan, physical, empty, source), along));
    }
    return answers(runs, source);
  }

  /** Runs a plan, and passes the sorted rows to a sink. */
  public static <T> T run(PhysicalPlan plan, Source source, ResultSink<T> sink) throws IOException {
    return answers(List.of(Run.of(plan, source, sink, null)), source).get(0);
  }

  private static <T> List<T> answers(List<Run<T>> runs, Source source) throws IOException {
    runs.forEach(run -> run.plan.columns().prepare());
    ReadReport report = source.read(batch -> runs.forEach(run -> run.read(batch)));
    List<T> answers = new ArrayList<>();
    for (Run<T> run : runs) {
      answers.add(run.answer(report));
    }
    return answers;
  }

  /**
   * A plan in progress.
   *
   * @param along reads what passes by and cannot be read again, as long as the answer is empty
   */
  private record Run<T>(
      PhysicalPlan plan,
      Scan scan,
      RowCollector rows,
      ResultSink<T> sink,
      @Nullable EmptyAnswer along) {
    static <T> Run<T> of(
        PhysicalPlan plan, Source source, ResultSink<T> sink, @Nullable EmptyAnswer along) {
      GroupKeys keys = plan.keys();
      RowCollector rows =
          keys == null ? new RecordCollector(plan) : groups(plan, keys, source.rowCount());
      return new Run<>(plan, new Scan(plan), rows, sink, along);
    }

    private static RowCollector groups(PhysicalPlan plan, GroupKeys keys, long rowCount) {
      GroupCollector groups = new GroupCollector(plan, keys, rowCount);
      RowSteps.Functions functions = plan.steps().functions();
      return functions == null
          ? groups
          : new FunctionCollector(groups, functions.column(), functions.others());
    }

    void read(RecordBatch batch) {
      scan.read(batch, rows);
      if (along != null && scan.times() == 0) {
        along.read(batch);
      }
    }

    T answer(ReadReport report) throws IOException {
      rows.end();
      RowMeasures measures = new RowMeasures(plan.columns(), rows, scan.pages());
      ShownRows shown = ResultOrder.of(plan, rows, measures);
      return sink.take(new ResultRows(scan, plan.columns(), rows, measures, shown), report);
    }
  }
}
