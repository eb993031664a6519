package org.pageowner.benchmarks.goals;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.core.record.Dictionary;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.PageFlags;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.StackTrace;

/** A dump's records as tables of a DuckDB database in a file, asked by one thread. */
final class DuckDatabase implements AutoCloseable {
  private final Connection connection;
  private final Statement statement;

  private DuckDatabase(Connection connection) throws SQLException {
    this.connection = connection;
    this.statement = connection.createStatement();
  }

  /** Puts the records of a dump into a database in a folder that is empty. */
  static DuckDatabase of(Dump dump, Path folder) throws IOException, SQLException {
    DuckDatabase database =
        new DuckDatabase(
            DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("dump.duckdb")));
    RecordBatch first = dump.batches().get(0);
    database.dictionary("stacks", first.stack().dictionary(), folder);
    database.dictionary("names", first.name().dictionary(), folder);
    database.dictionary("masks", first.gfp().dictionary(), folder);
    database.records(dump, folder);
    database.facts(first.stack().dictionary(), folder);
    database.run(DuckTable.ENUMS.create());
    database.run(DuckTable.TEXTS.create());
    database.run("CHECKPOINT");
    database.run("SET threads = 1");
    return database;
  }

  /** Runs a statement. */
  void run(String sql) throws SQLException {
    statement.execute(sql);
  }

  /** The rows of the answer to a question that was asked of a table. */
  ResultSet answer(DuckTable table, Question question) throws SQLException {
    return statement.executeQuery(table.answer(question));
  }

  /** The rows of the answer to a statement. */
  ResultSet answer(String sql) throws SQLException {
    return statement.executeQuery(sql);
  }

  private void dictionary(String name, Dictionary<?> dictionary, Path folder)
      throws IOException, SQLException {
    Path csv = folder.resolve(name + ".csv");
    try (BufferedWriter out = Files.newBufferedWriter(csv, UTF_8)) {
      for (int id = 0; id < dictionary.size(); id++) {
        String text = new String(dictionary.bytes(id), UTF_8).replace("\"", "\"\"");
        out.write(id + ",\"" + text + "\"\n");
      }
    }
    load(name, "id INTEGER, text VARCHAR", csv);
    run("CREATE TYPE %s_text AS ENUM (SELECT text FROM %1$s ORDER BY id)".formatted(name));
  }

  private void records(Dump dump, Path folder) throws IOException, SQLException {
    Path csv = folder.resolve("records.csv");
    RecordBatch first = dump.batches().get(0);
    List<String> modules = texts(first.stack().dictionary(), StackTrace::module);
    List<String> nodes = texts(first.flags().dictionary(), PageFlags::node);
    try (BufferedWriter out = Files.newBufferedWriter(csv, UTF_8)) {
      for (RecordBatch batch : dump.batches()) {
        for (int row = 0; row < batch.size(); row++) {
          for (long value :
              List.of(
                  (long) batch.stack().id(row),
                  (long) batch.name().id(row),
                  (long) batch.gfp().id(row),
                  batch.pid().get(row),
                  batch.tgid().get(row),
                  batch.order().get(row),
                  batch.pages().get(row),
                  batch.allocTs().get(row),
                  batch.pfn().get(row))) {
            out.append(Long.toString(value)).append(',');
          }
          out.append(nodes.get(batch.flags().id(row))).append(',');
          out.append(modules.get(batch.stack().id(row))).append('\n');
        }
      }
    }
    load(
        "numbers",
        "stack INTEGER, name INTEGER, gfp INTEGER, pid INTEGER, tgid INTEGER, ord TINYINT,"
            + " pages BIGINT, ts BIGINT, pfn BIGINT, node TINYINT, module VARCHAR",
        csv);
    run("CREATE TYPE module_text AS ENUM (SELECT DISTINCT module FROM numbers ORDER BY module)");
    run("CREATE TABLE ids AS SELECT * REPLACE (module::module_text AS module) FROM numbers");
    run("DROP TABLE numbers");
  }

  private static <V> List<String> texts(
      Dictionary<V> dictionary, Function<V, @Nullable Object> of) {
    List<String> texts = new ArrayList<>();
    for (int id = 0; id < dictionary.size(); id++) {
      texts.add(Objects.toString(of.apply(dictionary.value(id)), ""));
    }
    return texts;
  }

  /** What the tasks need to know about each distinct stack. */
  private void facts(Dictionary<StackTrace> stacks, Path folder) throws IOException, SQLException {
    Path csv = folder.resolve("paths.csv");
    try (BufferedWriter out = Files.newBufferedWriter(csv, UTF_8)) {
      for (int id = 0; id < stacks.size(); id++) {
        List<String> functions = new ArrayList<>();
        for (Frame frame : stacks.value(id).frames()) {
          functions.add(Objects.requireNonNullElse(frame.function(), frame.text()));
        }
        out.write(id + "," + String.join("<", functions) + "\n");
      }
    }
    load("paths", "id INTEGER, path VARCHAR", csv);
    run("CREATE TABLE facts AS SELECT *, string_split(path, '<') AS functions FROM paths");
    run(
        "CREATE TABLE functions AS SELECT DISTINCT id, unnest(functions)::VARCHAR AS function"
            + " FROM facts");
  }

  private void load(String table, String columns, Path csv) throws IOException, SQLException {
    run("CREATE TABLE %s (%s)".formatted(table, columns));
    run("COPY %s FROM '%s' (FORMAT csv, HEADER false)".formatted(table, csv));
    Files.delete(csv);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
