package org.pageowner.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageowner.core.DumpSource;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.analysis.census.Census;
import org.pageowner.dsl.export.Format;
import org.pageowner.testing.Samples;

/** The statements of the how-to, executed in their order. */
class FleetPageTest {
  private static final Path PAGE = Path.of("../../docs/how-to/ask-a-fleet-with-spark.md");
  private static final Pattern SQL = Pattern.compile("(?ms)^```sql\\n(.*?)^```$");

  @TempDir
  @SuppressWarnings("NullAway.Init") // by JUnit
  Path folder;

  @Test
  void statements_haveRows() throws IOException {
    Files.copy(Samples.path(Samples.V6_12_A), folder.resolve("a.txt"));
    Files.copy(Samples.path(Samples.V6_12_B), folder.resolve("b.txt"));
    Census census = Census.of(DumpSource.of(Samples.path(Samples.V6_1_A)), Keys.CALLER).host("c");
    try (Writer out = Files.newBufferedWriter(folder.resolve("c.txt"))) {
      census.writeTo(out, Format.NDJSON);
    }
    SparkSession spark = SparkRows.local().newSession(); // with no views
    Matcher statement = SQL.matcher(Files.readString(PAGE));
    List<List<Row>> answers = new ArrayList<>();
    while (statement.find()) {
      String text = statement.group(1).replace("dumps/*.txt", folder + "/*.txt");
      answers.add(spark.sql(text).collectAsList());
    }
    assertEquals(5, answers.size());
    assertTrue(answers.get(0).isEmpty());
    assertEquals(20, answers.get(1).size());
    assertFalse(answers.get(2).isEmpty());
    assertFalse(answers.get(3).isEmpty());
    assertEquals(20, answers.get(4).size());
    assertEquals("c", answers.get(4).get(0).getAs("top_host"));
    assertTrue(
        spark
            .sql("select caller, sum(pages) from dumps where not early group by caller")
            .queryExecution()
            .executedPlan()
            .toString()
            .contains("PushedAggregation: [SUM(pages)]"));
  }

  /** PySpark is in no registry that our builds reach; these are the calls that it forwards. */
  @Test
  void callsOfThePythonBlock_areThoseOfSql() throws IOException {
    assertTrue(
        Files.readString(PAGE)
            .contains(
                """
                ```python
                dumps = spark.read.format("pageowner").load("dumps/*.txt")
                dumps.groupBy("caller").sum("pages").orderBy("sum(pages)", ascending=False).show()
                ```
                """));
    Files.copy(Samples.path(Samples.V6_12_A), folder.resolve("a.txt"));
    SparkSession spark = SparkRows.local().newSession();
    Dataset<Row> dumps = spark.read().format("pageowner").load(folder + "/*.txt");
    Dataset<Row> callers =
        dumps.groupBy("caller").sum("pages").orderBy(functions.col("sum(pages)").desc());
    dumps.createOrReplaceTempView("dumps");
    assertEquals(
        SparkRows.sorted(spark.sql("SELECT caller, sum(pages) FROM dumps GROUP BY caller")),
        SparkRows.sorted(callers));
    assertTrue(SparkRows.plan(callers).contains("PushedAggregation: [SUM(pages)]"));
  }
}
