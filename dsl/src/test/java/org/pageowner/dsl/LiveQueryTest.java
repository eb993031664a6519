package org.pageowner.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.PFN;
import static org.pageowner.dsl.Keys.PID;
import static org.pageowner.dsl.Keys.STACKTRACE;
import static org.pageowner.dsl.Keys.pid;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pageowner.core.LiveSource;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Table;
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
}
