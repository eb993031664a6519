package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.LogReport;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.ReadReport;

class KernelLogTest {
  private static final String REPORT =
      """
      [   12.345676] page_owner tracks the page as freed
      [   12.345677] page last allocated via order 1, migratetype Unmovable, \
      gfp_mask 0xcc0(GFP_KERNEL), pid 9, tgid 8 (a b), ts 1000, free_ts 2000
      [   12.345678]  f+0x1/0x2
      [   12.345679] page last free pid 7 tgid 6 stack trace:
      [   12.345680]  g+0x3/0x4 [leaky]
      """;

  @Test
  void parse_log_givesTheRecordAndTheReport() {
    Dump dump = Dump.parse(REPORT);

    assertEquals(1, dump.size());
    PageRecord record = dump.get(0);
    assertEquals("a b", record.name());
    assertEquals(2, record.pages());
    assertEquals(Dialect.LOG, record.dialect());
    LogReport log = record.logReport();
    assertNotNull(log);
    assertEquals(LogReport.State.FREED, log.state());
    assertEquals(7L, log.freePid());
    assertNotNull(log.freeStack());
    assertEquals("leaky", log.freeStack().module());
    assertEquals(REPORT, record.text() + "\n".repeat(REPORT.length() - record.text().length()));
    assertTrue(dump.report().isClean());
  }

  @Test
  void kernelLog_recordOfADump_isCountedInFileOrder() {
    String record = "Page allocated via order 0, mask 0x0(), pid 1\n f+0x1/0x2\n\n";
    String hugeOrder = REPORT.replace("order 1,", "order 99,");
    Dump dump = Dump.reader().kernelLog().parse(hugeOrder + record + REPORT + record);

    assertEquals(2, dump.size());
    ReadReport report = dump.report();
    assertEquals(3, report.malformed());
    assertEquals(
        List.of(1L, 6L, 14L),
        report.samples().stream().map(diagnostic -> diagnostic.line()).toList());
    assertEquals("a dump's record within a kernel log", report.samples().get(1).reason());
    assertEquals(report.bytes(), report.recordBytes() + report.skippedBytes());
  }

  @Test
  void parse_dump_hasNoLogReport() {
    assertNull(Dump.parse("Page allocated via order 0, mask 0x0()\n\n").get(0).logReport());
  }

  @Test
  void parse_reportFarDown_isFoundWithinFourMebibytes() {
    String before = "[    1.000000] usb 1-1: new device\n".repeat(100_000);

    assertEquals(1, Dump.parse(before + REPORT).size());
  }

  @Test
  void kernelLog_reportFurtherDown_isFoundWhenAskedFor() {
    String before = "[    1.000000] usb 1-1: new device\n".repeat(200_000);

    assertEquals(1, Dump.reader().kernelLog().parse(before + REPORT).size());
  }

  @Test
  void parse_manyReports_eachIsARecordInFileOrder() {
    Dump dump = Dump.parse(String.join("", Collections.nCopies(1000, REPORT)));

    assertEquals(1000, dump.size());
    LogReport last = dump.get(999).logReport();
    assertNotNull(last);
    assertEquals(999 * 5 + 1, last.line());
    assertEquals(dump.report().bytes(), dump.report().recordBytes());
  }

  @Test
  void select_rowsOfALog_keepTheirReports() {
    Dump dump = Dump.parse(REPORT + REPORT);

    LogReport log = dump.batches().get(0).select(new int[] {1}).logReport(0);
    assertNotNull(log);
    assertEquals(6, log.line());
  }

  @Test
  void parse_lineThatAMailerBroke_continuesWithoutThePrinter() {
    String broken = REPORT.replace("] ", "][   T7] ").replace("gfp_mask ", "gfp_mask\n");

    Dump dump = Dump.parse(broken);

    assertEquals(1, dump.size());
    assertEquals("a b", dump.get(0).name());
    assertTrue(dump.report().isClean());
  }

  @Test
  void parse_twoCutLinesOfTwoPrinters_givesTheRecordsAndReportsBoth() {
    String start = "page last allocated via order 0, migratetype Unmovable, gfp_mask\n";
    Dump dump = Dump.parse("[    1.0][   T1] " + start + "[    1.1][   T2] " + start + REPORT);

    assertEquals(3, dump.size());
    assertEquals("Unmovable", dump.get(0).migrateType());
    assertNull(dump.get(0).gfp());
    assertEquals(2, dump.report().malformed());
  }

  private static final List<String> LONG_REPORT =
      List.of(
          "page: refcount:0 mapcount:0 mapping:0000000000000000 index:0x10 pfn:0x68fe8",
          "flags: 0xfff00000000000(referenced|uptodate|dirty|lru|active|folio|node=0|zone=1)",
          "page dumped because: kasan: bad access detected",
          "page_owner tracks the page as freed",
          "page last allocated via order 3, migratetype Unmovable, gfp_mask"
              + " 0x52dc0(GFP_KERNEL|__GFP_NOWARN|__GFP_COMP), pid 11617, tgid 11616 (syz 4.2288),"
              + " ts 297900000000, free_ts 29793000000",
          " post_alloc_hook+0x1f3/0x230 include/linux/page_owner.h:32",
          " xfs_buf_allocate_memory_with_a_long_name+0x8b/0x1f0 [xfs]",
          "page last free pid 35 tgid 34 stack trace:",
          " free_unref_page_with_a_very_long_name.constprop.0+0xd22/0xea0 mm/page_alloc.c:1234",
          " cleanup_net+0x802/0xcc0");

  private static String console(int width, boolean cuts) {
    StringBuilder text = new StringBuilder();
    for (String line : LONG_REPORT) {
      String rest = "[  261.211195] " + line;
      while (rest.length() > width) {
        text.append(rest, 0, width).append('\n');
        rest = cuts ? "" : rest.substring(width);
      }
      text.append(rest.isEmpty() ? "" : rest + "\n");
    }
    return text.toString();
  }

  @Test
  void parse_logThatAConsoleBrokeAtItsWidth_isJoinedWithoutBlanks() {
    for (int width : new int[] {72, 80, 81, 84, 85, 86, 87, 88}) {
      String text = console(width, false);
      Dump dump = Dump.parse(text);
      PageRecord record = dump.get(0);
      assertEquals(0x68fe8L, record.pfn(), text);
      assertEquals(
          "0xfff00000000000(referenced|uptodate|dirty|lru|active|folio|node=0|zone=1)",
          String.valueOf(record.flags()));
      assertEquals(29793000000L, record.freeTs(), text);
      assertEquals("syz 4.2288", record.name());
      assertNotNull(record.stack());
      assertEquals(2, record.stack().frames().size(), text);
      LogReport log = record.logReport();
      assertNotNull(log);
      assertEquals("kasan: bad access detected", log.reason());
      assertNotNull(log.freeStack());
      assertEquals(
          " free_unref_page_with_a_very_long_name.constprop.0+0xd22/0xea0 mm/page_alloc.c:1234",
          " " + log.freeStack().frames().get(0),
          text);
      assertTrue(dump.report().isClean(), text);
    }
  }

  @Test
  void parse_lineThatAConsoleCutWithinANumber_doesNotHaveTheNumber() {
    String text = console(81, true);
    Dump dump = Dump.parse(text);
    PageRecord record = dump.get(0);
    assertEquals(3L, record.order());
    assertEquals("Unmovable", record.migrateType());
    assertNull(record.gfp());
    assertNull(record.pfn(), text);
    assertTrue(dump.report().malformed() > 0);
  }

  @Test
  void parse_numberAtTheEndOfALineThatShouldContinue_isAbsentAndReported() {
    String whole =
        "page last allocated via order 10, migratetype Unmovable, gfp_mask 0xcc0(GFP_KERNEL),"
            + " pid 509, tgid 508 (a b), ts 1000, free_ts 2000";
    for (String end :
        List.of(
            "order 1", "gfp_mask 0xcc", "pid 50", "tgid 50", "pid 5", "gfp_mask 0xcc0(GFP_KER")) {
      String cut = whole.substring(0, whole.indexOf(end) + end.length());
      Dump dump = Dump.parse("[    1.000000] " + cut + "\n[    1.000001]  f+0x1/0x2\n");
      PageRecord record = dump.get(0);
      assertEquals(end.startsWith("order") ? null : 10L, record.order(), cut);
      assertEquals(end.startsWith("tgid") ? 509L : null, record.pid(), cut);
      assertNull(record.tgid());
      assertEquals(
          end.endsWith("KER") ? "0xcc0" : end.contains("id") ? "0xcc0(GFP_KERNEL)" : null,
          record.gfp() == null ? null : record.gfp().toString(),
          cut);
      assertNotNull(record.stack());
      assertEquals(1, record.stack().frames().size());
      assertEquals(1, dump.report().malformed(), cut);
    }
  }

  @Test
  void parse_headingOfTheFreeStackThatIsCut_startsTheStackAndIsReported() {
    String end = "page last free pid 7 tgid 6 stack trace:";
    for (int length = "page last free pid".length(); length < end.length() - 4; length++) {
      Dump dump = Dump.parse(REPORT.replace(end, end.substring(0, length)));
      LogReport log = dump.get(0).logReport();
      assertNotNull(log);
      assertNotNull(log.freeStack(), end.substring(0, length));
      assertEquals(length > 21 ? 7L : null, log.freePid());
      assertEquals(length > 28 ? 6L : null, log.freeTgid());
      assertEquals(1, dump.report().malformed());
    }
  }

  @Test
  void parse_omissionMark_endsTheStackAndIsReported() {
    for (String mark :
        List.of(
            "...",
            "[...]",
            "[ ... ]",
            "[snip]",
            "<snip>",
            "(snip)",
            "snip",
            "--- 8< ---",
            "<...>",
            "[ 12 frames omitted ]",
            "[cut]",
            "(more lines)",
            ". . .")) {
      for (String blank : List.of("", " ")) {
        Dump dump =
            Dump.parse(
                REPORT.replace(
                    "f+0x1/0x2\n",
                    "f+0x1/0x2\n[   12.345678] " + blank + mark + "\n[   12.345678]  h+0x1/0x2\n"));
        PageRecord record = dump.get(0);
        assertNotNull(record.stack());
        assertEquals(1, record.stack().frames().size(), mark);
        assertEquals(1, dump.report().malformed(), mark);
      }
      String bare = REPORT.replaceAll("(?m)^\\[.*?\\] ", "");
      Dump dump = Dump.parse(bare.replace("f+0x1/0x2\n", "f+0x1/0x2\n" + mark + "\n"));
      assertEquals(1, dump.report().malformed(), mark);
    }
  }

  @Test
  void parse_partOfAnotherTasksLine_doesNotEndTheStack() {
    String text =
        REPORT
            .replace("] ", "][   T7] ")
            .replace(
                "  f+0x1/0x2\n",
                "  f+0x1/0x2\n[   12.3][   T8] CPU: 0 Comm:\nsyz Not tainted\n[   12.345678][   T7]  h+0x1/0x2\n");
    PageRecord record = Dump.parse(text).get(0);
    assertNotNull(record.stack());
    assertEquals(2, record.stack().frames().size());
  }
}
