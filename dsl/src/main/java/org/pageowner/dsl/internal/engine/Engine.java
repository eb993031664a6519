package org.pageowner.dsl.internal.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.filter.Filters;
import org.pageowner.dsl.internal.engine.filter.RowFilter;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Ordered;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.Selection;
import org.pageowner.dsl.table.Table;

/**
 * Runs a plan: filter, group, measure, sort, limit.
 *
 * <p>One pass over the batches, block by block: filters mark the rows of a block that pass; those
 * are grouped by their codes and measured. Then groups are sorted, and the limit cuts. A group's
 * first record, in file order, stands for it; rows that sort as equal stay in the order of their
 * first records, so every order is total.
 */
public final class Engine {
  private Engine() {}

  /** The answer to a plan. */
  public static Table run(Plan plan, Source source) throws IOException {
    return runAll(List.of(plan), source).get(0);
  }

  /** The answers to several plans, in their order, from one pass over the batches. */
  public static List<Table> runAll(List<Plan> plans, Source source) throws IOException {
    List<Run> runs = plans.stream().map(plan -> Run.of(plan, source)).toList();
    ReadReport report = source.read(batch -> runs.forEach(run -> run.read(batch)));
    return runs.stream().map(run -> run.table(report)).toList();
  }

  private record Run(Plan plan, Scan pass, RowCollector keeper) {
    static Run of(Plan plan, Source source) {
      KeyColumns columns = new KeyColumns();
      Scan pass = new Scan(columns, filters(plan, columns), source.isStreamed());
      RowCollector keeper =
          plan.cull().isEmpty()
              ? new RecordCollector(plan, columns, pass.refs())
              : new GroupCollector(plan, columns, pass.refs(), measures(plan), source.rowCount());
      return new Run(plan, pass, keeper);
    }

    void read(RecordBatch batch) {
      pass.read(batch, keeper);
    }

    Table table(ReadReport report) {
      return ResultBuilder.table(plan, keeper, pass, report);
    }
  }

  private static List<RowFilter> filters(Plan plan, KeyColumns columns) {
    Filters filters = new Filters(columns);
    List<RowFilter> tests = new ArrayList<>();
    for (Selection selection : plan.selections()) {
      tests.addAll(filters.each(selection.condition()));
    }
    for (Condition condition : plan.condition().stream().toList()) {
      tests.addAll(filters.each(condition));
    }
    return tests;
  }

  private static Set<Measure> measures(Plan plan) {
    Set<Measure> measures = new HashSet<>(plan.measures());
    for (Ordered ordered : plan.order()) {
      if (ordered.term() instanceof Measure measure) {
        measures.add(measure);
      }
    }
    return measures;
  }
}
