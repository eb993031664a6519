package org.pageowner.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    SparkSession spark = SparkRows.local();
      Matcher statement = SQL.matcher(Files.readString(PAGE));
      List<List<Row>> answers = new ArrayList<>();
      while (statement.find()) {
        String text = statement.group(1).replace("dumps/*.txt", folder + "/*.txt");
        answers.add(spark.sql(text).collectAsList());
      }
      assertEquals(4, answers.size());
      assertTrue(answers.get(0).isEmpty());
      assertEquals(20, answers.get(1).size());
      assertFalse(answers.get(2).isEmpty());
      assertFalse(answers.get(3).isEmpty());
      assertTrue(
          spark
              .sql("select caller, sum(pages) from dumps where not early group by caller")
              .queryExecution()
              .executedPlan()
              .toString()
              .contains("PushedAggregation: [SUM(pages)]"));
  }
}
