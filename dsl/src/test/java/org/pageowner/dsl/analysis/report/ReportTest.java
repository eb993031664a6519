package org.pageowner.dsl.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.EARLY;
import static org.pageowner.dsl.Keys.MODULE;
import static org.pageowner.dsl.Keys.STACKTRACE;
import static org.pageowner.dsl.Keys.USAGE;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.MemInfo;
import org.pageowner.core.StackInventory;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.accounting.Accounting;
import org.pageowner.dsl.analysis.accounting.KernelFiles;
import org.pageowner.dsl.analysis.fragmentation.Fragmentation;
import org.pageowner.dsl.analysis.fragmentation.MixedBlocks;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.analysis.growth.GrowthRow;
import org.pageowner.dsl.analysis.growth.Turnover;
import org.pageowner.dsl.analysis.tree.CallTree;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.Samples;

class ReportTest {
  private static final String HOSTILE =
      """
      Page allocated via order 0, mask 0x0(), pid 1, tgid 1 (</script><img src=x>), ts 1000 ns
      PFN 0x100 type Movable Block 0 type Movable Flags 0x200(workingset|node=0|zone=0)
       </script><b>+0x1/0x2 [<i>]
       vfs_write+0x36/0x50

      """;

  private static Dump dump(String sample) {
    return Dump.read(Samples.path(sample));
  }

  private static List<Long> sorted(long[] values) {
    List<Long> all = new ArrayList<>();
    Arrays.stream(values).forEach(all::add);
    Collections.sort(all);
    return all;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "6.12-A.txt",
        "6.1-A.txt",
        "6.12-hostile.txt",
        "6.12-mixed.txt.gz",
        "6.12-handle.txt"
      })
  void rowsOfStacks_areTheRowsOfTheQuery(String sample) {
    Dump dump = dump(sample);
    OpenedReport report = OpenedReport.of(Report.of(dump));
    Table table = Query.from(dump).cull(STACKTRACE, EARLY).run();
    JsonNode stacks = report.part("stacks");
    assertEquals(
        sorted(table.stream().mapToLong(Row::pages).toArray()),
        sorted(report.column(stacks.get("pages").get(0).asInt())));
    assertEquals(
        sorted(table.stream().mapToLong(Row::times).toArray()),
        sorted(report.column(stacks.get("times").get(0).asInt())));
  }

  @Test
  void nodes_haveTheSumsOfTheCallTree() {
    Dump dump = dump("6.12-mixed.txt.gz");
    CallTree tree = CallTree.of(Query.from(dump).where(EARLY.not()));
    Map<String, Long> expected = new HashMap<>();
    List<String> paths = new ArrayList<>(List.of(""));
    for (int node = 1; node < tree.size(); node++) {
      paths.add(paths.get(tree.parent(node)) + "/" + tree.label(node));
      expected.put(paths.get(node), tree.pages(node));
    }
    assertEquals(expected, pagesByPath(OpenedReport.of(Report.of(dump))));
  }

  private static Map<String, Long> pagesByPath(OpenedReport report) {
    JsonNode nodes = report.part("nodes");
    JsonNode stacks = report.part("stacks");
    long[] parent = report.column(nodes, "nodeParent");
    long[] function = report.column(nodes, "nodeFunction");
    long[] name = report.column(nodes, "functionName");
    long[] module = report.column(nodes, "functionModule");
    long[] leaf = report.column(stacks, "leaf");
    long[] early = report.column(stacks, "early");
    long[] pages = report.column(stacks.get("pages").get(0).asInt());
    String[] paths = new String[parent.length];
    paths[0] = "";
    for (int node = 1; node < parent.length; node++) {
      int of = (int) function[node];
      String label =
          report.name(name[of]) + (module[of] < 0 ? "" : " [" + report.name(module[of]) + "]");
      paths[node] = paths[(int) parent[node]] + "/" + label;
    }
    Map<String, Long> sums = new HashMap<>();
    for (int row = 0; row < leaf.length; row++) {
      for (int node = (int) leaf[row]; node > 0 && early[row] == 0; node = (int) parent[node]) {
        sums.merge(paths[node], pages[row], Long::sum);
      }
    }
    return sums;
  }

  @ParameterizedTest
  @ValueSource(strings = {"6.12-A.txt", "6.1-A.txt", "6.12-mixed.txt.gz"})
  void usages_areThoseOfTheQuery(String sample) {
    Dump dump = dump(sample);
    OpenedReport report = OpenedReport.of(Report.of(dump));
    Map<String, Long> expected = new TreeMap<>();
    Query.from(dump)
        .where(EARLY.not())
        .cull(USAGE)
        .run()
        .forEach(row -> expected.put(Objects.requireNonNull(row.get(USAGE)), row.pages()));
    Map<String, Long> drawn = new TreeMap<>();
    report
        .part("timeline")
        .get("usages")
        .forEach(
            series ->
                drawn.put(
                    series.get("name").asText(),
                    Arrays.stream(report.column(series.get("data").asInt())).sum()));
    expected.values().removeIf(pages -> pages == 0);
    drawn.forEach(
        (name, pages) -> {
          if (!name.endsWith(" more")) {
            assertEquals(expected.get(name), pages, name);
          }
        });
    assertEquals(
        expected.values().stream().mapToLong(Long::longValue).sum(),
        drawn.values().stream().mapToLong(Long::longValue).sum());
    JsonNode map = report.part("map");
    for (long usage : report.column(map, "usage")) {
      assertTrue(
          Query.from(dump).cull(USAGE).run().stream()
              .anyMatch(row -> report.name(usage).equals(row.get(USAGE))),
          report.name(usage));
    }
  }

  @Test
  void usagesOfStacks_areThoseOfTheirRecords() {
    Dump dump = dump("6.12-mixed.txt.gz");
    OpenedReport report = OpenedReport.of(Report.of(dump));
    JsonNode stacks = report.part("stacks");
    Map<String, Long> expected = new TreeMap<>();
    Query.from(dump)
        .cull(STACKTRACE, USAGE)
        .run()
        .forEach(row -> expected.merge(Objects.requireNonNull(row.get(USAGE)), 1L, Long::sum));
    Map<String, Long> written = new TreeMap<>();
    for (long bits : report.column(stacks, "usages")) {
      for (int usage = 0; usage < stacks.get("usageNames").size(); usage++) {
        if ((bits >> usage & 1) == 1) {
          written.merge(stacks.get("usageNames").get(usage).asText(), 1L, Long::sum);
        }
      }
    }
    assertEquals(expected, written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6.12", "6.1"})
  void accounting_isThatOfTheLastDump(String kernel) {
    Dump dump = dump(kernel + "-account.txt.gz");
    KernelFiles files = KernelFiles.of(MemInfo.read(Samples.path(kernel + "-meminfo.txt")));
    Accounting expected = Accounting.of(Query.from(dump), files);
    OpenedReport report = OpenedReport.of(Report.of(files, dump));
    JsonNode written = report.part("accounting");
    assertEquals(expected.total(), written.get("total").asLong());
    assertEquals(expected.free(), written.get("free").asLong());
    assertEquals(expected.tracked(), written.get("tracked").asLong());
    assertEquals(expected.unaccounted(), written.get("notInMeminfo").asLong());
    assertEquals(expected.untracked(), written.get("untracked").asLong());
    assertEquals(expected.unaccounted(), sum(report, "not-in-meminfo", "pages"));
    assertEquals(expected.tracked() - expected.unaccounted(), sum(report, "counters", "dump"));
    assertFalse(OpenedReport.of(Report.of(dump)).has("accounting"));
  }

  private static long sum(OpenedReport report, String table, String column) {
    for (JsonNode one : report.data().get("tables")) {
      for (JsonNode field : one.get("columns")) {
        if (one.get("id").asText().equals(table) && field.get("name").asText().equals(column)) {
          return Arrays.stream(report.column(field.get("data").asInt())).sum();
        }
      }
    }
    throw new AssertionError(table + " " + column);
  }

  @Test
  void rowsOfTwoDumps_areTheRowsOfTheGrowth() {
    Dump before = dump("6.12-A.txt");
    Dump after = dump("6.12-B.txt");
    OpenedReport report = OpenedReport.of(Report.of(before, after));
    JsonNode stacks = report.part("stacks");
    long[] early = report.column(stacks, "early");
    List<String> expected = new ArrayList<>();
    for (GrowthRow row : Growth.between(before, after)) {
      Turnover turnover = Objects.requireNonNull(row.turnover());
      expected.add(
          row.pagesBefore()
              + " "
              + row.pagesAfter()
              + " "
              + turnover.survivorPages()
              + " "
              + turnover.gonePages()
              + " "
              + turnover.freshPages());
    }
    List<String> written = new ArrayList<>();
    for (int row = 0; row < early.length; row++) {
      if (early[row] == 0) {
        written.add(
            report.column(stacks.get("pages").get(0).asInt())[row]
                + " "
                + report.column(stacks.get("pages").get(1).asInt())[row]
                + " "
                + report.column(stacks, "stayedPages")[row]
                + " "
                + report.column(stacks, "gonePages")[row]
                + " "
                + report.column(stacks, "newPages")[row]);
      }
    }
    Collections.sort(expected);
    Collections.sort(written);
    assertEquals(expected, written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6.12-mixed.txt.gz", "6.12-A.txt", "6.1-A.txt"})
  void blocksOfTheMap_countAsTheFragmentationDoes(String sample) {
    Dump dump = dump(sample);
    Fragmentation fragmentation = Fragmentation.of(dump);
    OpenedReport report = OpenedReport.of(Report.of(dump));
    JsonNode map = report.part("map");
    Map<String, Long> tracked = new TreeMap<>();
    for (MixedBlocks row : fragmentation.mixed()) {
      if (row.tracked() > 0) {
        tracked.merge(row.type(), row.tracked(), Long::sum);
      }
    }
    Map<String, Long> written = new TreeMap<>();
    for (long type : report.column(map, "type")) {
      written.merge(report.name(type), 1L, Long::sum);
    }
    assertEquals(tracked, written);
    assertEquals(
        fragmentation.mixed().stream().mapToLong(MixedBlocks::blocks).sum(),
        Arrays.stream(report.column(map, "mixed")).sum());
    assertEquals(
        fragmentation.singlePageBlocks().size(),
        Arrays.stream(report.column(map, "spoiled")).sum());
  }

  @Test
  void ownersOfABlock_haveItsPages() {
    Dump dump = dump("6.12-A.txt");
    OpenedReport report = OpenedReport.of(Report.of(dump));
    JsonNode map = report.part("map");
    long[] shown = report.column(map, "ownersShown");
    long[] more = report.column(map, "ownersMore");
    long[] pages = report.column(map, "entryPages");
    int entry = 0;
    for (int block = 0; block < shown.length; block++) {
      long sum = 0;
      for (int i = 0; i < shown[block]; i++) {
        sum += pages[entry++];
      }
      assertEquals(0, more[block]);
      assertEquals(report.column(map, "pages")[block], sum, "block " + block);
    }
    assertEquals(pages.length, entry);
  }

  @Test
  void timeline_hasThePagesOfTheQuery() {
    Dump dump = dump("6.12-mixed.txt.gz");
    OpenedReport report = OpenedReport.of(Report.of(dump));
    Map<String, Long> expected = new HashMap<>();
    Query.from(dump)
        .where(EARLY.not())
        .cull(MODULE)
        .run()
        .forEach(row -> expected.put(String.valueOf(row.get(MODULE)), row.pages()));
    Map<String, Long> written = new HashMap<>();
    for (JsonNode series : report.part("timeline").get("modules")) {
      written.put(series.get("name").asText(), Arrays.stream(report.column(series, "data")).sum());
    }
    assertEquals(expected, written);
  }

  @Test
  void names_cannotEndTheData() {
    OpenedReport report = OpenedReport.of(Report.of(DumpSource.ofText(HOSTILE)));
    assertFalse(report.element("data").contains("<"));
    assertTrue(report.data().get("names").toString().contains("</script><img src=x>"));
    assertFalse(report.page().contains("<img src=x"));
  }

  @Test
  void sameInput_givesTheSameBytes() {
    assertEquals(
        Report.of(dump("6.12-A.txt"), dump("6.12-B.txt")).html(),
        Report.of(dump("6.12-A.txt"), dump("6.12-B.txt")).html());
  }

  @Test
  void inventory_hasNoMapAndNoTimeline() {
    StackInventory inventory = StackInventory.of(dump("6.12-A.txt"));
    OpenedReport report = OpenedReport.of(Report.of(inventory));
    assertFalse(report.has("map"));
    assertFalse(report.has("timeline"));
    long pages =
        Arrays.stream(report.column(report.part("stacks").get("pages").get(0).asInt())).sum();
    assertEquals(Query.from(inventory).cull(STACKTRACE).run().totals().pages(), pages);
    List<String> tables = report.data().get("tables").findValuesAsText("id");
    assertTrue(tables.contains("modules"), tables.toString());
    assertFalse(tables.contains("processes") || tables.contains("orders"), tables.toString());
  }

  @Test
  void callerThatIsAnAddress_hasAnUnknownModule() {
    Dump dump = Dump.read(DumpSource.ofText(HOSTILE.replace("</script><b>+0x1/0x2 [<i>]", "0xff")));
    JsonNode timeline = OpenedReport.of(Report.of(dump)).part("timeline");
    assertEquals(List.of("(unknown module)"), timeline.get("modules").findValuesAsText("name"));
  }

  @Test
  void folders_areNamedOnlyIfTheyDiffer() {
    assertEquals(List.of("6.12-A.txt", "6.12-B.txt"), sources("6.12-A.txt", "6.12-B.txt"));
    assertEquals(List.of("6.12-A.txt", "6.12-A.txt"), sources("6.12-A.txt", "6.12-A.txt"));
    List<String> names =
        InputNames.of(
            Stream.of("a/x", "b/x", "b/y").map(name -> ReadReport.builder(name).build()).toList());
    assertEquals(List.of("a/x", "b/x", "y"), names);
  }

  private static List<String> sources(String... samples) {
    Dump[] dumps = Stream.of(samples).map(ReportTest::dump).toArray(Dump[]::new);
    return OpenedReport.of(Report.of(dumps)).data().get("inputs").findValuesAsText("source");
  }

  @Test
  void emptyInput_hasAReport() {
    OpenedReport report = OpenedReport.of(Report.of(DumpSource.ofText("")));
    assertEquals(0, report.part("stacks").get("rows").asInt());
  }

  @Test
  void noInput_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Report.of(new Dump[0]));
  }

  @Test
  void missingLibrary_isNamed() {
    IllegalStateException missing =
        assertThrows(
            IllegalStateException.class,
            () -> ChartLibrary.load(ClassLoader.getPlatformClassLoader()));
    assertTrue(missing.toString().contains("org.mvnpm:echarts:6.0.0"), missing::toString);
  }

  @Test
  void notebook_showsAnIsolatedFrame() {
    String html = Report.of(dump("6.12-A.txt")).toHtml();
    assertTrue(html.startsWith("<iframe title=\"pageowner report\" sandbox=\"allow-scripts\""));
    assertFalse(html.substring(0, html.indexOf("></iframe>")).contains("<script>\""));
  }
}
