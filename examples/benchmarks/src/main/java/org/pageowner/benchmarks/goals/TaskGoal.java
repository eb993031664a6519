package org.pageowner.benchmarks.goals;

import static java.util.Locale.ROOT;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pageowner.benchmarks.measure.Agreement;
import org.pageowner.benchmarks.measure.Contender;
import org.pageowner.benchmarks.measure.Results;
import org.pageowner.benchmarks.measure.Rounds;
import org.pageowner.benchmarks.measure.Samples;
import org.pageowner.core.Dump;
import org.pageowner.core.record.Dictionary;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;

/** Everyday tasks over loaded records, in turn with the same tasks of DuckDB; one thread each. */
final class TaskGoal {
  private static final int WARM_UP = 10;

  /** The forms of DuckDB's records that have stacks as numbers; texts are always slower. */
  private static final List<DuckTable> FORMS = List.of(DuckTable.IDS, DuckTable.ENUMS);

  private final Dump dump;
  private final DuckDatabase database;
  private final Map<StackTrace, Integer> ids = new HashMap<>();

  TaskGoal(Dump dump, DuckDatabase database) {
    this.dump = dump;
    this.database = database;
    Dictionary<StackTrace> stacks = dump.batches().get(0).stack().dictionary();
    for (int id = 0; id < stacks.size(); id++) {
      ids.put(stacks.value(id), id);
    }
  }

  /** Runs a task with both after checking that their answers are equal; returns the verdict. */
  Verdict measure(Settings settings, Results results, Task task) throws IOException, SQLException {
    Query query = Query.from(dump).with(task.plan());
    check(task, query.run());
    List<Contender> contenders = new ArrayList<>();
    contenders.add(
        Contender.inProcess(task.name() + ": pageowner", () -> query.run().size() + " rows"));
    for (DuckTable form : FORMS) {
      String sql = task.kept(form);
      contenders.add(
          Contender.inProcess(
              task.name() + ": DuckDB, " + form.name().toLowerCase(ROOT),
              () -> {
                database.run(sql);
                return ""; // checked before
              }));
    }
    Rounds.run(WARM_UP, contenders);
    List<Samples> all = Rounds.run(settings.rounds(), contenders);
    results.runs(all, 0);
    return Verdict.of(all, task.goal());
  }

  private void check(Task task, Table table) throws IOException, SQLException {
    List<String> own = new ArrayList<>();
    for (Row row : table) {
      List<String> values = new ArrayList<>();
      row.asMap().values().forEach(value -> add(values, value));
      own.add(joined(values));
    }
    Collections.sort(own);
    for (DuckTable form : FORMS) {
      List<String> theirs = new ArrayList<>();
      try (ResultSet answer = database.answer(task.sql(form))) {
        int columns = answer.getMetaData().getColumnCount();
        while (answer.next()) {
          List<String> values = new ArrayList<>();
          for (int column = 1; column <= columns; column++) {
            add(values, answer.getObject(column));
          }
          theirs.add(joined(values));
        }
      }
      Collections.sort(theirs);
      requireEqual(task, own, form, theirs);
    }
  }

  /** A row's values in one text; sorted, since the two sides have their columns in other orders. */
  private static String joined(List<String> values) {
    return values.stream().sorted().collect(Collectors.joining("|"));
  }

  /** Appends a value's text, in the same form for the values of both. */
  private void add(List<String> values, @Nullable Object value) {
    if (value instanceof Map<?, ?> across) {
      across.values().forEach(inner -> add(values, inner));
    } else if (value instanceof Double number) {
      values.add(String.format(ROOT, "%.9g", number));
    } else if (value instanceof StackTrace stack) {
      values.add(String.valueOf(ids.get(stack)));
    } else {
      values.add(String.valueOf(value));
    }
  }

  private static void requireEqual(Task task, List<String> own, DuckTable form, List<String> theirs)
      throws IOException {
    Agreement.require(
        task.name() + ", rows of pageowner", own.size() + "", form.name(), theirs.size() + "");
    for (int i = 0; i < own.size(); i++) {
      Agreement.require(task.name() + ", pageowner", own.get(i), form.name(), theirs.get(i));
    }
  }
}
