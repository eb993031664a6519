package org.pageowner.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.*;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.analysis.growth.GrowthRow;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.PlanSyntaxException;
import org.pageowner.dsl.table.PageCount;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;
import org.pageowner.testing.Samples;

/** Measures and steps on rows: examples, and each format. */
class RowStepsTest {
  private static final Path A = Samples.path(Samples.V6_12_A);
  private static final Path B = Samples.path(Samples.V6_12_B);

  /** Output of page_owner_sort: 3 records of order 0, 1 of order 2, 6 of order 1. */
  private static final String SORTED =
      """
      3 times, 3 pages, PID 1, TGID 1, task_comm_name: init:
      Page allocated via order 0, mask 0xcc0(GFP_KERNEL), pid 1, tgid 1 (init), ts 10 ns
       f+0x1/0x2

      1 times, 4 pages, PID 2, TGID 2, task_comm_name: b:
      Page allocated via order 2, mask 0xcc0(GFP_KERNEL), pid 2, tgid 2 (b), ts 20 ns
       g+0x1/0x2

      6 times, 12 pages, PID 2, TGID 2, task_comm_name: b:
      Page allocated via order 1, mask 0xcc0(GFP_KERNEL), pid 2, tgid 2 (b), ts 30 ns
       h+0x1/0x2

      """;

  private static Table sorted(String plan) {
    return Query.from(DumpSource.ofText(SORTED)).with(plan).run();
  }

  /** The value that a row of others keeps may be absent, and then its mark is beside it. */
  @Test
  void others_ofAnAbsentValue_areMarkedInAnotherColumn() throws IOException {
    String text =
        Query.from(Samples.path(Samples.V6_12_A))
            .with("--cull=memcg,order --limit=1/memcg --show=pages,memcg,order --others")
            .run()
            .toString();

    assertTrue(text.lines().anyMatch(line -> line.matches(" *[0-9,]+ +- +\\(others\\)")), text);
  }

  @Test
  void acrossBuckets_haveDurationsInHeadings() throws IOException {
    Table table =
        Query.from(Samples.path(Samples.V6_12_A))
            .with("--cull=module --across='bucket(alloc_ts,5s)' --measure='sum(age)'")
            .run();

    assertTrue(table.toString().contains("pages[5s]"), table::toString);
    assertTrue(table.toString().lines().skip(1).findFirst().orElseThrow().contains(" s "));
    assertTrue(text(table, Format.CSV).contains("pages[5000000000]"));
  }

  private static String text(Table table, Format format) throws java.io.IOException {
    StringBuilder out = new StringBuilder();
    table.writeTo(out, format);
    return out.toString();
  }

  @Test
  void statistics_weighRowsByTheirTimes() {
    Table table =
        sorted(
            "--cull=slab --measure=min(o),max(o),sum(o),mean(o),median(o),quantile(o,91),spark(o)");
    Row row = table.row(0);
    assertEquals(10, row.times());
    assertEquals(0L, row.get(min(ORDER)));
    assertEquals(2L, row.get(max(ORDER)));
    assertEquals(8L, row.get(sum(ORDER)));
    assertEquals(0.8, row.get(mean(ORDER)));
    assertEquals(1L, row.get(median(ORDER)));
    assertEquals(2L, row.get(quantile(ORDER, 91)));
    List<Long> spark = Objects.requireNonNull(row.get(spark(ORDER)));
    assertEquals(List.of(3L, 12L, 4L), List.of(spark.get(0), spark.get(10), spark.get(19)));
  }

  @Test
  void shares_areOfAllRecordsBeforeHavingAndLimit() {
    Table table =
        sorted(
            "--cull=pid,order --measure=share,share(pid) --having='share > 15.9%' --limit=1"
                + " --others");
    assertEquals(2, table.size());
    assertEquals(12.0 / 19, table.row(0).get(SHARE));
    assertEquals(12.0 / 16, table.row(0).get(SHARE.of(PID)));
    assertTrue(table.row(1).isOthers());
    assertEquals(4.0 / 19, table.row(1).get(SHARE));
    assertNull(table.row(1).get(SHARE.of(PID)));
    assertEquals(3, table.totals().removedPages());
    assertEquals(1, table.totals().removedRows());
    assertEquals(2, table.totals().rows());
  }

  @Test
  void export_hasSharesAsFractions_sizesAsBytes_andListsOfBuckets() throws Exception {
    Table table =
        sorted(
            "--cull=pid --measure='share,size,spark(order),pages[order = 1] as one,sum(free_ts)'"
                + " --sort=pid --limit=1 --others");
    assertEquals(
        """
        times,pages,share,size,spark(order),one,sum(free_ts),pid
        3,3,0.15789473684210525,12288,"[3,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]",0,,1
        7,16,0.8421052631578947,65536,"[0,0,0,0,0,0,0,0,0,0,12,0,0,0,0,0,0,0,0,4]",12,,
        """,
        text(table, Format.CSV));
    assertEquals(
        """
        {"times":3,"pages":3,"share":0.15789473684210525,"size":12288,\
        "spark(order)":[3,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0],"one":0,"sum(free_ts)":null,"pid":1}
        {"times":7,"pages":16,"share":0.8421052631578947,"size":65536,\
        "spark(order)":[0,0,0,0,0,0,0,0,0,0,12,0,0,0,0,0,0,0,0,4],"one":12,"sum(free_ts)":null,\
        "pid":null,"others":true}
        """,
        text(table, Format.NDJSON));
    String shown = text(table, Format.TEXT);
    assertTrue(shown.contains("15.8%"), shown);
    assertTrue(shown.contains("12 KiB"), shown);
    assertTrue(shown.contains("··········█········▃"), shown);
    assertTrue(shown.contains("(others)"), shown);
    assertTrue(text(table, Format.HTML).contains("<svg role=\"img\" aria-label=\"pages by bucket"));
  }

  @Test
  void across_addsTimesAndPagesForEachValue() throws Exception {
    Table table = sorted("--cull=pid --across=order --sort=pid --show=pid");
    assertEquals(
        "pid,times[0],pages[0],times[1],pages[1],times[2],pages[2]\n1,3,3,0,0,0,0\n2,0,0,6,12,1,4\n",
        text(table, Format.CSV));
    assertEquals(
        "{\"pid\":1,\"across\":{\"0\":{\"times\":3,\"pages\":3},\"1\":{\"times\":0,\"pages\":0},"
            + "\"2\":{\"times\":0,\"pages\":0}}}",
        text(table, Format.NDJSON).lines().findFirst().orElseThrow());
    Column.Across last = table.acrossColumns().get(5);
    assertEquals("pages[2]", last.name());
    assertEquals(4L, table.row(1).get(last));
    assertEquals(
        "{\"times\":3,\"pages\":3,\"pid\":1,\"across\":{\"null\":{\"times\":3,\"pages\":3}}}",
        text(sorted("--pid=1 --cull=pid --across=node"), Format.NDJSON).strip());
  }

  @Test
  void across_ofMoreThan100Values_isRefused() {
    StringBuilder dump = new StringBuilder();
    for (int pid = 0; pid <= 100; pid++) {
      dump.append(
          "Page allocated via order 0, mask 0xcc0(GFP_KERNEL), pid %d, tgid 1 (a), ts 1 ns\n"
              .replace("%d", Integer.toString(pid)));
      dump.append("PFN 0x1 type Unmovable Block 0 type Unmovable Flags 0x0()\n f+0x1/0x2\n\n");
    }
    Query query = Query.from(DumpSource.ofText(dump.toString())).cull(NAME).across(PID);
    UncheckedIOException e = assertThrows(UncheckedIOException.class, query::run);
    assertTrue(
        String.valueOf(e.getMessage()).contains("pid has more than 100 values"), e.getMessage());
  }

  @Test
  void spark_ofAnInputThatIsReadOnce_isRefusedWithAdvice() {
    Query query =
        Query.from(DumpSource.of(new ByteArrayInputStream(SORTED.getBytes(StandardCharsets.UTF_8))))
            .cull(PID)
            .measure(spark(ORDER));
    UncheckedIOException e = assertThrows(UncheckedIOException.class, query::run);
    assertTrue(String.valueOf(e.getMessage()).contains("can be read only once"), e.getMessage());
    assertTrue(String.valueOf(e.getMessage()).contains("save it to a file"), e.getMessage());
    assertTrue(query.explain().startsWith("read    twice: first for the range of order"));
  }

  @Test
  void across_textsWithControlCharacters_areEscapedInHeadings() throws IOException {
    DumpBuilder dump = DumpBuilder.of(Form.V6_7);
    dump.record(r -> r.name("a\nb")).record(r -> r.name("c\u001b[31m"));
    Table table =
        Query.from(Dump.read(DumpSource.of(new ByteArrayInputStream(dump.bytes()))))
            .cull(ORDER)
            .across(NAME)
            .run();
    StringBuilder csv = new StringBuilder();
    table.writeTo(csv, Format.CSV);
    String heading = csv.toString().split("\n", -1)[0];
    assertTrue(heading.contains("pages[a\\x0ab]"), heading);
    assertTrue(heading.contains("pages[c\\x1b[31m]"), heading);
  }

  @Test
  void parse_aCountBeyondAnInt_isRefused() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Plan.parse("--cull=path(99999999999)"));
    assertTrue(String.valueOf(e.getMessage()).contains("out of range"), e.getMessage());
  }

  @Test
  void explain_namesTheStepsInTheirOrder() {
    String steps =
        Query.from(DumpSource.ofText(SORTED))
            .with(
                "--cull=pid,order --measure=share --having='share > 0.1' --limit=1/pid,5 --others"
                    + " --across=name --show=pid,share")
            .explain();
    assertEquals(
        List.of(
            "read", "group", "measure", "having", "sort", "limit", "limit", "others", "across",
            "show"),
        steps.lines().map(line -> line.substring(0, line.indexOf(' '))).toList());
  }

  @Test
  void tableSteps_giveTablesAndValues() {
    Table all = Query.from(A).cull(MODULE, ORDER).measure(distinct(PID), SHARE).run();
    Table large = all.where(ORDER.atLeast(1)).where(PAGES.atLeast(4)).sortBy(desc(ORDER), MODULE);
    assertFalse(large.isEmpty());
    assertTrue(
        large.stream()
            .allMatch(row -> Objects.requireNonNull(row.get(ORDER)) >= 1 && row.pages() >= 4));
    List<@Nullable Long> orders = large.column(ORDER);
    assertEquals(orders.stream().sorted((a, b) -> Long.compare(b, a)).toList(), orders);
    assertEquals(large.stream().mapToLong(Row::pages).sum(), large.totals().pages());
    assertEquals(large.row(0), large.first());
    Table none = all.where(ORDER.atLeast(99));
    assertThrows(NoSuchElementException.class, none::first);
    Map<String, @Nullable Object> map = large.row(0).asMap();
    assertEquals(
        List.of("times", "pages", "distinct(pid)", "share", "module", "order"),
        List.copyOf(map.keySet()));
    assertEquals(large.row(0).get(MODULE), map.get("module"));
    assertThrows(UnsupportedOperationException.class, () -> map.put("x", 1));
    large.requireAtMost(new PageCount(large.totals().pages()));
    assertThrows(
        AssertionError.class, () -> large.requireAtMost(new PageCount(large.totals().pages() - 1)));
    assertThrows(IllegalArgumentException.class, () -> all.sortBy(TXT));
    assertThrows(IllegalArgumentException.class, () -> all.where(median(PFN).above(1)));
  }

  @Test
  void tableSteps_equalThoseOfThePlan() {
    Query query = Query.from(A).cull(CALLER, ORDER).measure(SHARE, median(PFN));
    Table plan = query.having(SHARE.atLeast(0.001)).sortBy(desc(median(PFN)), CALLER).run();
    Table steps = query.run().where(SHARE.atLeast(0.001)).sortBy(desc(median(PFN)), CALLER);
    assertEquals(plan.stream().map(Row::asMap).toList(), steps.stream().map(Row::asMap).toList());
  }

  @Test
  void problemsOfFluentPlans_areFoundWhenTheyRun() {
    Query query = Query.from(A).cull(PID);
    for (Query wrong :
        List.of(
            query.measure(SHARE.of(MODULE)),
            query.limit(1, MODULE),
            query.having(PAGES.named("large").above(1)),
            Query.from(A).across(NODE))) {
      assertThrows(IllegalArgumentException.class, wrong::run);
      assertThrows(IllegalArgumentException.class, wrong::explain);
    }
    assertThrows(
        IllegalArgumentException.class, () -> Query.from(A).show(PFN).forEachBatch(batch -> {}));
  }

  @Test
  void growth_keepsLimitsAndOthers() throws Exception {
    Growth all = Growth.between(A, B).cull(MODULE, ORDER);
    Growth limited = all.limit(1, MODULE).limit(3).others();
    long rows = limited.stream().filter(row -> !row.isOthers()).count();
    assertTrue(rows <= 3);
    assertEquals(all.size() - rows, limited.totals().leftOutRows());
    assertEquals(
        all.stream().mapToLong(GrowthRow::pagesAfter).sum(),
        limited.stream().mapToLong(GrowthRow::pagesAfter).sum());
    for (int i = 0; i < limited.size(); i++) {
      GrowthRow row = limited.row(i);
      if (row.isOthers()) {
        assertNull(row.get(ORDER));
        Object module = row.get(MODULE);
        assertTrue(module == null || module.equals(limited.row(i - 1).get(MODULE)));
      }
    }
    StringBuilder json = new StringBuilder();
    limited.writeTo(json, Format.NDJSON);
    assertTrue(json.toString().contains("\"others\":true"), json.toString());
    assertTrue(limited.toString().contains("(others)"), limited.toString());
  }

  @Test
  void growth_refusesHavingAndStatistics_andSaysWhatToUse() {
    Growth growth = Growth.between(A, B);
    for (String plan :
        List.of(
            "--having='pages > 1'",
            "--measure=median(pfn)",
            "--cull=pid --across=node",
            "--show=pid")) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> growth.with(org.pageowner.dsl.plan.Plan.parse(plan)));
      assertTrue(String.valueOf(e.getMessage()).contains("; "), e.getMessage());
    }
  }

  @Test
  void measuresOfSingleRecords_areTheirs() throws Exception {
    Table table =
        Query.from(A)
            .measure(SHARE, median(PFN), PAGES.where(ORDER.atLeast(1)).named("high"), SIZE)
            .sortBy(desc(ORDER))
            .limit(2)
            .others()
            .run();
    Row row = table.row(0);
    assertEquals(row.get(PFN), row.get(median(PFN)));
    Measure<Long> high = PAGES.where(ORDER.atLeast(1));
    assertEquals(row.pages(), row.get(high));
    assertEquals(row.pages() * 4096, row.get(SIZE));
    assertEquals((double) row.pages() / table.totals().pages(), row.get(SHARE));
    assertTrue(table.row(2).isOthers());
    assertEquals(table.totals().pages(), table.stream().mapToLong(Row::pages).sum());
    assertTrue(text(table, Format.NDJSON).endsWith("\"others\":true}\n"));
  }

  @Test
  void tableWhere_ofAText_isThatOfTheCondition() {
    Table table = Query.from(Samples.path(Samples.V6_12_A)).cull(MODULE, ORDER).run();

    assertEquals(table.where(ORDER.atLeast(1)).toString(), table.where("order >= 1").toString());
    assertTrue(table.where("order >= 1").size() > 0);
    assertThrows(PlanSyntaxException.class, () -> table.where("oder >= 1"));
  }
}
