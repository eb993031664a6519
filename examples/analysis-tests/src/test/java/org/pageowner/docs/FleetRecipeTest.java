package org.pageowner.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageowner.core.DumpSource;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.census.Census;
import org.pageowner.dsl.analysis.census.CensusMerge;
import org.pageowner.dsl.table.Row;
import org.pageowner.testing.Samples;

/**
 * DuckDB executes the statements of the page on fleets. Its driver has 70 MB and is in the Maven
 * profile {@code duckdb}; without it, the test is skipped.
 */
class FleetRecipeTest {
  private static final Path PAGE = Repository.root().resolve("docs/how-to/ask-a-fleet.md");

  @TempDir private Path folder;

  @Test
  void statements_giveTheAnswersOfQueries() throws IOException, SQLException {
    assumeTrue(hasDriver(), "the profile duckdb has the driver");
    Path fleet = folder.resolve("fleet.ndjson");
    DumpSource a = Census.of(DumpSource.of(Samples.path(Samples.V6_12_A))).host("web-1").source();
    DumpSource b = Census.of(DumpSource.of(Samples.path(Samples.V6_12_B))).host("web-2").source();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    var header = CensusMerge.of(List.of(b, a)).writeTo(out);
    Files.writeString(fleet, out.toString(UTF_8));
    List<String> statements =
        MarkdownPage.read(PAGE).blocks("sql").stream()
            .map(block -> String.join("\n", block.lines()))
            .map(sql -> sql.replace("'fleet.", "'" + folder + "/fleet."))
            .toList();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      assertEquals(header.groups(), statement.executeUpdate(statements.get(0)));
      List<String> expected = new ArrayList<>();
      for (Row row : Query.from(fleet).with("--cull=caller --sort=-pages,caller --limit=5").run()) {
        expected.add(row.get(Keys.CALLER) + " " + row.pages());
      }
      assertEquals(expected, rows(statement, statements.get(1)));
      assertEquals(List.of("web-1 null", "web-2 null"), rows(statement, statements.get(2)));
      assertEquals(
          List.of(header.pages() + " " + header.records()),
          rows(
              statement,
              "SELECT sum(pages)::BIGINT, sum(times)::BIGINT FROM read_json('" + fleet + "')"));
    }
    assertTrue(Files.size(folder.resolve("fleet.parquet")) > 0);
  }

  private static boolean hasDriver() {
    try {
      Class<?> unused = Class.forName("org.duckdb.DuckDBDriver");
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Returns the first two columns of each row. */
  private static List<String> rows(Statement statement, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1) + " " + result.getString(2));
      }
    }
    return rows;
  }
}
