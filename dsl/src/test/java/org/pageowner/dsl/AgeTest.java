package org.pageowner.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.AGE;
import static org.pageowner.dsl.Keys.ALLOC_TS;
import static org.pageowner.dsl.Keys.bucket;
import static org.pageowner.dsl.Keys.distinct;
import static org.pageowner.dsl.Keys.seconds;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.LiveSource;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.Samples;
import org.pageowner.testing.SimulatedKernel;

/** Ages count from the newest record of the input, or from a given time. */
class AgeTest {
  private static final Path SAMPLE = Samples.path(Samples.V6_12_A);

  private static long newest() throws IOException {
    return Dump.read(SAMPLE).stream().mapToLong(record -> record.allocTs()).max().orElseThrow();
  }

  @Test
  void age_ofAFileAndOfADump_countsFromTheNewestRecord() throws IOException {
    long newest = newest();
    for (DumpSource source : List.of(DumpSource.of(SAMPLE), Dump.read(SAMPLE))) {
      Table table = Query.from(source).sortBy(AGE).run();
      assertEquals(0L, table.row(0).get(AGE));
      for (int row = 0; row < table.size(); row++) {
        long allocated = Objects.requireNonNull(table.row(row).get(ALLOC_TS));
        assertEquals(newest - allocated, table.row(row).get(AGE));
      }
    }
  }

  @Test
  void age_isOfTheWholeInput_notOfTheSelectedRecords() throws IOException {
    long newest = newest();
    Table table = Query.from(SAMPLE).where(ALLOC_TS.below(newest)).sortBy(AGE).run();

    assertTrue(Objects.requireNonNull(table.row(0).get(AGE)) > 0);
  }

  @Test
  void stream_isRefused_unlessTheTimeIsGiven() throws IOException {
    try (InputStream stream = Files.newInputStream(SAMPLE)) {
      Query query = Query.from(DumpSource.of(stream)).where("age > 1s");
      UncheckedIOException error = assertThrows(UncheckedIOException.class, query::run);
      assertTrue(String.valueOf(error.getMessage()).contains("--now=NS"), error.getMessage());
      assertTrue(
          String.valueOf(error.getMessage()).contains("save it to a file"), error.getMessage());

      assertEquals(
          Query.from(SAMPLE).where("age > 1s").run().size(), query.now(newest()).run().size());
    }
  }

  @Test
  void records_ofAnAge_areHandedOn() throws IOException {
    long[] found = new long[1];
    Query query = Query.from(SAMPLE).where(AGE.above(seconds(1)));
    query.forEachBatch(batch -> found[0] += batch.size());

    assertEquals(query.run().size(), found[0]);
    assertTrue(found[0] > 0);
  }

  @Test
  void explain_saysThatTheInputIsReadTwice() {
    Query query = Query.from(SAMPLE).cull(bucket(AGE, seconds(5)));

    assertTrue(query.explain().startsWith("read    twice: first for the newest alloc_ts"));
    assertFalse(query.now(5).explain().contains("twice"));
    assertFalse(Query.from(SAMPLE).cull(Keys.PID).explain().contains("twice"));
    assertTrue(Query.from(SAMPLE).measure(distinct(AGE)).explain().contains("twice"));
    assertTrue(
        Query.from(SAMPLE)
            .with("--cull=pid --measure=spark(age)")
            .explain()
            .startsWith(
                "read    three times: first for the newest alloc_ts, from which ages count, then for"
                    + " the range of age in the selected records\n"));
  }

  @Test
  void explain_ofAnInputThatIsReadOnce_saysThatItIsRefused() {
    Query query = Query.from(DumpSource.of(InputStream.nullInputStream())).cull(AGE);

    assertTrue(
        query
            .explain()
            .startsWith(
                "read    twice: first for the newest alloc_ts, from which ages count; refused,"
                    + " since the input can be read only once\n"));
    assertFalse(query.now(5).explain().contains("refused"));
  }

  @Test
  void row_ofAQueryWithoutAges_hasNone() {
    Table table = Query.from(SAMPLE).run();
    assertThrows(IllegalArgumentException.class, () -> table.row(0).get(AGE));
    assertEquals(
        seconds(100) - Objects.requireNonNull(table.row(0).get(ALLOC_TS)),
        Query.from(SAMPLE).now(seconds(100)).run().row(0).get(AGE));
  }

  @Test
  void age_beforeTheRecord_isNegative() {
    Table table = Query.from(SAMPLE).now(0).cull(bucket(AGE, seconds(1))).sortBy(AGE).run();

    assertTrue(Objects.requireNonNull(table.row(0).get(bucket(AGE, seconds(1)))) < 0);
    assertTrue(table.toString().contains("-1.000000 s"), table.toString());
  }

  /** Between the readings a page is allocated, which is newer than the time of the ages. */
  @Test
  void age_ofARunningKernel_countsFromTheNewestRecordBeforeTheReading() {
    SimulatedKernel kernel = SimulatedKernel.old().stamped(pfn -> pfn * 1_000);
    kernel.page(5, 1, 1, 0).page(90, 1, 1, 0);
    LiveSource live =
        LiveSource.of(
            "simulated",
            writable -> {
              kernel.page(100 + kernel.opened(), 1, 1, 0);
              return kernel.open(writable);
            });

    Table table = Query.from(live).sortBy(AGE).run();

    long now = Objects.requireNonNull(table.row(table.size() - 1).get(AGE)) + 5_000;
    for (int row = 0; row < table.size(); row++) {
      long allocated = Objects.requireNonNull(table.row(row).get(ALLOC_TS));
      assertEquals(now - allocated, table.row(row).get(AGE));
    }
    assertTrue(now >= 90_000, "at least as new as the records of before");
    assertTrue(Objects.requireNonNull(table.row(0).get(AGE)) < 0, "newer than the first reading");
  }

  @Test
  void stream_withASparkline_isRefused_withAdvice() throws IOException {
    try (InputStream stream = Files.newInputStream(SAMPLE)) {
      Query query = Query.from(DumpSource.of(stream)).measure(Keys.spark(ALLOC_TS));
      UncheckedIOException error = assertThrows(UncheckedIOException.class, query::run);
      assertEquals(
          "stream: it can be read only once, and a sparkline needs the range of alloc_ts in all of it:"
              + " save it to a file and read that",
          Objects.requireNonNull(error.getCause()).getMessage());
    }
  }

  @Test
  void show_ofAnAge_hasItsValues() throws IOException {
    long newest = newest();
    Table table = Query.from(SAMPLE).show(AGE, bucket(AGE, seconds(1)), ALLOC_TS).run();
    for (int row = 0; row < table.size(); row++) {
      long age = newest - Objects.requireNonNull(table.row(row).get(ALLOC_TS));
      assertEquals(age, table.row(row).get(AGE));
      assertEquals(
          Math.floorDiv(age, seconds(1)) * seconds(1), table.row(row).get(bucket(AGE, seconds(1))));
    }
    assertTrue(Query.from(SAMPLE).show(AGE).explain().contains("twice"));
  }
}
