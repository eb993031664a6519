package org.pageowner.dsl.analysis.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.module;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.core.MemInfo;
import org.pageowner.core.VmStat;
import org.pageowner.core.ZoneInfo;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.table.PageCount;

class AccountingTest {
  private static final String MEMINFO =
      """
      MemTotal:           4000 kB
      MemFree:            3000 kB
      Buffers:               4 kB
      Cached:               12 kB
      SwapCached:            4 kB
      AnonPages:             8 kB
      Shmem:                 4 kB
      KReclaimable:          0 kB
      Slab:                 40 kB
      KernelStack:          16 kB
      PageTables:            8 kB
      SecPageTables:         0 kB
      VmallocUsed:          24 kB
      Percpu:               20 kB
      """;

  private static String record(int order, int pfn, String... frames) {
    StringBuilder text = new StringBuilder();
    text.append(
        "Page allocated via order "
            + order
            + ", mask 0xcc0(GFP_KERNEL), pid 1, tgid 1 (x), ts 5 ns\n");
    text.append(
        "PFN 0x"
            + Integer.toHexString(pfn)
            + " type Unmovable Block 0 type Unmovable Flags 0x0()\n");
    for (String frame : frames) {
      text.append(' ').append(frame).append("+0x1/0x2");
      text.append(frame.startsWith("drv") ? " [drv]\n" : "\n");
    }
    return text.append('\n').toString().replace(System.lineSeparator(), "\n");
  }

  private static final String DUMP =
      record(1, 0x10, "alloc_pages", "do_anonymous_page")
          + record(0, 0x20, "alloc_pages", "do_anonymous_page")
          + record(0, 0x30, "filemap_alloc_folio", "filemap_fault")
          + record(2, 0x40, "__vmalloc_node_range", "copy_process")
          + record(0, 0x50, "__vmalloc_node_range", "load_module")
          + record(0, 0x60, "alloc_pages", "pcpu_populate_chunk")
          + record(0, 0x70, "allocate_slab", "kmem_cache_alloc")
          + record(0, 0x80, "alloc_pages", "__p4d_alloc")
          + record(3, 0x90, "alloc_pages", "drv_fill")
          + record(0, 0xa0, "alloc_pages", "drv_fill")
          + record(0, 0xb0, "register_early_stack", "init_page_owner")
          + record(0, 0xc0);

  private static Accounting accounting(String memInfo) {
    return Accounting.of(Dump.parse(DUMP), MemInfo.parse(memInfo));
  }

  @Test
  void of_recordsOfEveryKind_belongToOneLineOrOwner() {
    Accounting accounting = accounting(MEMINFO);

    assertEquals(1000, accounting.total());
    assertEquals(250, accounting.used());
    assertEquals(23, accounting.tracked());
    assertEquals(227, accounting.untracked());
    assertEquals(3, accounting.counter("AnonPages").orElseThrow().dump());
    assertEquals(3, accounting.counter("File").orElseThrow().counter());
    assertEquals(1, accounting.counter("File").orElseThrow().dump());
    assertEquals(4, accounting.counter("KernelStack").orElseThrow().dump());
    assertEquals(1, accounting.counter("VmallocUsed").orElseThrow().dump());
    assertEquals(1, accounting.counter("Percpu").orElseThrow().dump());
    assertEquals(
        List.of(
            new UncountedOwner("drv_fill", "drv", "driver", 9),
            new UncountedOwner("__p4d_alloc", "vmlinux", "page_tables", 1),
            new UncountedOwner(null, null, "early", 1),
            new UncountedOwner(null, null, "unknown", 1)),
        accounting.notInMeminfo());
    assertEquals(12, accounting.unaccounted());
  }

  @Test
  void counters_kernelStacksInVmalloc_areAnExactReason() {
    CounterLine line = accounting(MEMINFO).counter("VmallocUsed").orElseThrow();

    assertEquals(
        List.of(
            new Reason("kernel stacks, in KernelStack too", 4, true),
            new Reason("early pages", 1, false)),
        line.reasons());
    assertEquals(4, line.exact());
    assertEquals(0, line.unexplained());
  }

  @Test
  void counters_moreInTheDump_haveNegativeReasons() {
    CounterLine line = accounting(MEMINFO).counter("AnonPages").orElseThrow();

    assertEquals(-1, line.difference());
    assertEquals(List.of(new Reason("swap cache, not mapped", -1, false)), line.reasons());
  }

  @Test
  void counters_levelsThatOnlyLaterKernelsCount_areCountedThere() {
    CounterLine line = accounting(MEMINFO + "Balloon: 0 kB\n").counter("PageTables").orElseThrow();

    assertEquals(1, line.dump());
  }

  @Test
  void counters_pagesOfGraphics_areInGpuActiveSince71() {
    String gpu = record(2, 0x100, "alloc_pages", "ttm_pool_alloc_page", "drv_create");
    MemInfo memInfo =
        MemInfo.parse(MEMINFO + "Balloon: 0 kB\nGPUActive: 12 kB\nGPUReclaim: 8 kB\n");

    CounterLine line = Accounting.of(Dump.parse(gpu), memInfo).counter("GPUActive").orElseThrow();

    assertEquals(4, line.dump());
    assertEquals(List.of(new Reason("kept for reuse, in GPUReclaim", -2, true)), line.reasons());
    assertEquals(1, line.unexplained());
    assertEquals(Optional.empty(), accounting(MEMINFO).counter("GPUActive"));
  }

  @Test
  void counters_vmallocUsedBefore44_hasOtherMappingsToo() {
    String old =
        """
        Page allocated via order 0, mask 0xd0
        PFN 16 Block 0 type 0 Flags\s
         [<ffffffff811a8f5b>] __vmalloc_node_range+0x1/0x2
         [<ffffffff811a8f5c>] load_module+0x1/0x2

        """;
    MemInfo memInfo = MemInfo.parse("MemTotal: 4000 kB\nMemFree: 3000 kB\nVmallocUsed: 24 kB\n");

    CounterLine line = Accounting.of(Dump.parse(old), memInfo).counter("VmallocUsed").orElseThrow();

    assertEquals(
        List.of(new Reason("mappings of other memory, counted before 4.4", 5, false)),
        line.reasons());
  }

  @Test
  void counters_pagesThatLaterKernelsMayCount_areAnInexactReason() {
    Accounting accounting = accounting(MEMINFO);

    assertEquals(
        new Reason("pages that later kernels count", 1, false),
        accounting.counter("PageTables").orElseThrow().reasons().get(0));
  }

  @Test
  void counters_tmpfsInTheSwapCache_isAReason() {
    String tmpfs =
        record(0, 0x10, "shmem_alloc_folio", "shmem_get_folio_gfp")
            + record(0, 0x11, "shmem_alloc_folio", "shmem_get_folio_gfp");

    CounterLine line =
        Accounting.of(Dump.parse(tmpfs), MemInfo.parse(MEMINFO)).counter("Shmem").orElseThrow();

    assertEquals(List.of(new Reason("swap cache", -1, false)), line.reasons());
  }

  @Test
  void counters_linesThatTheKernelLacks_areOwnersOfTheirPages() {
    Accounting accounting = accounting("MemTotal: 4000 kB\nMemFree: 3000 kB\nVmallocUsed: 0 kB\n");

    assertEquals(List.of(), accounting.counters());
    assertEquals(accounting.tracked(), accounting.unaccounted());
  }

  @Test
  void counters_hugePagesOfAnOldKernel_areCountTimesSize() {
    Accounting accounting = accounting(MEMINFO + "HugePages_Total: 3\nHugepagesize: 2048 kB\n");

    assertEquals(1536, accounting.counter("Hugetlb").orElseThrow().counter());
  }

  @Test
  void of_zonesAndCounters_giveThePageSize() {
    String zones = "Node 0, zone Normal\n  pages free 46\n  managed 62\n    cpu: 0\n  count: 3\n";
    Query query = Query.from(Dump.parse(DUMP));
    KernelFiles files = KernelFiles.of(MemInfo.parse(MEMINFO));

    assertEquals(65536, Accounting.of(query, files.with(ZoneInfo.parse(zones))).pageSize());
    assertEquals(
        16384, Accounting.of(query, files.with(VmStat.parse("nr_free_pages 187\n"))).pageSize());
    assertEquals(4096, Accounting.of(query, files).pageSize());
    assertEquals(
        List.of(new Reason("free pages in the lists of CPUs", 3, true)),
        Accounting.of(query, files.with(ZoneInfo.parse(zones))).untrackedReasons());
  }

  @Test
  void of_aQuery_takesItsConditions() {
    Query query = Query.from(Dump.parse(DUMP)).select(module("drv"));

    assertEquals(9, Accounting.of(query, KernelFiles.of(MemInfo.parse(MEMINFO))).tracked());
  }

  @Test
  void of_anotherTable_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Accounting.of(
                Query.from(Dump.parse(DUMP)).run(), KernelFiles.of(MemInfo.parse(MEMINFO))));
  }

  @Test
  void requireUnaccountedAtMost_morePages_failsWithTheirOwners() {
    Accounting accounting = accounting(MEMINFO);

    accounting.requireUnaccountedAtMost(12);
    AssertionError e =
        assertThrows(AssertionError.class, () -> accounting.requireUnaccountedAtMost(11));
    assertTrue(
        String.valueOf(e.getMessage())
            .startsWith("12 pages are in no line of meminfo, at most 11 are allowed\n"),
        e.getMessage());
    assertTrue(String.valueOf(e.getMessage()).contains("drv_fill"), e.getMessage());
  }

  @Test
  void excess_ofADumpThatIsCut_isUnknown() {
    Dump cut = Dump.parse(DUMP.substring(0, DUMP.length() - 20));
    Accounting accounting = Accounting.of(cut, MemInfo.parse(MEMINFO));

    assertTrue(
        accounting.excess(new PageCount(1000)).orElseThrow().startsWith("it is unknown whether"));
  }

  @Test
  void writeTo_json_hasTheFields() throws IOException {
    StringBuilder json = new StringBuilder();
    accounting(MEMINFO).writeTo(json, Format.JSON);

    String text = json.toString();
    assertTrue(text.contains("\"used\":250,\"tracked\":23,\"untracked\":227,"), text);
    assertTrue(
        text.contains(
            "{\"name\":\"VmallocUsed\",\"counter\":6,\"vmstat\":null,\"dump\":1,\"reasons\":["
                + "{\"reason\":\"kernel stacks, in KernelStack too\",\"pages\":4,\"exact\":true},"),
        text);
    assertTrue(
        text.contains(
            "\"not_in_meminfo\":[{\"caller\":\"drv_fill\",\"module\":\"drv\",\"usage\":\"driver\","
                + "\"pages\":9},"),
        text);
    assertTrue(
        text.contains("{\"caller\":null,\"module\":null,\"usage\":\"early\",\"pages\":1}"), text);
  }

  @Test
  void writeTo_aLimit_isOfTheOwnersAndNotOfTheCounters() throws IOException {
    StringBuilder text = new StringBuilder();
    accounting(MEMINFO).writeTo(text, Format.TEXT, Layout.SCREEN.withRows(1));

    assertTrue(text.toString().contains("  not in the dump "), text::toString);
    assertTrue(text.toString().contains("VmallocUsed "), text::toString);
    assertTrue(text.toString().contains("1 of 4 rows: 12 pages"), text::toString);
  }

  @Test
  void writeTo_csv_hasARowForEachLineAndOwner() throws IOException {
    StringBuilder csv = new StringBuilder();
    accounting(MEMINFO).writeTo(csv, Format.CSV);

    List<String> lines = csv.toString().lines().toList();
    assertEquals("part,name,counter,dump,exact,inexact,caller,module,usage", lines.get(0));
    assertTrue(lines.contains("counter,VmallocUsed,6,1,4,1,,,"), csv::toString);
    assertTrue(lines.contains("not_in_meminfo,,,9,,,drv_fill,drv,driver"), csv::toString);
  }
}
