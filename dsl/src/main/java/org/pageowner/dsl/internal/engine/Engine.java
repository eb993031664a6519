package org.pageowner.dsl.internal.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.filter.EmptyAnswer;
import org.pageowner.dsl.internal.engine.group.GroupKeys;
import org.pageowner.dsl.internal.engine.top.TopCandidates;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Table;

/**
 * Runs physical plans: filter, group, aggregate, test rows, sort, limit.
 *
 * <p>A pass reads the batches slice by slice: filters select the rows of a slice that pass, and
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

  /**
   * Returns the answers to several plans, in their order, from one reading of the batches; see
   * {@link TopGroups} for an earlier one.
   */
  public static List<Table> runAll(List<Plan> plans, Source source) throws IOException {
    List<Run<Table>> runs = new ArrayList<>();
    for (Plan plan : plans) {
      plan.requireConsistent();
      PhysicalPlan physical = PlanCompiler.compile(plan, source);
      EmptyAnswer empty = EmptyAnswer.of(plan, physical.columns()::now);
      EmptyAnswer along = source.isStreamed() ? empty : null;
      TableSink sink = new TableSink(plan, physical, empty, source);
      runs.add(new Run<>(physical, source, sink, along));
    }
    return answers(runs, source);
  }

  /** Runs a plan, and passes the sorted rows to a sink. */
  public static <T> T run(PhysicalPlan plan, Source source, ResultSink<T> sink) throws IOException {
    return answers(List.of(new Run<>(plan, source, sink, null)), source).get(0);
  }

  private static <T> List<T> answers(List<Run<T>> runs, Source source) throws IOException {
    runs.forEach(run -> run.plan.columns().prepare());
    List<Pass<T>> passes = runs.stream().map(Run::begin).toList();
    ReadReport report = source.read(batch -> passes.forEach(pass -> pass.read(batch)));
    List<T> answers = new ArrayList<>();
    for (Pass<T> pass : passes) {
      answers.add(pass.run.sink.take(pass.result(), report));
    }
    return answers;
  }

  /**
   * A plan with its input.
   *
   * @param along reads what passes by and cannot be read again, as long as the answer is empty
   */
  private record Run<T>(
      PhysicalPlan plan, Source source, ResultSink<T> sink, @Nullable EmptyAnswer along) {
    Pass<T> begin() {
      return begin(TopGroups.of(plan, source));
    }

    Pass<T> begin(@Nullable TopCandidates candidates) {
      GroupKeys keys = plan.keys();
      RowCollector rows = keys == null ? new RecordCollector(plan) : groups(keys, candidates);
      return new Pass<>(this, new Scan(plan), rows, candidates);
    }

    private RowCollector groups(GroupKeys keys, @Nullable TopCandidates candidates) {
      GroupCollector groups = new GroupCollector(plan, keys, source.rowCount(), candidates);
      RowSteps.Functions functions = plan.steps().functions();
      return functions == null
          ? groups
          : new FunctionCollector(groups, functions.column(), functions.others());
    }
  }

  /**
   * A run in progress.
   *
   * @param candidates selects the records to group; {@code null} for all
   */
  private record Pass<T>(
      Run<T> run, Scan scan, RowCollector rows, @Nullable TopCandidates candidates) {
    void read(RecordBatch batch) {
      scan.read(batch, rows);
      EmptyAnswer along = run.along;
      if (along != null && scan.times() == 0) {
        along.read(batch);
      }
    }

    /** Returns the result; candidates that were too few are selected once more. */
    ResultRows result() {
      PhysicalPlan plan = run.plan;
      rows.end();
      RowMeasures measures = new RowMeasures(plan.columns(), rows, scan.pages());
      ShownRows shown = ResultOrder.of(plan, rows, measures);
      long least = candidates == null ? 0 : TopGroups.least(plan, measures, shown);
      if (candidates == null || candidates.least() <= least) {
        return new ResultRows(scan, plan.columns(), rows, measures, shown);
      }
      Pass<T> again = run.begin(candidates.atLeast(least));
      ReadReport unused = run.source.read(again::read);
      return again.result();
    }
  }
}
