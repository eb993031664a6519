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
  void parse_log_givesTheRecordAndWhatTheLogSaysBesides() {
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
        List.of(1L, 6L, 14L), report.samples().stream().map(oddity -> oddity.line()).toList());
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
  void parse_lineThatAMailerBroke_goesOnWithoutThePrinter() {
    String broken = REPORT.replace("] page", "][   T7] page").replace("gfp_mask ", "gfp_mask\n");

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
}
