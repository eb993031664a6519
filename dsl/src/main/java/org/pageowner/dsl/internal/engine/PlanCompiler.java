package org.pageowner.dsl.internal.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.filter.Filters;
import org.pageowner.dsl.internal.engine.filter.RowFilter;
import org.pageowner.dsl.internal.engine.group.GroupKeys;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.Selection;
import org.pageowner.dsl.plan.SortKey;

/** Compiles a plan to the steps of a run. */
public final class PlanCompiler {
  private final Plan plan;
  private final KeyColumns columns = new KeyColumns();
  private final RecordReferences records;

  private PlanCompiler(Plan plan, boolean copying) {
    this.plan = plan;
    this.records = new RecordReferences(copying);
  }

  /**
   * Compiles a plan.
   *
   * @param copying whether batches are released after they are read, so that records must be copied
   */
  public static PhysicalPlan compile(Plan plan, boolean copying) {
    return new PlanCompiler(plan, copying).compile();
  }

  private PhysicalPlan compile() {
    boolean isGrouped = !plan.keys().isEmpty();
    return new PhysicalPlan(
        columns,
        filters(),
        isGrouped ? GroupKeys.of(columns(plan.keys())) : null,
        totals(),
        order(isGrouped),
        columns(firstRowKeys()),
        records,
        records,
        plan.rowLimit().orElse(Long.MAX_VALUE));
  }

  private List<RowFilter> filters() {
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

  private List<KeyColumn> columns(List<Key<?>> keys) {
    return keys.stream().map(columns::of).toList();
  }

  private Set<Measure> totals() {
    Set<Measure> totals = new HashSet<>(plan.measures());
    for (SortKey.Directed ordered : plan.order()) {
      if (ordered.term() instanceof Measure measure) {
        totals.add(measure);
      }
    }
    totals.removeAll(List.of(Measure.TIMES, Measure.PAGES)); // always counted
    return totals;
  }

  private List<OrderTerm> order(boolean isGrouped) {
    List<SortKey.Directed> order =
        plan.order().isEmpty() && isGrouped ? List.of(Measure.PAGES.descending()) : plan.order();
    return order.stream().map(this::term).toList();
  }

  private OrderTerm term(SortKey.Directed ordered) {
    if (ordered.term() instanceof Key<?> key) {
      return new OrderTerm.ByColumn(columns.of(key), ordered.direction());
    }
    return ordered.term() instanceof Measure measure
        ? new OrderTerm.ByMeasure(measure, ordered.direction())
        : new OrderTerm.ByText(() -> TextRanks.of(records), ordered.direction());
  }

  /** Returns the keys that rows are sorted by but not grouped by. */
  private List<Key<?>> firstRowKeys() {
    List<Key<?>> keys = new ArrayList<>();
    for (SortKey.Directed ordered : plan.order()) {
      if (ordered.term() instanceof Key<?> key && !plan.keys().contains(key)) {
        keys.add(key);
      }
    }
    return keys.stream().distinct().toList();
  }
}
