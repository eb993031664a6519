package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.ReadReport;
import org.pageowner.testing.Samples;

/** Files that are given by mistake in place of a dump. */
class OtherFileTest {
  private static ReadReport report(String text) {
    return Dump.parse(text).report();
  }

  private static String explanation(String text) {
    String explanation = report(text).explanation();
    assertNotNull(explanation, text);
    return explanation;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "allocinfo - version: 2.0 | /proc/allocinfo",
        "        4096        1 mm/slub.c:1805 func:alloc_slab_page | /proc/allocinfo",
        "Page block order: 9 | /proc/pagetypeinfo",
        "Node    0, zone      DMA, type    Unmovable      0      0 | /proc/pagetypeinfo",
        "MemTotal:        2014936 kB | /proc/meminfo",
        "slabinfo - version: 2.1 | /proc/slabinfo",
        "Node 0, zone      DMA | /proc/zoneinfo",
        "Node 0, zone      DMA      0      0      0      1 | /proc/buddyinfo",
        "nr_free_pages 340143 | /proc/vmstat",
        "[    0.000000] Linux version 6.12.0 | a kernel log in which no owner",
        "Aug  1 10:00:00 host kernel: usb 1-1: new device | a kernel log in which no owner",
        "[    0.052345] page_owner is disabled | boot the kernel with page_owner=on",
        "# tracer: nop | perf or ftrace",
        " sh-7 [000] 5.1: mm_page_alloc: page=0x1 pfn=0x2 order=0 | perf or ftrace",
        "<!DOCTYPE html><title>404</title> | an HTML page",
        "cat: /sys/kernel/debug/page_owner: Permission denied | the error message",
        "DISKDUMP | a binary memory image",
        "page_owner tracks the page as allocated | words of page_owner",
        "page_owner info is not present (never set?) | no owner of these pages is known",
        "page_owner info is not active (free page?) | there is no owner",
      })
  void parse_otherFile_isNamed(String line, String expected) {
    for (String prefix :
        new String[] {"", line.startsWith("<") || line.startsWith("DISK") ? "" : "> "}) {
      String explanation = explanation(prefix + line + "\n");
      assertTrue(explanation.contains(expected), explanation);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
  void read_utf16_isNamedWithTheConversion(String charset) throws Exception {
    byte[] bytes = new String(SmallDump.bytes(), StandardCharsets.UTF_8).getBytes(charset);
    String explanation = DumpRecords.read(bytes).report().explanation();
    assertTrue(String.valueOf(explanation).contains("iconv -f UTF-16 -t UTF-8"), explanation);
  }

  @Test
  void parse_pagetypeinfo_saysWhereItIsTaken() throws IOException {
    ReadReport report = Dump.read(Samples.path(Samples.V6_12_PAGETYPEINFO)).report();
    assertTrue(
        String.valueOf(report.explanation()).contains("fragmentation --pagetypeinfo=FILE DUMP"));
  }

  @Test
  void parse_unknownText_hasNoExplanation() {
    assertNull(report("Dear all,\n").explanation());
    assertNull(report("").explanation());
  }

  @Test
  void parse_textWithRecords_hasNoExplanation() {
    String dump = new String(SmallDump.bytes(), StandardCharsets.UTF_8);
    assertNull(report("MemTotal:        2014936 kB\n" + dump).explanation());
    assertNull(report("page_owner info is not present (never set?)\n" + dump).explanation());
  }

  @Test
  void parse_logWithoutOwners_isALogThatWasReadToItsEnd() {
    ReadReport report =
        report(
            """
            page:ffffea0004f69800 refcount:0 mapcount:0 mapping:0000000000000000 index:0x0 pfn:0x1
            page dumped because: kasan: bad access detected
            page_owner info is not present (never set?)
            """);

    assertEquals(0, report.records());
    assertEquals(0, report.malformed());
    assertEquals(Set.of(Dialect.LOG), report.dialects());
    assertFalse(report.toString().contains("nothing odd"), report.toString());
    assertTrue(report.toString().contains("no record: its reports say"), report.toString());
  }
}
