package org.pageowner.benchmarks.goals;

import static org.pageowner.dsl.Keys.ALLOC_TS;
import static org.pageowner.dsl.Keys.NAME;
import static org.pageowner.dsl.Keys.ORDER;
import static org.pageowner.dsl.Keys.PID;
import static org.pageowner.dsl.Keys.STACKTRACE;

import java.util.List;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Plan;

/**
 * A question, in our words and in SQL.
 *
 * @param name its name in the tables
 * @param plan ours
 * @param keys the columns that are grouped by
 * @param where the rest of the WHERE clause, in which {@code {name}} is replaced by a test of the
 *     name
 * @param limit how many rows are asked for, 0 for all
 * @param goal how many times as fast as DuckDB it is to be
 */
record Question(String name, Plan plan, String keys, String where, int limit, double goal) {
  private static final int ROWS = 20;
  private static final long TIME = 20_000_000_000L;
  private static final Condition FILTER =
      ORDER.atMost(3).and(ALLOC_TS.atLeast(TIME)).and(NAME.like("kworker*"));
  private static final String FILTER_SQL = " WHERE ord <= 3 AND ts >= " + TIME + " AND {name}";

  static final List<Question> ALL =
      List.of(
          new Question("cull stack", cull(STACKTRACE), "stack", "", 0, 3),
          new Question("cull stack, pid", cull(STACKTRACE, PID), "stack, pid", "", 0, 2),
          new Question(
              "filters, cull stack", cull(STACKTRACE).where(FILTER), "stack", FILTER_SQL, 0, 3),
          new Question(
              "filters, cull stack, pid",
              cull(STACKTRACE, PID).where(FILTER),
              "stack, pid",
              FILTER_SQL,
              0,
              2),
          new Question("top 20 stacks", cull(STACKTRACE).limit(ROWS), "stack", "", ROWS, 3),
          new Question(
              "top 20 stack, pid", cull(STACKTRACE, PID).limit(ROWS), "stack, pid", "", ROWS, 2));

  private static Plan cull(Key<?>... keys) {
    return Plan.EMPTY.cull(keys);
  }

  boolean hasPid() {
    return keys.endsWith("pid");
  }

  /**
   * The statement that keeps the answer in a table, as ours does, so that the driver's cost of
   * returning rows does not count.
   */
  String sql(DuckTable table) {
    return "CREATE OR REPLACE TEMP TABLE answer AS SELECT "
        + keys
        + ", count(*) AS times, sum(pages)::BIGINT AS pages FROM "
        + table.name()
        + where.replace("{name}", table.nameLike("kworker%"))
        + " GROUP BY "
        + keys
        + " ORDER BY pages DESC"
        + (limit == 0 ? "" : " LIMIT " + limit);
  }
}
