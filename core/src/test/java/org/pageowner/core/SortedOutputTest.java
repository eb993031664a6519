package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.core.record.Allocators;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.testing.Samples;

/** The output of page_owner_sort as input. */
class SortedOutputTest {
  private static final String TASK =
      "Page allocated via order 1, mask 0xcc0(GFP_KERNEL), pid 78, tgid 78 (systemd), ts  ns\n";
  private static final String STACK = " new_slab+0xce/0x420\n xfs_buf_alloc+0x1/0x2 [xfs]\n";
  private static final String BLOCK = "3 times, 6 pages, allocated by SLAB :\n" + TASK + STACK;

  private static long times(Dump dump) {
    return dump.batches().stream().mapToLong(SortedOutputTest::times).sum();
  }

  private static long times(RecordBatch batch) {
    long sum = 0;
    for (int row = 0; row < batch.size(); row++) {
      sum += batch.times().get(row);
    }
    return sum;
  }

  private static @Nullable Object allocator(PageRecord record) {
    Allocators allocators = record.allocators();
    return allocators == null ? null : allocators.text();
  }

  @Test
  void block_isOneRowThatRepresentsItsTimesAndPages() {
    Dump dump = Dump.parse(BLOCK + "\n" + BLOCK.replace("3 times, 6", "1 times, 2") + "\n");
    assertEquals(2, dump.size());
    assertEquals(4, times(dump));
    PageRecord first = dump.get(0);
    assertEquals(6, first.pages());
    assertEquals(1L, first.order());
    assertEquals(78L, first.pid());
    assertEquals("systemd", first.name());
    assertNull(first.allocTs());
    assertNull(first.pfn());
    assertEquals("xfs", first.module());
    assertEquals("SLAB", allocator(first));
    assertEquals(Dialect.SORTED, first.dialect());
    assertEquals(BLOCK, first.text());
    ReadReport report = dump.report();
    assertEquals(ReadReport.Kind.SORTED, report.kind());
    assertEquals(4, report.times());
    assertEquals(8, report.pages());
    assertTrue(report.isClean());
    assertTrue(report.toString().contains("2 blocks that represent 4 records, 8 pages"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4819 times:\nPage allocated via order 1, mask 0x50\n[0xc012b7b9] find_lock_page+25\n",
        "4819 times:\nPage allocated via order 1, mask 0x50\n [<c012b7b9>] find_lock_page+0x1/0x2\n",
        "4819 times, 9638 pages:\n find_lock_page+0x1/0x2\n",
        "4819 times, 9638 pages, PID 5, task_comm_name: a:\n find_lock_page+0x1/0x2\n",
        "4819 times, 9638 pages:\nhandle: 5\n",
        "4819 times, 9638 pages, allocated by SLAB \n",
        "4819 times, 9638 pages (RELEASED)\n"
      })
  void everyForm_hasItsTimesAndPages(String text) {
    for (String input : List.of(text, text.replace("\n", "\r\n"), text + "\n", "$ cmd\n" + text)) {
      Dump dump = Dump.parse(input);
      assertEquals(1, dump.size(), input);
      assertEquals(4819, times(dump));
      assertEquals(9638, dump.report().pages());
      assertEquals(0, dump.report().malformed(), () -> dump.report().toString());
    }
  }

  @Test
  void headingWithoutText_hasTheValuesOfItsFields() {
    Dump dump =
        Dump.parse(
            "5 times, 9 pages, PID 7, TGID 6, task_comm_name: sh, module: xfs, allocated by CMA \n"
                + "4 times, 4 pages, PID -1, TGID -1, task_comm_name: , module: vmlinux,"
                + " allocated by OTHERS \n");
    PageRecord first = dump.get(0);
    assertEquals(7L, first.pid());
    assertEquals(6L, first.tgid());
    assertEquals("sh", first.name());
    assertEquals("xfs", first.module());
    assertEquals("CMA", allocator(first));
    assertNull(first.stack());
    assertNull(first.order());
    assertNull(first.isFree());
    assertFalse(first.isEarly());
    PageRecord second = dump.get(1);
    assertNull(second.pid());
    assertEquals("", second.name());
    assertEquals("OTHERS", allocator(second));
    assertEquals(13, dump.report().pages());
    assertTrue(dump.report().isClean());
  }

  @Test
  void slabInTheHeading_isUsedIfTheStackIsCut() {
    String text = BLOCK.replace(" new_slab+0xce/0x420\n", "");
    assertEquals("SLAB", allocator(Dump.parse(text + "\n").get(0)));
    String others = text.replace("by SLAB", "by OTHERS");
    assertEquals("OTHERS", allocator(Dump.parse(others + "\n").get(0)));
  }

  @Test
  void prose_isSkippedAndNotReported() {
    Dump dump =
        Dump.parse("The top of it, 3 times:\n\n" + BLOCK + "\n..\n...\n" + BLOCK + "\nThat is\n");
    assertEquals(6, times(dump));
    assertTrue(dump.report().isClean());
    assertEquals(3, dump.get(1).text().lines().filter(l -> !l.startsWith("3 times")).count());
  }

  @Test
  void emptyLineAfterEveryLine_isStillABlock() {
    Dump dump = Dump.parse((BLOCK + "\n" + BLOCK).replace("\n", "\n\n"));
    assertEquals(2, dump.size());
    assertEquals(12, dump.report().pages());
    for (PageRecord record : dump) {
      assertNotNull(record.stack());
      assertEquals(2, record.stack().frames().size());
    }
  }

  @Test
  void blocksWithoutEmptyLines_areSeparatedByTheirHeadings() {
    Dump dump = Dump.parse(BLOCK + BLOCK + BLOCK);
    assertEquals(3, dump.size());
    assertEquals(18, dump.report().pages());
  }

  @Test
  void recordWithoutItsHeading_countsOnceAndIsReported() {
    Dump dump = Dump.parse(BLOCK + "\n" + TASK + STACK + "\n");
    assertEquals(4, times(dump));
    assertEquals(8, dump.report().pages());
    assertEquals(1, dump.report().malformed());
    assertEquals(6, dump.report().samples().get(0).line());
    assertEquals(BLOCK.length() + 1, dump.report().samples().get(0).offset());
  }

  @Test
  void linesOfABlockWithoutItsFirstOnes_areReported() {
    Dump dump = Dump.parse(BLOCK + "\n" + STACK + "\n" + BLOCK + "\n");
    assertEquals(6, times(dump));
    assertEquals(1, dump.report().malformed());
    assertEquals(STACK.length() + 1, dump.report().skippedBytes());
  }

  @Test
  void firstLineThatCannotBeRead_keepsTheCounts() {
    Dump dump = Dump.parse(BLOCK.replace("order 1", "order 1234567890123456789012") + "\n");
    assertEquals(3, times(dump));
    assertEquals(6, dump.report().pages());
    assertEquals(1, dump.report().malformed());
  }

  @Test
  void timesWithoutAnOrder_haveNoPagesAndAreReported() {
    Dump dump = Dump.parse("7 times:\n foo+0x1/0x2\n\n");
    assertEquals(7, times(dump));
    assertEquals(0, dump.report().pages());
    assertTrue(dump.batches().get(0).pages().isAbsent(0));
    assertEquals(1, dump.report().malformed());
  }

  @Test
  void pagesOfTheOldestForm_saturate() {
    Dump dump = Dump.parse("4000000000000000000 times:\nPage allocated via order 9, mask 0xd0\n\n");
    assertEquals(Long.MAX_VALUE, dump.report().pages());
  }

  @Test
  void earlyPages_areCountedWithTheirPages() {
    Dump dump =
        Dump.parse(
            "28 times, 28 pages:\n register_early_stack+0x1/0x2\n init_page_owner+0x1/0x2\n\n");
    assertEquals(28, dump.report().earlyPages());
  }

  @Test
  void nameWithLineEnds_doesNotEndTheBlock() {
    String text = BLOCK.replace("(systemd)", "(a\n\n1 times:\nb)") + "\n";
    Dump dump = Dump.parse(text + BLOCK + "\n");
    assertEquals(2, dump.size());
    assertEquals("a\n\n1 times:\nb", dump.get(0).name());
    assertEquals(text.strip() + "\n", dump.get(0).text());
  }

  @Test
  void dumps_areNeverTakenForSortedOutput() throws IOException {
    for (String sample : Samples.ALL) {
      assertEquals(ReadReport.Kind.DUMP, Dump.read(Samples.path(sample)).report().kind());
    }
    String named = TASK.replace("ts  ns", "ts 5 ns").replace("systemd", "\n1 times:\nPage");
    assertEquals(ReadReport.Kind.DUMP, Dump.parse(named + STACK + "\n").report().kind());
    for (String prose : List.of("I ran it\n3 times:\n\n", "3 times: as ever\n")) {
      assertEquals(ReadReport.Kind.DUMP, Dump.parse(prose + named).report().kind());
    }
  }

  @Test
  void manyBlocks_areReadInBatchesWithCommonDictionaries() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      text.append(BLOCK.replace("pid 78", "pid " + i)).append('\n');
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    Dump dump = Dump.read(DumpSource.of(new ByteArrayInputStream(bytes)));
    assertTrue(dump.batches().size() > 1);
    assertEquals(1, dump.report().stacks());
    assertEquals(39_999L, dump.get(39_999).pid());
    RecordBatch last = dump.batches().get(dump.batches().size() - 1);
    assertEquals(39_999, last.index(last.size() - 1));
    List<Long> times = new ArrayList<>();
    ReadReport report =
        Dump.reader().stream(
            DumpSource.of(new ByteArrayInputStream(bytes)), batch -> times.add(times(batch)));
    assertEquals(120_000, times.stream().mapToLong(Long::longValue).sum());
    assertEquals(dump.report(), report);
  }

  @Test
  void select_keepsCountsAndTexts() {
    Dump dump = Dump.parse(BLOCK + "\n5 times, 5 pages, PID 3\n");
    RecordBatch selected = dump.batches().get(0).select(new int[] {1});
    assertEquals(5, selected.times().get(0));
    assertEquals(5, selected.pages().get(0));
    assertEquals("5 times, 5 pages, PID 3\n", selected.record(0).text());
  }

  @Test
  void inventory_addsUpTheTimes() {
    StackInventory inventory = StackInventory.parse(BLOCK + "\n" + BLOCK + "\n");
    assertEquals(1, inventory.size());
    assertEquals(12, inventory.pages());
    assertEquals(6L, inventory.entries().get(0).allocations());
  }

  @Test
  void strictReading_refusesALostHeading() {
    String text = BLOCK + "\n" + TASK + STACK + "\n";
    assertThrows(MalformedDumpException.class, () -> Dump.reader().strict().parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3 times,\n6 pages, allocated by SLAB :",
        "3 times, 6\npages,\nallocated by SLAB :",
        "3 times, 6 pages, allocated by\nSLAB :",
        "3 times, 6 pages, allocated by SLAB\n:",
        "3 times, 6 pages, alloc\nated by SL\nAB :",
        "3 times, 6 pa\nges, allocated by SLAB VMALLOC\nCMA :",
        "3 times, 6 pages, PID 7, TGID 6, task_comm_name:\nkworker/0:1, allocated by SLAB\n:",
        "3 times, 6 pages, cgroup of an unknown kind, allocated\nby SLAB :"
      })
  void brokenHeading_isJoined(String heading) {
    String text = BLOCK.replace("3 times, 6 pages, allocated by SLAB :", heading);
    for (String input : List.of(text + "\n" + text + "\n", quoted(text + "\n" + text + "\n"))) {
      Dump dump = Dump.parse(input);
      assertEquals(2, dump.size(), input);
      assertEquals(6, times(dump));
      assertEquals(12, dump.report().pages());
      assertEquals("SLAB", allocator(dump.get(0)));
      assertEquals(0, dump.report().malformed(), () -> dump.report().toString());
    }
  }

  private static String quoted(String text) {
    return text.lines()
        .map(line -> "> " + line + "\n")
        .collect(java.util.stream.Collectors.joining());
  }

  @Test
  void brokenHeadings_withoutText_areJoinedAndNamesAreKept() {
    String text =
        """
        1234567 times, 12345678 pages, PID 123456, TGID 123456, task_comm_name:
        kworker/0:1
        1234567 times, 12345678 pages, PID 123456, TGID 12345, task_comm_name: Web
        Content
        5 times, 5 pages, PID 5, TGID 5, task_comm_name: a
        b
        4 times, 4 pages, PID 4,
        TGID 4, task_comm_name: c, module:
        xfs
        """;
    Dump dump = Dump.parse(text);
    assertEquals(4, dump.size());
    assertEquals(
        List.of("kworker/0:1", "Web Content", "a\nb", "c"),
        java.util.stream.StreamSupport.stream(dump.spliterator(), false)
            .map(PageRecord::name)
            .toList());
    assertEquals("xfs", dump.get(3).module());
    assertTrue(dump.report().isClean(), () -> dump.report().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3 times, 6 pages, allocated by CMA|SLAB :",
        "3 times, 6 pages, cgroup foo:",
        "3 times, 6 pages, cgroup foo",
        "3 times, 6 pages, 24 kB, PID 7:",
        "3 times, 6 pages (24 kB):"
      })
  void unknownWordsInAHeading_keepTheBlockAndAreReported(String heading) {
    String text = BLOCK.replace("3 times, 6 pages, allocated by SLAB :", heading);
    Dump dump = Dump.parse(text + "\n" + text + "\n");
    assertEquals(2, dump.size());
    assertEquals(6, times(dump));
    assertEquals(12, dump.report().pages());
    assertEquals(2, dump.report().unknownLines());
    assertEquals(0, dump.report().malformed());
  }

  @Test
  void unknownWordsInHeadingsWithoutText_keepTheirCounts() {
    Dump dump = Dump.parse("3 times, 6 pages, cgroup foo\n2 times, 2 pages, cgroup bar\n");
    assertEquals(5, times(dump));
    assertEquals(8, dump.report().pages());
    assertEquals(2, dump.report().unknownLines());
  }

  @Test
  void linesOfTimesThatCannotBeRead_areReported() {
    Dump dump = Dump.parse(BLOCK + "\n5 times, all of them large\nand so on\n\n" + BLOCK + "\n");
    assertEquals(6, times(dump));
    assertEquals(1, dump.report().malformed());
  }
}
