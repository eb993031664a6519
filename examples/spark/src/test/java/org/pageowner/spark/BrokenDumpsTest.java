package org.pageowner.spark;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.testing.Samples;

/** Dumps with malformed parts, in the modes that Spark's own sources have. */
class BrokenDumpsTest {
  private static final String RUBBISH = "rubbish\nmore of it\n\n";

  @SuppressWarnings("NullAway.Init") // before the tests
  private static SparkSession spark;

  @TempDir
  @SuppressWarnings("NullAway.Init") // by JUnit
  Path folder;

  private String damaged = "";
  private long records;

  @BeforeAll
  static void start() {
    spark = SparkRows.local();
  }

  /** Writes a dump with text between records, a record without a PFN, and a cut end. */
  @BeforeEach
  void writeDump() throws IOException {
    String dump = new String(Samples.bytes(Samples.V6_12_A), StandardCharsets.ISO_8859_1);
    String[] all = dump.split("(?<=\n\n)(?=Page)", -1);
    records = all.length;
    damaged = all[1].replaceFirst("PFN 0x[0-9a-f]+ ", "PFN zero ");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < all.length; i++) {
      text.append(i == 1 ? damaged : all[i]).append(i == all.length / 2 ? RUBBISH : "");
    }
    text.append(all[0], 0, all[0].length() / 2);
    Files.write(
        folder.resolve("broken.txt"), text.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  private Dataset<Row> load(String... options) {
    var reader = spark.read().format("pageowner").option("maxPartitionBytes", "20000");
    for (int i = 0; i < options.length; i += 2) {
      reader = reader.option(options[i], options[i + 1]);
    }
    return reader.load(folder.toString());
  }

  @Test
  void permissive_keepsTheTextOfMalformedParts() {
    Dataset<Row> rows = load();
    assertEquals(records + 2, rows.count());
    List<Row> corrupt =
        rows.where("_corrupt_record is not null")
            .selectExpr("_corrupt_record", "order", "pfn", "file")
            .orderBy("_corrupt_record")
            .collectAsList();
    assertEquals(3, corrupt.size(), corrupt::toString);
    Row cut = corrupt.get(0);
    assertTrue(cut.getString(0).startsWith("Page allocated via order") && cut.isNullAt(1));
    Row partly = corrupt.get(1);
    assertEquals(damaged, partly.getString(0));
    assertTrue(!partly.isNullAt(1) && partly.isNullAt(2), partly::toString);
    Row text = corrupt.get(2);
    assertEquals(RUBBISH, text.getString(0));
    assertTrue(text.isNullAt(1) && text.getString(3).endsWith("/broken.txt"), text::toString);
  }

  @Test
  void permissive_withFilters_selectsByTheValuesThatThereAre() {
    Dataset<Row> rows = load();
    assertEquals(2, rows.where("order is null").count());
    assertEquals(2, rows.where("order is null").select("_corrupt_record").collectAsList().size());
    assertEquals(3, rows.where("pfn is null").collectAsList().size());
    assertEquals(records, rows.where("order >= 0").count());
    assertEquals(records, rows.where("order >= 0").select("pid").collectAsList().size());
    assertEquals(
        1, rows.where("order >= 0 and _corrupt_record is not null").collectAsList().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PERMISSIVE", "dropMalformed"})
  void aggregates_areThoseOfTheRows(String mode) {
    Dataset<Row> rows = load("mode", mode);
    Dataset<Row> plain = spark.createDataFrame(rows.collectAsList(), rows.schema());
    for (String key : List.of("caller", "order", "file", "pid")) {
      assertEquals(
          SparkRows.sorted(plain.groupBy(key).agg(count("*"), sum("pages"), count("pages"))),
          SparkRows.sorted(rows.groupBy(key).agg(count("*"), sum("pages"), count("pages"))));
    }
  }

  @Test
  void dropMalformed_leavesRecordsThatAreWhole() {
    Dataset<Row> rows = load("mode", "DROPMALFORMED");
    assertEquals(records - 1, rows.count());
    assertEquals(records - 1, rows.select("pfn").collectAsList().size());
    assertTrue(!List.of(rows.columns()).contains("_corrupt_record"));
  }

  @Test
  void schemaWithoutTheCorruptColumn_dropsTextWithoutARecord() {
    Dataset<Row> rows =
        spark.read().format("pageowner").schema("pages bigint, pfn bigint").load(folder.toString());
    assertEquals(records, rows.count());
  }

  @Test
  void corruptColumn_hasTheNameOfTheOption() {
    Dataset<Row> rows = load("columnNameOfCorruptRecord", "broken");
    assertEquals(3, rows.where("broken is not null").count());
  }

  @Test
  void failFast_namesFileLineAndByte() {
    Exception e =
        assertThrows(Exception.class, () -> load("mode", "FAILFAST").select("pfn").collect());
    String message = String.valueOf(e.getMessage()) + e.getCause();
    assertTrue(message.contains("broken.txt"), message);
    assertTrue(message.matches("(?s).*line \\d+, byte \\d+: .*"), message);
  }

  @Test
  void packedDumpThatIsCut_hasARowThatSaysSo() throws IOException {
    byte[] packed = Samples.bytes(Samples.V6_12_MIXED);
    Path cut = folder.resolve("cut.txt.gz");
    Files.write(cut, java.util.Arrays.copyOf(packed, packed.length / 2));
    Dataset<Row> rows = spark.read().format("pageowner").load(cut.toString());
    List<String> corrupt =
        rows.where("_corrupt_record is not null and order is null")
            .select("_corrupt_record")
            .as(org.apache.spark.sql.Encoders.STRING())
            .collectAsList();
    assertTrue(corrupt.contains("the gzip stream is cut"), corrupt::toString);
    assertTrue(rows.where("_corrupt_record is null").count() > 100);
  }
}
