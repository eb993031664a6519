package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.ReadReport;

class KernelLogPropertiesTest {
  private static final List<String> LINES =
      List.of(
          "page_owner tracks the page as allocated",
          "page_owner tracks the page as freed",
          "page last allocated via order 0, migratetype Movable, gfp_mask 0xcc0(GFP_KERNEL), pid 1,"
              + " tgid 1 (a), ts 1, free_ts 2",
          "page allocated via order 0, migratetype Movable, gfp_mask 0xcc0(GFP_KERNEL)",
          "page last allocated via order 0, migratetype Movable, gfp_mask",
          " 0xcc0(GFP_KERNEL), pid 1, tgid 1 (a), ts 1",
          " f+0x1/0x2",
          " g include/linux/g.h:32 [inline]",
          "page last free pid 3 tgid 4 stack trace:",
          "page last free stack trace:",
          "page_owner free stack trace missing",
          "page:ffffea refcount:0 mapcount:0 mapping:0 index:0x1 pfn:0xb0b0",
          "flags: 0x0()",
          "page dumped because: x",
          "usb 1-1: new device",
          "");

  @Provide
  Arbitrary<String> logs() {
    Arbitrary<String> prefix =
        Arbitraries.of(
            "", "[    1.000000] ", "[    1.000000][    T1] ", "> <1>[    1.000000][ C2]  ");
    Arbitrary<String> end = Arbitraries.of("\n", "\n", "\n", "\r\n", "\u0000\n", "");
    Arbitrary<String> line =
        net.jqwik.api.Combinators.combine(prefix, Arbitraries.of(LINES), end)
            .as((p, l, e) -> p + l + e);
    return line.list().ofMaxSize(60).map(lines -> String.join("", lines));
  }

  @Property(tries = 500)
  void everyByteIsOfARecordOrSkipped(@ForAll("logs") String log) {
    Dump dump = Dump.reader().kernelLog().parse(log);
    ReadReport report = dump.report();

    assertEquals(report.bytes(), report.recordBytes() + report.skippedBytes() + report.tailBytes());
    long inRecords = 0;
    long lastLine = 0;
    for (PageRecord record : dump) {
      inRecords += record.text().length();
      org.pageowner.core.record.LogReport found = record.logReport();
      assertEquals(true, found != null && found.line() > lastLine);
      lastLine = found == null ? 0 : found.line();
    }
    assertEquals(true, inRecords <= report.recordBytes() + report.records());
  }
}
