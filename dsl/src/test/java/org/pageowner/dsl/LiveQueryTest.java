package org.pageowner.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.MODULE;
import static org.pageowner.dsl.Keys.PFN;
import static org.pageowner.dsl.Keys.PID;
import static org.pageowner.dsl.Keys.STACKTRACE;
import static org.pageowner.dsl.Keys.pages;
import static org.pageowner.dsl.Keys.pid;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.core.LiveSource;
import org.pageowner.core.MemInfo;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.analysis.accounting.Accounting;
import org.pageowner.dsl.analysis.accounting.KernelFiles;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.analysis.summary.Summary;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.OwnTgid;
import org.pageowner.testing.SimulatedKernel;

/**
 * A plan has the same answer whether or not the kernel filters, and explains the kernel's filters.
 */
class LiveQueryTest {
  private static final long PAGES = 2_000;

  private static SimulatedKernel filled(SimulatedKernel kernel) {
    for (long pfn = 1; pfn <= PAGES; pfn++) {
      kernel.page(pfn * 3, pfn % 40, pfn % 7, (int) (pfn % 2));
    }
    return kernel;
  }

  private static LiveSource live(SimulatedKernel kernel) {
    return LiveSource.of("simulated", kernel);
  }

  private static String csv(Table table) throws IOException {
    StringBuilder out = new StringBuilder();
    table.writeTo(out, Format.CSV);
    return out.toString();
  }

  private static final Map<String, String> PUSHED =
      Map.ofEntries(
          Map.entry("--pid 3", "pid=3"),
          Map.entry("--pid 3,5 --cull=pid", "pid=3,5"),
          Map.entry("--tgid 2", "tgid=2"),
          Map.entry("--pid 3 --tgid 2", "pid=3"),
          Map.entry("--where 'node = 1 and pid in (1, 2)' --cull=st", "nid=1 pid=1,2"),
          Map.entry("--where 'node = 7'", ""),
          Map.entry("--where 'pid = 1 or tgid = 2'", ""),
          Map.entry("--where 'not pid = 1'", ""),
          Map.entry("--where 'pid = 99999999'", ""),
          Map.entry("--where 'pid in (1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17)'", ""),
          Map.entry("--cull=pid", ""));

  @Test
  void theAnswerDoesNotDependOnWhoFilters() throws IOException {
    for (Map.Entry<String, String> entry : PUSHED.entrySet()) {
      Plan plan = Plan.parse(entry.getKey());
      String expected = null;
      for (SimulatedKernel kernel :
          List.of(SimulatedKernel.old(), SimulatedKernel.seekable(), SimulatedKernel.filtering())) {
        String answer = csv(Query.from(live(filled(kernel))).with(plan).run());
        expected = expected == null ? answer : expected;
        assertEquals(expected, answer, entry.getKey());
        assertEquals(0, kernel.stillOpen());
      }
    }
  }

  @Test
  void explainShowsTheFiltersOfTheKernel() {
    for (Map.Entry<String, String> entry : PUSHED.entrySet()) {
      SimulatedKernel kernel = filled(SimulatedKernel.filtering());
      String read =
          Query.from(live(kernel))
              .with(Plan.parse(entry.getKey()))
              .explain()
              .lines()
              .findFirst()
              .orElseThrow();
      String filters =
          entry.getValue().isEmpty()
              ? "without filters of the kernel"
              : "filtered by the kernel: " + entry.getValue();
      assertEquals("read    simulated: live, " + filters, read, entry.getKey());
      assertEquals(0, kernel.given());
    }
  }

  @Test
  void theKernelGivesSelectedRecordsOnly() {
    SimulatedKernel kernel = filled(SimulatedKernel.filtering());
    Table table = Query.from(live(kernel)).select(pid(3)).cull(STACKTRACE, PID).run();
    assertEquals(PAGES / 40, kernel.given());
    assertEquals(1, table.size());
    SimulatedKernel older = filled(SimulatedKernel.seekable());
    Table same = Query.from(live(older)).select(pid(3)).cull(STACKTRACE, PID).run();
    assertEquals(PAGES, older.given());
    assertEquals(1, same.size());
  }

  @Test
  void aLimitIsOfTheRecordsThatAreReadWhoeverFilters() throws IOException {
    String filtered = null;
    for (SimulatedKernel kernel :
        List.of(SimulatedKernel.seekable(), SimulatedKernel.filtering())) {
      Query query = Query.from(live(filled(kernel)).maxRecords(100)).select(pid(3)).cull(PFN);
      String answer = csv(query.run());
      filtered = filtered == null ? answer : filtered;
      assertEquals(filtered, answer);
      assertTrue(query.explain().contains("without filters of the kernel"), query::explain);
    }
  }

  @Test
  void ownRecordsThatWereLeftOutAreShown() {
    Dump dump = Dump.read(live(filled(SimulatedKernel.seekable())));
    ReadReport report =
        ReadReport.builder("page_owner").records(PAGES).ownRecords(900).ownPages(13_000).build();
    List<RecordBatch> batches = new ArrayList<>();
    dump.forEachBatch(batches::add);
    Query query = Query.from(batches, report);
    String own = "read 2,900; of these pageowner's own: 13,000 pages (50.8 MiB), left out";
    assertTrue(query.cull(PID).run().toString().contains(own), query.run()::toString);
    assertTrue(Summary.of(query).toString().contains(own), Summary.of(query)::toString);
    String growth = Growth.between(query, query).toString();
    assertTrue(growth.contains("page_owner, " + own), growth);
  }

  @Test
  void queriesLeaveOutTheRecordsOfThisProcessUnlessTheyAreIncluded() {
    LiveSource live = OwnTgid.set(live(filled(SimulatedKernel.seekable())), 2);
    long own = LongStream.rangeClosed(1, PAGES).filter(pfn -> pfn % 7 == 2).count();
    String note = "of these pageowner's own: " + own + " pages";

    Table table = Query.from(live).cull(Keys.TGID).run();
    assertEquals(PAGES - own, table.totals().pages());
    assertEquals(own, table.report().ownPages());
    assertTrue(table.toString().contains(note), table::toString);
    assertTrue(Query.from(live).explain().contains("without this process's own records"));
    assertTrue(Summary.of(live).toString().contains(note), () -> Summary.of(live).toString());

    Dump dump = Dump.read(live);
    assertEquals(PAGES, dump.size());
    assertEquals(0, Growth.between(dump, live).totals().grownPages());
    Dump without = Dump.read(live.withoutOwn());
    assertEquals(own, Growth.between(without, live.includeOwn()).totals().grownPages());
    assertEquals(0, Growth.between(without, live).totals().grownPages());

    KernelFiles files = KernelFiles.of(MemInfo.parse("MemTotal: 40000 kB\nMemFree: 0 kB\n"));
    assertEquals(PAGES, Accounting.of(live, files).tracked());
    assertEquals(List.of(), Accounting.of(live, files).untrackedReasons());
    Accounting left = Accounting.of(live.withoutOwn(), files);
    assertEquals(PAGES - own, left.tracked());
    assertEquals(own, left.untrackedReasons().get(0).pages());
    assertTrue(left.toString().contains("pageowner's own pages, left out"), left::toString);

    assertEquals(PAGES, Query.from(live.includeOwn()).run().totals().pages());
    assertEquals(PAGES, Dump.read(live.withoutOwn().includeOwn()).size());
    assertEquals(PAGES - own, Query.from(live.includeOwn().withoutOwn()).run().totals().pages());
  }

  @Test
  void aReadingThatStoppedIsNotWhole() {
    LiveSource live = live(filled(SimulatedKernel.seekable())).deadline(Duration.ZERO);
    Table table = Query.from(live).run();
    String deadline = "the deadline of 0 s passed; the records";
    assertTrue(table.toString().contains("odd in the input: " + deadline), table::toString);
    AssertionError error = assertThrows(AssertionError.class, () -> table.requireAtMost(pages(10)));
    assertTrue(error.toString().contains(deadline), error::toString);
    Growth growth = Growth.between(live, live);
    assertTrue(growth.excess(pages(10)).orElseThrow().contains(deadline), growth::toString);
    assertTrue(Summary.of(live).toString().contains(deadline));
  }

  @Test
  void tablesByModuleReportPagesOfNoKnownModule() {
    String text =
        """
        Page allocated via order 3, mask 0xcc0(GFP_KERNEL), pid 1, tgid 1 (a), ts 1 ns
        PFN 0x8 type Unmovable Block 0 type Unmovable Flags 0x0()
         post_alloc_hook+0x123/0x130
         0xffffffffc0a01234

        Page allocated via order 0, mask 0xcc0(GFP_KERNEL), pid 1, tgid 1 (a), ts 2 ns
        PFN 0x9 type Unmovable Block 0 type Unmovable Flags 0x0()
         f+0x1/0x2

        """;
    Dump dump = Dump.reader().parse(text);
    String unknown = "of no known module: 8 pages (32 KiB); the caller is a bare address";
    Query query = Query.from(dump).cull(MODULE);
    assertTrue(query.run().toString().contains(unknown), query.run()::toString);
    assertTrue(query.limit(0).run().toString().contains(unknown), query.run()::toString);
    assertFalse(Query.from(dump).cull(PID).run().toString().contains("no known module"));
    String growth = Growth.between(dump, dump).cull(MODULE).toString();
    assertTrue(growth.contains("of no known module: 8 pages before, 8 after"), growth);
  }
}
