package org.pageowner.benchmarks.goals;

import static java.util.Locale.ROOT;
import static org.pageowner.dsl.Keys.PID;
import static org.pageowner.dsl.Keys.STACKTRACE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pageowner.benchmarks.measure.Agreement;
import org.pageowner.benchmarks.measure.Contender;
import org.pageowner.benchmarks.measure.Results;
import org.pageowner.benchmarks.measure.Rounds;
import org.pageowner.benchmarks.measure.Samples;
import org.pageowner.benchmarks.synthetic.Shape;
import org.pageowner.benchmarks.synthetic.SyntheticDump;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.record.Dictionary;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;

/** Questions to loaded records, in turn with the same questions to DuckDB; one thread each. */
final class QueryGoal {
  private static final int WARM_UP = 10;

  private QueryGoal() {}

  static void measure(Settings settings, Results results, long records)
      throws IOException, SQLException {
    Dump dump =
        Dump.read(DumpSource.of(SyntheticDump.ofRecords(Shape.VARIED, settings.seed(), records)));
    Path folder = Files.createTempDirectory(settings.folder(), "duckdb");
    List<Verdict> verdicts = new ArrayList<>();
    try (DuckDatabase database = DuckDatabase.of(dump, folder)) {
      results.title(
          "Queries over loaded records, " + Jdk.current().name(),
          String.format(ROOT, "%,d synthetic records, shape varied.", dump.size()));
      for (Question question : Question.ALL) {
        verdicts.add(ask(settings, results, dump, database, question));
      }
      TaskGoal tasks = new TaskGoal(dump, database);
      for (Task task : Task.ALL) {
        verdicts.add(tasks.measure(settings, results, task));
      }
    } finally {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
    results.goals();
    for (Verdict verdict : verdicts) {
      results.atLeast(verdict.what(), verdict.found(), verdict.goal());
    }
  }

  private static Verdict ask(
      Settings settings, Results results, Dump dump, DuckDatabase database, Question question)
      throws IOException, SQLException {
    Query query = Query.from(dump).with(question.plan());
    if (question.limit() == 0) {
      check(dump, database, question, query.run());
    } else {
      checkPages(database, question, query.run());
    }
    List<Contender> contenders = new ArrayList<>();
    contenders.add(
        Contender.inProcess(question.name() + ": pageowner", () -> rows(query.run().size())));
    for (DuckTable table : DuckTable.values()) {
      String name = question.name() + ": DuckDB, " + table.name().toLowerCase(ROOT);
      String sql = question.sql(table);
      contenders.add(
          Contender.inProcess(
              name,
              () -> {
                database.run(sql);
                return ""; // checked before
              }));
    }
    Rounds.run(WARM_UP, contenders);
    List<Samples> all = Rounds.run(settings.rounds(), contenders);
    results.runs(all, 0);
    return Verdict.of(all, question.goal());
  }

  private static String rows(int count) {
    return count + " rows";
  }

  /** All rows must be the same; rows with the same number of pages may be in any order. */
  private static void check(Dump dump, DuckDatabase database, Question question, Table table)
      throws IOException, SQLException {
    Map<StackTrace, Integer> ids = ids(dump);
    long sum = 0;
    for (Row row : table) {
      int stack = Objects.requireNonNull(ids.get(row.get(STACKTRACE)));
      long pid = question.hasPid() ? Objects.requireNonNull(row.get(PID)) : 0;
      sum += mixed(stack, pid, row.times(), row.pages());
    }
    String own = rows(table.size()) + ", sum " + Long.toHexString(sum);
    for (DuckTable form : DuckTable.values()) {
      database.run(question.sql(form));
      Agreement.require("pageowner", own, form + " of DuckDB", sum(database, form, question));
    }
  }

  private static String sum(DuckDatabase database, DuckTable form, Question question)
      throws SQLException {
    long sum = 0;
    int rows = 0;
    try (ResultSet answer = database.answer(form, question)) {
      while (answer.next()) {
        sum += mixed(answer.getInt(1), answer.getLong(2), answer.getLong(3), answer.getLong(4));
        rows++;
      }
    }
    return rows(rows) + ", sum " + Long.toHexString(sum);
  }

  /**
   * Of the first rows, the last may be one of several that have as many pages: pages must agree.
   */
  private static void checkPages(DuckDatabase database, Question question, Table table)
      throws IOException, SQLException {
    List<Long> own = new ArrayList<>();
    table.forEach(row -> own.add(row.pages()));
    for (DuckTable form : DuckTable.values()) {
      database.run(question.sql(form));
      List<Long> theirs = new ArrayList<>();
      try (ResultSet answer = database.answer(form, question)) {
        while (answer.next()) {
          theirs.add(answer.getLong(4));
        }
      }
      theirs.sort(java.util.Comparator.reverseOrder());
      Agreement.require("pageowner", own.toString(), form + " of DuckDB", theirs.toString());
    }
  }

  private static Map<StackTrace, Integer> ids(Dump dump) {
    Dictionary<StackTrace> stacks = dump.batches().get(0).stack().dictionary();
    Map<StackTrace, Integer> ids = new HashMap<>();
    for (int id = 0; id < stacks.size(); id++) {
      ids.put(stacks.value(id), id);
    }
    return ids;
  }

  /** A row's numbers in one, so that the sum over rows hardly is that of other rows. */
  private static long mixed(long... numbers) {
    long mixed = 0;
    for (long number : numbers) {
      mixed = (mixed ^ number) * 0x9E3779B97F4A7C15L;
      mixed ^= mixed >>> 29;
    }
    return mixed;
  }
}
