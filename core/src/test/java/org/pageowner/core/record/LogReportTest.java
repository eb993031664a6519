package org.pageowner.core.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;

class LogReportTest {
  private static final String FREED =
      """
      page: refcount:0 mapcount:0 mapping:0000000000000000 index:0x0 pfn:0x13fe93
      flags: 0x17ff00000000000(node=0|zone=2)
      page dumped because: kasan: bad access detected
      page_owner tracks the page as freed
      page last allocated via order 1, migratetype Unmovable, gfp_mask 0xcc0(GFP_KERNEL), \
      pid 9, tgid 8 (a b), ts 1000000001, free_ts 2000000000
       f+0x1/0x2
       entry+0x3/0x4
      page last free pid 7 tgid 6 stack trace:
       g+0x3/0x4 [leaky]
      """;

  private static LogReport only(String text) {
    Dump dump = Dump.reader().kernelLog().parse(text);
    assertEquals(1, dump.size());
    return Objects.requireNonNull(dump.get(0).logReport());
  }

  @Test
  void toString_ofAFreedPage_saysWhoHadItAndWhoFreedIt() {
    assertEquals(
        """
        line 1: page 0x13fe93, order 1 (2 pages), Unmovable, freed when it was reported
        flags: 0x17ff00000000000(node=0|zone=2)
        dumped because: kasan: bad access detected
        last allocated by a b, pid 9, tgid 8, at 1.000000 s, with gfp mask 0xcc0(GFP_KERNEL)
          f+0x1/0x2
          entry+0x3/0x4
        last freed by pid 7, tgid 6, at 2.000000 s
          g+0x3/0x4 [leaky]"""
            .lines()
            .toList(),
        only(FREED).toString().lines().toList());
  }

  @Test
  void toString_ofAnAllocatedPageThatWasNeverFreed_saysSo() {
    assertEquals(
        """
        line 1: page of unknown PFN, order 0 (1 page), Movable, allocated
        allocated by pid 1, at 0.000000 s, with gfp mask 0xcc0(GFP_KERNEL)
          f+0x1/0x2
        never freed before"""
            .lines()
            .toList(),
        only("""
            page_owner tracks the page as allocated
            page last allocated via order 0, migratetype Movable, gfp_mask 0xcc0(GFP_KERNEL), \
            pid 1, ts 5, free_ts 0
             f+0x1/0x2
            page_owner free stack trace missing
            """)
            .toString()
            .lines()
            .toList());
  }

  @Test
  void toString_ofA46Report_saysOnlyWhatTheLogHas() {
    assertEquals(
        """
        line 1: page of unknown PFN, order 0 (1 page), Movable, state unknown
        last allocated with gfp mask 0xcc0(GFP_KERNEL)
          (no stack)"""
            .lines()
            .toList(),
        only("page allocated via order 0, migratetype Movable, gfp_mask 0xcc0(GFP_KERNEL)\n")
            .toString()
            .lines()
            .toList());
  }

  @Test
  void texts_ofAHostileLog_areEscaped() {
    LogReport report =
        only(
            FREED
                .replace("(a b)", "(<b>\u001b[2J)")
                .replace("kasan: bad", "<script>\u202e &")
                .replace("[leaky]", "[<i>]"));

    assertTrue(report.toString().contains("by <b>\\x1b[2J, pid 9"), report.toString());
    String html = report.toHtml();
    assertTrue(html.contains("by &lt;b&gt;\\x1b[2J, pid 9"), html);
    assertFalse(html.contains("<script>") || html.contains("<i>") || html.contains("<b>"), html);
  }

  @Test
  void toHtml_hasTheLinesOfToString() {
    LogReport report = only(FREED);

    assertEquals(
        report.toString().lines().map(String::strip).toList(),
        report.toHtml().replaceAll("<[^>]*>", "").strip().lines().toList());
  }

  @Test
  void toString_withoutARecord_hasTheFactsOfTheLog() {
    assertEquals(
        "line 3: allocated\ndumped because: x\nfreed before that at 0.000000 s\n  (no stack)",
        LogReport.startingAt(3)
            .state(LogReport.State.ALLOCATED)
            .reason("x")
            .freeTs(2L)
            .build()
            .toString());
  }

  @Test
  void equals_comparesTheFacts_notTheRecord() {
    LogReport report = only(FREED);
    LogReport other = only(FREED.replace("order 1", "order 2"));

    assertEquals(report, other);
    assertEquals(report.hashCode(), other.hashCode());
    assertNotEquals(report, only(FREED.replace("free pid 7", "free pid 17")));
    assertNotEquals(
        Dump.parse(FREED).get(0), Dump.parse(FREED.replace("free pid 7", "free pid 17")).get(0));
    assertEquals(Dump.parse(FREED).get(0), Dump.parse(FREED).get(0));
  }
}
