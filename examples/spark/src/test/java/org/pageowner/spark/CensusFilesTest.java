package org.pageowner.spark;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageowner.core.DumpSource;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.census.Census;
import org.pageowner.dsl.export.Format;
import org.pageowner.testing.Samples;

/** Censuses, alone and beside dumps. */
class CensusFilesTest {
  @TempDir
  @SuppressWarnings("NullAway.Init") // by JUnit
  Path folder;

  @Test
  void groups_ofCensusesAndDumps_areThoseOfAllDumps() throws IOException {
    List<RecordBatch> batches = new ArrayList<>();
    List<ReadReport> reports = new ArrayList<>();
    long rows = 0;
    for (String sample : List.of(Samples.V6_12_A, Samples.V6_12_B, Samples.V6_1_A)) {
      DumpSource dump = DumpSource.of(Samples.path(sample));
      reports.add(dump.forEachBatch(batches::add));
      if (sample.equals(Samples.V6_1_A)) {
        Files.copy(Samples.path(sample), folder.resolve(sample));
        rows += reports.get(reports.size() - 1).records();
      } else {
        Census census = Census.of(dump, Keys.CALLER, Keys.MODULE).host(sample);
        try (Writer out = Files.newBufferedWriter(folder.resolve(sample + ".census.json"))) {
          census.writeTo(out, Format.NDJSON);
        }
        rows += census.size();
      }
    }
    List<String> expected =
        Query.from(batches, reports.toArray(ReadReport[]::new))
            .cull(Keys.MODULE, Keys.CALLER)
            .run()
            .stream()
            .map(
                row ->
                    String.join(
                        ", ",
                        row.get(Keys.MODULE) + "",
                        row.get(Keys.CALLER) + "",
                        row.times() + "",
                        row.pages() + ""))
            .sorted()
            .toList();
    SparkSession spark = SparkRows.local();
    Dataset<Row> all = spark.read().format("pageowner").load(folder.toString());
    assertEquals(rows, all.count());
    assertEquals(rows, all.select("caller").collectAsList().size());
    assertEquals(
        expected,
        SparkRows.sorted(all.groupBy("module", "caller").agg(sum("times"), sum("pages"))));
    // the same by Spark, which cannot push the expression down
    assertEquals(
        expected,
        SparkRows.sorted(
            all.selectExpr("module", "caller", "times", "pages + 0 as pages")
                .groupBy("module", "caller")
                .agg(sum("times"), sum("pages"))));
    assertEquals(
        SparkRows.sorted(all.groupBy("file").agg(count("*"))),
        SparkRows.sorted(
            all.selectExpr("concat(file, '') as file").groupBy("file").agg(count("*"))));
  }

  @Test
  void groupsOfAMergedCensus_haveTheirHosts_andRecordsHaveNone() throws IOException {
    Census merged =
        Census.merge(
            List.of(
                Census.of(DumpSource.of(Samples.path(Samples.V6_12_A)), Keys.CALLER).host("a"),
                Census.of(DumpSource.of(Samples.path(Samples.V6_12_B)), Keys.CALLER).host("b")));
    try (Writer out = Files.newBufferedWriter(folder.resolve("fleet.json"))) {
      merged.writeTo(out, Format.NDJSON);
    }
    Files.copy(Samples.path(Samples.V6_1_A), folder.resolve("dump.txt"));
    Dataset<Row> rows = SparkRows.local().read().format("pageowner").load(folder.toString());
    assertEquals(
        List.of("leaky_get_page, 2, b, 149, 161"),
        SparkRows.sorted(
            rows.where("caller = 'leaky_get_page' and hosts is not null")
                .select("caller", "hosts", "top_host", "top_host_pages", "pages")));
    assertEquals(merged.size(), rows.where("hosts is not null").count());
    assertEquals(merged.size(), rows.where("top_host in ('a', 'b')").count());
    assertEquals(
        List.of("0, 0"),
        SparkRows.sorted(
            rows.where("hosts is null").selectExpr("count(top_host)", "count(top_host_pages)")));
    assertEquals(
        List.of("2"), SparkRows.sorted(rows.where("hosts is not null").selectExpr("max(hosts)")));
    assertEquals(List.of("a", "b", "null"), SparkRows.sorted(rows.select("top_host").distinct()));
  }

  @Test
  void censusWithABrokenHeader_isAMalformedPart() throws IOException {
    Path file = folder.resolve("broken.json");
    Files.writeString(file, "{\"census\":{\"version\":99}}\n{\"caller\":\"f\",\"pages\":1}\n");
    SparkSession spark = SparkRows.local();
    Dataset<Row> rows = spark.read().format("pageowner").load(file.toString());
    assertEquals(0, rows.where("_corrupt_record is null").count());
    assertEquals(1, rows.count());
  }
}
