package org.pageowner.dsl.analysis.census;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.MalformedDumpException;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.analysis.growth.Tracking;
import org.pageowner.dsl.analysis.summary.Summary;
import org.pageowner.dsl.analysis.tree.CallTree;
import org.pageowner.dsl.analysis.tree.FoldedStacks;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.KeyFunction;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;
import org.pageowner.testing.Samples;

/** Censuses of dumps, and censuses as sources. */
class CensusTest {
  private static Dump dump(int order, String... names) {
    DumpBuilder builder = DumpBuilder.of(Form.V6_7);
    for (String name : names) {
      builder = builder.record(r -> r.name(name).order(order));
    }
    return Dump.parse(builder.latin1());
  }

  private static String text(Census census) throws IOException {
    StringBuilder text = new StringBuilder();
    census.writeTo(text, Format.NDJSON);
    return text.toString();
  }

  private static String merged(String... censuses) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    var unused =
        CensusMerge.of(List.of(censuses).stream().map(DumpSource::ofText).toList()).writeTo(out);
    return out.toString(UTF_8);
  }

  @Test
  void writeTo_hasAHeaderAndARowForEachGroup() throws IOException {
    Census census =
        Census.of(dump(1, "b", "a", "b"), Keys.NAME, Keys.ORDER)
            .host("web \"1\"")
            .bootId("7")
            .kernel("6.12.1")
            .takenAt(Instant.EPOCH);
    assertEquals(
        """
        {"census":{"version":1,"host":"web \\"1\\"","boot_id":"7","kernel":"6.12.1",\
        "moment":"1970-01-01T00:00:00Z","page_size":4096,"keys":["name","order"],"groups":2,\
        "records":3,"pages":6,"malformed":0,"lost":0}}
        {"name":"b","order":1,"times":2,"pages":4,"hosts":1,"top_host":"web \\"1\\"","top_host_pages":4}
        {"name":"a","order":1,"times":1,"pages":2,"hosts":1,"top_host":"web \\"1\\"","top_host_pages":2}
        """,
        text(census));
  }

  @Test
  void merge_sumsAndKeepsTheTopHost_tiesGoToTheSmallerName() throws IOException {
    String b = text(Census.of(dump(0, "n", "n", "only b"), Keys.NAME).host("b"));
    String a = text(Census.of(dump(1, "n"), Keys.NAME).host("a"));
    String expected =
        """
        {"name":"n","times":3,"pages":4,"hosts":2,"top_host":"a","top_host_pages":2}
        {"name":"only b","times":1,"pages":1,"hosts":1,"top_host":"b","top_host_pages":1}
        """;
    assertEquals(expected, merged(b, a).split("\n", 2)[1]);
    assertEquals(merged(b, a), merged(a, b));
    assertEquals(a, merged(a), "one census is its own merge");
    assertTrue(merged(a, b).startsWith("{\"census\":{\"version\":1,\"hosts\":[{\"host\":\"a\","));
  }

  @Test
  void merge_ofTheSameHostTwice_isRefused() throws IOException {
    String a = text(Census.of(dump(0, "n"), Keys.NAME).host("a"));
    String later = text(Census.of(dump(1, "n"), Keys.NAME).host("a"));
    String b = text(Census.of(dump(1, "n"), Keys.NAME).host("b"));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> merged(a, later));
    assertTrue(
        String.valueOf(e.getMessage()).startsWith("the host a is in text twice"), e.getMessage());
    String both = merged(a, b);
    assertThrows(IllegalArgumentException.class, () -> merged(both, later));
  }

  @Test
  void merge_ofOtherKeysOrPageSizes_isRefused() throws IOException {
    String a = text(Census.of(dump(0, "n"), Keys.NAME).host("a"));
    String b = text(Census.of(dump(0, "n"), Keys.NAME, Keys.ORDER).host("b"));
    String c = text(Census.of(dump(0, "n"), Keys.NAME).host("c").pageSize(65536));
    assertEquals(
        "text has the keys [name] and text [name, order]: such censuses cannot be merged",
        assertThrows(IllegalArgumentException.class, () -> merged(a, b)).getMessage());
    assertEquals(
        "text has the page size 4096 and text 65536: such censuses cannot be merged",
        assertThrows(IllegalArgumentException.class, () -> merged(a, c)).getMessage());
  }

  @Test
  void merge_ofACutFile_isRefusedWithItsPosition() throws IOException {
    String a = text(Census.of(dump(0, "n", "m"), Keys.NAME).host("a"));
    String cut = a.substring(0, a.lastIndexOf('\n', a.length() - 2) + 1);
    MalformedDumpException e = assertThrows(MalformedDumpException.class, () -> merged(cut));
    assertTrue(String.valueOf(e.getMessage()).contains("line 3"), e.getMessage());
    assertTrue(
        String.valueOf(e.getMessage()).contains("counts 2 groups, 2 records and 2 pages"),
        e.getMessage());
    assertThrows(MalformedDumpException.class, () -> merged(a.substring(0, a.length() - 9)));
    assertThrows(IllegalArgumentException.class, () -> merged(dump(0, "n").get(0).text() + "\n"));
  }

  @Test
  void of_acceptsEveryKeyOfDumps_andNoKeyOfLogsNorAgesNorFrames() throws IOException {
    Dump dump = dump(0, "n");
    for (Key<?> key : KeyCatalogue.all()) {
      boolean isRefused =
          key.description().contains("absent in dumps")
              || List.of(KeyCatalogue.FREE_PID, KeyCatalogue.FRAMES, KeyCatalogue.AGE)
                  .contains(key);
      if (isRefused) {
        assertThrows(IllegalArgumentException.class, () -> Census.of(dump, key), key.name());
      } else {
        ReadReport report = Dump.read(Census.of(dump, key).source()).report();
        assertTrue(report.isClean(), key.name());
        assertEquals(1, report.records(), key.name());
      }
    }
  }

  @Test
  void of_functionsOfRefusedKeys_isRefusedWithTheReason() {
    Dump dump = dump(0, "n");
    assertEquals(
        "ages of different hosts count from different moments: group by alloc_ts or by its bucket",
        refusal(dump, KeyFunction.log2(KeyFunction.bucket(KeyCatalogue.AGE, 5))));
    assertEquals(
        "state is in kernel logs alone, and not in a census",
        refusal(dump, KeyFunction.extract(KeyCatalogue.STATE, "a")));
    assertTrue(refusal(dump, KeyCatalogue.FRAMES).startsWith("a record has several frames"));
  }

  private static String refusal(Dump dump, Key<?> key) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> Census.of(dump, key)).getMessage());
  }

  @Test
  void query_ofACutCallPath_hasItsFunctionsAndNoMore() {
    Dump dump = Dump.read(Samples.path(Samples.V6_12_B));
    DumpSource census =
        Census.of(dump, KeyFunction.path(2), KeyFunction.log2(KeyFunction.PAGES)).source();
    for (Key<?> key :
        List.of(
            Keys.CALLER,
            KeyFunction.frameAt(2),
            KeyFunction.path(1),
            KeyFunction.path(2),
            KeyFunction.extract(KeyFunction.frameAt(1), "^[a-z]+"),
            KeyFunction.log2(KeyFunction.PAGES))) {
      assertEquals(
          Query.from(dump).cull(key).run().stream()
              .map(row -> row.get(key) + " " + row.times() + " " + row.pages())
              .sorted()
              .toList(),
          Query.from(census).cull(key).run().stream()
              .map(row -> row.get(key) + " " + row.times() + " " + row.pages())
              .sorted()
              .toList(),
          key.name());
    }
    for (Key<?> key :
        List.of(
            KeyCatalogue.CALLPATH,
            KeyFunction.frameAt(3),
            KeyFunction.path(3),
            KeyFunction.firstFrame("leaky*"),
            KeyFunction.log2(KeyCatalogue.ORDER))) {
      Table table = Query.from(census).cull(key).run();
      assertEquals(1, table.size(), key.name());
      assertNull(table.row(0).get(key), key.name());
    }
    DumpSource callers = Census.of(dump, Keys.CALLER).source();
    Table pages = Query.from(callers).cull(KeyFunction.log2(KeyFunction.PAGES)).run();
    assertEquals(1, pages.size(), "the pages of each record are unknown");
  }

  @Test
  void of_aCensusOrSomeOfTheRecords_isRefused() {
    Dump dump = dump(0, "n");
    DumpSource census = Census.of(dump, Keys.NAME).source();
    assertThrows(IllegalArgumentException.class, () -> Census.of(census, Keys.NAME));
    Table some = Query.from(dump).where("order = 0").cull(Keys.NAME).run();
    assertThrows(IllegalArgumentException.class, () -> Census.of(some));
  }

  @Test
  void growth_betweenTwoDays_isThatOfTheDumps() {
    Dump before = Dump.read(Samples.path(Samples.V6_12_A));
    Dump after = Dump.read(Samples.path(Samples.V6_12_B));
    DumpSource first = Census.of(before, Keys.CALLER, Keys.MODULE).source();
    DumpSource last = Census.of(after, Keys.CALLER, Keys.MODULE).source();
    Growth expected = Growth.between(before, after).cull(Keys.CALLER, Keys.MODULE);
    Growth growth =
        Growth.between(Dump.read(first), Dump.read(last)).cull(Keys.CALLER, Keys.MODULE);
    assertEquals(expected.totals().pagesBefore(), growth.totals().pagesBefore());
    assertEquals(expected.totals().pagesGrowth(), growth.totals().pagesGrowth());
    assertEquals(expected.totals().earlyPages(), growth.totals().earlyPages());
    assertEquals(Tracking.CENSUS, growth.tracking());
  }

  @Test
  void treeFoldedAndSummary_takeACensus() throws IOException {
    Dump dump = Dump.read(Samples.path(Samples.V6_12_B));
    DumpSource census = Census.of(dump).source();
    CallTree tree = CallTree.of(Query.from(census));
    assertEquals(Query.from(dump).run().totals().pages(), tree.pages(CallTree.ROOT));
    StringBuilder folded = new StringBuilder();
    FoldedStacks.of(Query.from(census)).writeTo(folded, Format.FOLDED);
    assertTrue(folded.toString().contains("leaky_get_page"), folded.toString());
    assertFalse(Summary.of(census).toString().isEmpty());
  }

  @Test
  void query_ofAKeyThatDoesNotFollow_isAbsent() {
    Dump dump = Dump.read(Samples.path(Samples.V6_12_B));
    DumpSource census = Census.of(dump, Keys.CALLER).source();
    for (Key<?> key : List.of(Keys.MODULE, Keys.USAGE, Keys.SLAB, Keys.ALLOCATOR, Keys.NODE)) {
      Table table = Query.from(census).cull(key).run();
      assertEquals(1, table.size(), key.name());
      assertNull(table.row(0).get(key), key.name());
    }
    Table exact = Query.from(census).where("caller = leaky_get_page").run();
    assertEquals(
        Query.from(dump).where("caller = leaky_get_page").run().totals().pages(),
        exact.totals().pages());
  }

  @Test
  void header_countsThePartsThatWereNotRead() throws IOException {
    String damaged = "Page allocated via order x\n\n" + dump(0, "n").get(0).text() + "\n";
    ReadReport dump = Dump.parse(damaged).report();
    assertTrue(dump.malformed() > 0 && !dump.truncatedTail(), dump.toString());
    Census census = Census.of(DumpSource.ofText(damaged), Keys.NAME);
    assertEquals(dump.malformed(), census.header().malformed());
    ReadReport report = Dump.read(census.source()).report();
    assertFalse(report.isWhole());
    assertTrue(report.toString().contains("of these on the hosts: "), report.toString());
    Dump strict = Dump.read(census.source().with(Dump.reader().strict()));
    assertEquals(dump.malformed(), strict.report().malformed(), "the text itself has no fault");
    Census both = Census.merge(List.of(census, census.host("b")));
    assertEquals(2 * dump.malformed(), both.header().malformed());
  }
}
