package org.pageowner.benchmarks.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.infra.Blackhole;
import org.pageowner.benchmarks.measure.Spread;
import org.pageowner.benchmarks.synthetic.Shape;

class PartsTest {
  private final Texts texts = new Texts();
  private final Rates rates = new Rates();

  @BeforeEach
  void make() {
    texts.shape = Shape.VARIED;
    texts.size = 500_000;
    texts.make();
  }

  @Test
  void scan_andLoad_countAllBytesAndRecords() throws IOException {
    ReadParts parts = new ReadParts();
    assertEquals(texts.dump.size(), parts.scan(texts, rates, sink()).records());
    assertEquals(texts.dump.size(), parts.load(texts, rates).size());
    assertEquals(2L * texts.text.length, rates.bytes);
    assertEquals(2 * texts.dump.size(), rates.records);
  }

  @Test
  void intern_looksUpWhatDiffersFromTheRecordBefore_andFindsWhatIsDistinct() {
    LookedUp values = new LookedUp();
    values.take(texts);
    var first = texts.dump.batches().get(0);
    int distinct =
        first.stack().dictionary().size()
            + first.flags().dictionary().size()
            + first.name().dictionary().size()
            + first.gfp().dictionary().size();
    assertEquals(distinct, new ReadParts().intern(values, rates));
    assertTrue(rates.values > distinct, () -> rates.values + " values");
    assertTrue(rates.values < 4 * texts.dump.size(), () -> rates.values + " values");
    assertTrue(rates.bytes < texts.text.length, () -> rates.bytes + " bytes");
  }

  @Test
  void decode_countsEachRecord() {
    FreshDump fresh = new FreshDump();
    fresh.load(texts);
    new ReadParts().decode(fresh, rates, sink());
    assertEquals(texts.dump.size(), rates.records);
  }

  @Test
  void questions_countEachRecord_andFindSome() throws IOException {
    AskParts parts = new AskParts();
    assertEquals(20, parts.filter(texts, rates).size());
    assertTrue(parts.group(texts, rates).size() < parts.groupByTwo(texts, rates).size());
    assertEquals(texts.dump.size(), parts.sort(texts, rates).size());
    assertEquals(20, parts.top(texts, rates).size());
    assertEquals(texts.dump.size(), parts.compatibleSort(texts, rates).records());
    assertEquals(6 * texts.dump.size(), rates.records);
  }

  @Test
  void print_ofRates_saysOfWhat() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Parts.print(
        "Parts",
        List.of(
            new Rate("scan", "real", "records", new Spread(1, 2, 3), new Spread(100, 200, 300)),
            new Rate("group", "varied", "records", new Spread(10, 20, 30), null)),
        new PrintStream(out, true, StandardCharsets.UTF_8));
    assertEquals(
        """

        ### Parts

        | part | shape | million in a second: median (min to max) | of | MB/s |
        |---|---|---|---|---|
        | scan | real | 2.00 (1.00 to 3.00) | records | 200 (100 to 300) |
        | group | varied | 20.0 (10.0 to 30.0) | records | - |
        """,
        out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"));
  }

  private static Blackhole sink() {
    return new Blackhole(
        "Today's password is swordfish. I understand instantiating Blackholes directly is"
            + " dangerous.");
  }
}
