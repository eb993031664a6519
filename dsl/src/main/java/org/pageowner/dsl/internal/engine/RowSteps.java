package org.pageowner.dsl.internal.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.column.FunctionColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.group.TotalsContext;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.RowCondition;

/**
 * The steps on the rows of a result, besides their order and the limit.
 *
 * @param context the parts of the run that totals need
 * @param having the condition on the measures of a row, or {@code null}
 * @param within the limit of the rows with the same value, or {@code null}
 * @param hasOthers whether the rows that a limit cuts become rows of their own
 * @param across the column whose values become columns, or {@code null}
 * @param functions makes rows of functions from groups of stacks, or {@code null}
 * @param largestBy the measure of which only the rows with the largest values are wanted, {@link
 *     Measure#TIMES} or {@link Measure#PAGES}; {@code null} if all rows have to be known
 */
record RowSteps(
    TotalsContext context,
    @Nullable RowCondition having,
    @Nullable Within within,
    boolean hasOthers,
    @Nullable Across across,
    @Nullable Functions functions,
    @Nullable Measure<?> largestBy) {
  /**
   * A limit of the rows with the same value.
   *
   * @param column the column of the value, among the keys or the columns of first records
   * @param rows the maximum number of rows
   * @param isCulled whether rows are grouped by the column
   */
  record Within(KeyColumn column, long rows, boolean isCulled) {}

  /**
   * A column whose values become columns.
   *
   * @param column the column
   * @param name the name of its key
   */
  record Across(KeyColumn column, String name) {}

  /**
   * Rows for each function on a stack.
   *
   * @param column the functions
   * @param others the other columns that rows are grouped by
   */
  record Functions(FunctionColumn column, List<KeyColumn> others) {}

  /** Returns no steps. */
  static RowSteps none(KeyColumns columns) {
    return new RowSteps(TotalsContext.of(columns), null, null, false, null, null, null);
  }
}
