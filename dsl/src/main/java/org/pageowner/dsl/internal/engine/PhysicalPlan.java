package org.pageowner.dsl.internal.engine;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.filter.RowFilter;
import org.pageowner.dsl.internal.engine.group.FirstRowListener;
import org.pageowner.dsl.internal.engine.group.GroupKeys;
import org.pageowner.dsl.plan.Measure;

/**
 * The steps of one run, bound to its columns. {@link PlanCompiler} compiles them from a plan, and
 * {@code internal.compat} from the option words of the kernel's tool; {@link Engine} runs either.
 *
 * @param columns the columns of the run
 * @param filters the filters that a record must pass
 * @param keys the columns to group by; {@code null} if each record is a row of the result
 * @param totals the measures of a row besides allocations and pages, which are always counted
 * @param order the order of the rows; rows that are equal by it keep the order of their first
 *     records
 * @param firstRowColumns columns whose codes are retained for the first record of each row
 * @param records the list of records that are retained
 * @param firstRows is called with the first record of each group
 * @param limit the maximum number of rows
 * @param steps the further steps on the rows
 */
public record PhysicalPlan(
    KeyColumns columns,
    List<RowFilter> filters,
    @Nullable GroupKeys keys,
    Set<Measure<?>> totals,
    List<OrderTerm> order,
    List<KeyColumn> firstRowColumns,
    RecordReferences records,
    FirstRowListener firstRows,
    long limit,
    RowSteps steps) {
  /** A plan without further steps on its rows. */
  public PhysicalPlan(
      KeyColumns columns,
      List<RowFilter> filters,
      @Nullable GroupKeys keys,
      Set<Measure<?>> totals,
      List<OrderTerm> order,
      List<KeyColumn> firstRowColumns,
      RecordReferences records,
      FirstRowListener firstRows,
      long limit) {
    this(
        columns,
        filters,
        keys,
        totals,
        order,
        firstRowColumns,
        records,
        firstRows,
        limit,
        RowSteps.none(columns));
  }
}
