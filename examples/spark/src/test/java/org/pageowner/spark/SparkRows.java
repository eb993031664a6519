package org.pageowner.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.DumpSource;
import org.pageowner.core.record.Mask;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.plan.Key;

/** Rows of Spark and of the library in one form, to compare them. */
final class SparkRows {
  private SparkRows() {}

  /** Returns the session of this process, which ends with it: to start one takes seconds. */
  static SparkSession local() {
    return SparkSession.builder()
        .master("local[2]")
        .appName("pageowner tests")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.adaptive.enabled", "false")
        .getOrCreate();
  }

  /** Returns rows as texts, sorted. */
  static List<String> sorted(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(SparkRows::text).sorted().toList();
  }

  static String text(Row row) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      Object value = row.get(i);
      values.add(value instanceof scala.collection.Seq<?> seq ? seq.mkString("|") : value + "");
    }
    return String.join(", ", values);
  }

  /** Returns the values of all keys of the records of files, as rows of Spark have them, sorted. */
  static List<String> expected(List<Path> files) {
    List<String> rows = new ArrayList<>();
    for (Path file : files) {
      for (var record : Query.from(DumpSource.of(file)).run()) {
        List<String> values = new ArrayList<>();
        for (Key<?> key : SourceColumn.keys()) {
          values.add(text(record.get(key)));
        }
        rows.add(String.join(", ", values));
      }
    }
    return rows.stream().sorted().toList();
  }

  static String text(@Nullable Object value) {
    if (value instanceof Mask mask) {
      return mask.text();
    }
    return value instanceof StackTrace stack
        ? String.join("|", stack.frames().stream().map(frame -> frame.text()).toList())
        : value + "";
  }

  /** Returns the names of all keys. */
  static String[] keys() {
    return SourceColumn.keys().stream().map(Key::name).toArray(String[]::new);
  }

  static String[] paths(List<Path> files) {
    return files.stream().map(Path::toString).toArray(String[]::new);
  }

  /** Returns the text of the optimised physical plan. */
  static String plan(Dataset<Row> rows) {
    return rows.queryExecution().executedPlan().toString();
  }

  static List<String> lines(String... lines) {
    return Arrays.asList(lines);
  }
}
