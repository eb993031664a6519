package org.pageowner.benchmarks.goals;

import java.util.List;
import org.pageowner.dsl.plan.Plan;

/**
 * An everyday task: one line of query options, and one SQL statement with the same answer. Where a
 * statement needs facts about stacks, it has them from the table {@code facts}, one row for each
 * distinct stack, and {@code functions}, one row for each function on it: prepared before the clock
 * starts, so the comparison favours DuckDB.
 *
 * @param name its name in the tables
 * @param options ours
 * @param sql the statement, in which {@code {t}} is the table of records and {@code {stack}} the
 *     number of a record's stack
 * @param goal how many times as fast as DuckDB it is to be
 */
record Task(String name, String options, String sql, double goal) {
  private static final double ONE_KEY = 3;
  private static final double TWO_KEYS = 2;

  private static final String SUMS = "count(*) AS times, sum(pages)::BIGINT AS pages";

  static final List<Task> ALL =
      List.of(
          new Task(
              "share of module",
              "--cull=module --measure=share",
              "SELECT module, "
                  + SUMS
                  + ", sum(pages) / sum(sum(pages)) OVER () AS share FROM {t} GROUP BY module",
              ONE_KEY),
          new Task(
              "having",
              "--cull=stacktrace --measure=distinct(pid)"
                  + " --having='pages >= 100 and distinct(pid) > 1'",
              "SELECT {stack} AS stack, "
                  + SUMS
                  + ", count(DISTINCT pid) AS pids FROM {t} GROUP BY stack"
                  + " HAVING sum(pages) >= 100 AND count(DISTINCT pid) > 1",
              ONE_KEY),
          new Task(
              "top 2 stacks within module",
              "--cull=module,stacktrace --limit=2/module",
              "SELECT module, {stack} AS stack, "
                  + SUMS
                  + " FROM {t} GROUP BY module, stack QUALIFY row_number() OVER"
                  + " (PARTITION BY module ORDER BY sum(pages) DESC, {stack}) <= 2",
              TWO_KEYS),
          new Task(
              "buckets of age",
              "--cull=bucket(age,5s)",
              "SELECT (newest - ts) // 5000000000 * 5000000000 AS age, "
                  + SUMS
                  + " FROM {t}, (SELECT max(ts) AS newest FROM {t}) GROUP BY age",
              ONE_KEY),
          new Task(
              "first matching frame",
              "--cull='first(\"*_thread|__x64_sys_*|exc_*\")'",
              "SELECT first, "
                  + SUMS
                  + " FROM {t} JOIN (SELECT id, list_filter(functions, f -> regexp_full_match(f,"
                  + " '.*_thread|__x64_sys_.*|exc_.*'))[1] AS first FROM facts) ON id = {stack}"
                  + " GROUP BY first",
              ONE_KEY),
          new Task(
              "columns by node",
              "--cull=module --across=node",
              "SELECT module, "
                  + SUMS
                  + ", count(*) FILTER (node = 0), sum(pages) FILTER (node = 0),"
                  + " count(*) FILTER (node = 1), sum(pages) FILTER (node = 1)"
                  + " FROM {t} GROUP BY module",
              TWO_KEYS),
          new Task(
              "median and 95 % of age by module",
              "--cull=module --measure=median(age),quantile(age,95)",
              "SELECT module, "
                  + SUMS
                  + ", quantile_disc(newest - ts, 0.5), quantile_disc(newest - ts, 0.95)"
                  + " FROM {t}, (SELECT max(ts) AS newest FROM {t}) GROUP BY module",
              ONE_KEY),
          new Task(
              "inclusive frames",
              "--cull=frames",
              "SELECT function, sum(times)::BIGINT AS times, sum(pages)::BIGINT AS pages FROM functions JOIN (SELECT"
                  + " {stack} AS id, "
                  + SUMS
                  + " FROM {t} GROUP BY id) USING (id) GROUP BY function",
              ONE_KEY),
          new Task(
              "sum under a condition",
              "--cull=stacktrace --measure='pages[order >= 3] as high'",
              "SELECT {stack} AS stack, "
                  + SUMS
                  + ", coalesce(sum(pages) FILTER (ord >= 3), 0)::BIGINT AS high"
                  + " FROM {t} GROUP BY stack",
              ONE_KEY),
          new Task(
              "sequence of frames",
              "--cull=pid --where='stacktrace like \"new_slab < ** < vfs_* < ** < do_syscall_64\"'",
              "SELECT pid, "
                  + SUMS
                  + " FROM {t} WHERE {stack} IN (SELECT id FROM facts WHERE regexp_matches(path,"
                  + " '(^|<)new_slab<(.*<)?vfs_[^<]*<(.*<)?do_syscall_64(<|$)')) GROUP BY pid",
              ONE_KEY));

  Plan plan() {
    return Plan.parse(options);
  }

  /** The statement over one form of the records. */
  String sql(DuckTable table) {
    return sql.replace("{t}", table.name()).replace("{stack}", table.stackId());
  }

  /** The statement that keeps the answer in a table, as ours does. */
  String kept(DuckTable table) {
    return "CREATE OR REPLACE TEMP TABLE answer AS SELECT * FROM ("
        + sql(table)
        + ") ORDER BY pages DESC";
  }
}
