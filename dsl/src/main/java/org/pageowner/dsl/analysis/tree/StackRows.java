package org.pageowner.dsl.analysis.tree;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Table;

/** The rows of a table or of a growth, each a stack with its amounts and the other culled keys. */
interface StackRows {
  /** Returns the culled keys except the stack trace. */
  List<Key<?>> keys();

  /** Returns the number of rows. */
  int size();

  /** Returns the stack of a row; {@code null} if it is absent. */
  @Nullable StackTrace stack(int row);

  /** Returns whether a row is of the records that a limit cut. */
  boolean isOthers(int row);

  /** Returns the value of a key of a row. */
  @Nullable Object value(int row, Key<?> key);

  /** Returns the amounts of a row. */
  Amounts amounts(int row);

  /** Returns the source of the rows, and notes about it. */
  TreeOrigin origin();

  /**
   * Returns the plan that groups by stack trace: culled by it if it has no keys, and by it in
   * addition to other keys.
   *
   * @throws IllegalArgumentException if it culls by functions
   */
  static Plan byStack(Plan plan) {
    requireDisjoint(plan);
    if (plan.keys().contains(KeyCatalogue.STACKTRACE)) {
      return plan;
    }
    List<Key<?>> keys = new ArrayList<>(plan.keys());
    keys.add(KeyCatalogue.STACKTRACE);
    return plan.cull(keys.toArray(Key<?>[]::new));
  }

  /**
   * Returns the rows of a table.
   *
   * @throws IllegalArgumentException if it is culled, and not by stack trace
   */
  static StackRows of(Table table) {
    Plan plan = table.plan();
    requireDisjoint(plan);
    if (!plan.keys().isEmpty() && !plan.keys().contains(KeyCatalogue.STACKTRACE)) {
      throw new IllegalArgumentException(
          "the table is culled by "
              + plan.keys()
              + " and not by stacktrace, so its rows have no stacks; cull by stacktrace too");
    }
    return new TableRows(table, frameless(plan), TreeOrigin.of(table));
  }

  /** Returns the rows of a growth, which groups by stack trace in addition to its keys. */
  static StackRows of(Growth growth) {
    Plan plan = byStack(growth.plan());
    Growth byStack = plan.equals(growth.plan()) ? growth : growth.with(plan);
    return new GrowthRows(byStack, frameless(byStack.plan()), TreeOrigin.of(byStack));
  }

  private static void requireDisjoint(Plan plan) {
    if (plan.keys().contains(KeyCatalogue.FRAMES)) {
      throw new IllegalArgumentException(
          "a tree, folded stacks and a profile have the functions already, and would count a record"
              + " once for each; leave "
              + KeyCatalogue.FRAMES
              + " out of cull");
    }
  }

  private static List<Key<?>> frameless(Plan plan) {
    return plan.keys().stream().filter(key -> !key.equals(KeyCatalogue.STACKTRACE)).toList();
  }

  /**
   * The amounts of a row.
   *
   * @param timesBefore records in the first dump of a growth, else 0
   * @param pagesBefore pages in the first dump of a growth, else 0
   * @param times records, of a growth those in the last dump
   * @param pages pages, of a growth those in the last dump
   */
  record Amounts(long timesBefore, long pagesBefore, long times, long pages) {}
}
