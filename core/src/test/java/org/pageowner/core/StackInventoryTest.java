package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pageowner.core.record.Diagnostic;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.StackTrace;
import org.pageowner.testing.Samples;

class StackInventoryTest {
  private static final StackTrace FORK =
      StackTrace.parse(" alloc+0x1/0x2\n copy_process+0x3/0x4\n");
  private static final String SHOW_STACKS =
      """
       alloc+0x1/0x2
       copy_process+0x3/0x4
      nr_base_pages: 12

       alloc+0x1/0x2
       leak+0x5/0x6 [leaky]
      nr_base_pages: 1

      """;
  private static final String SHOW_STACKS_HANDLES =
      """
       alloc+0x1/0x2
       copy_process+0x3/0x4
      handle: 7

       alloc+0x1/0x2
       leak+0x5/0x6 [leaky]
      handle: -1

      """;
  private static final String SHOW_HANDLES =
      """
      handle: 7
      nr_base_pages: 12

      handle: 4294967295
      nr_base_pages: 1

      """;

  @Test
  void showStacks_isStacksWithBasePages() {
    StackInventory inventory = StackInventory.parse(SHOW_STACKS);
    assertEquals(2, inventory.size());
    assertEquals(13, inventory.pages());
    StackInventory.Entry first = inventory.entries().get(0);
    assertEquals(FORK, first.stack());
    assertEquals(12L, first.pages());
    assertNull(first.handle());
    assertNull(first.allocations());
  }

  @Test
  void stackCount_of69rc1_isAllocationsNotPages() {
    StackInventory inventory =
        StackInventory.parse(SHOW_STACKS.replace("nr_base_pages", "stack_count"));
    StackInventory.Entry first = inventory.entries().get(0);
    assertEquals(12L, first.allocations());
    assertNull(first.pages());
    assertEquals(0, inventory.pages());
  }

  @Test
  void pages_aboveTheLargestNumber_stayThere() {
    String large =
        SHOW_STACKS.replaceAll("nr_base_pages: \\d+", "nr_base_pages: " + Long.MAX_VALUE);
    assertEquals(Long.MAX_VALUE, StackInventory.parse(large).entries().get(1).pages());
    assertEquals(Long.MAX_VALUE, StackInventory.parse(large).pages());
  }

  @Test
  void handles_areUnsigned32BitNumbers_alsoPrintedAsSignedOnes() {
    assertEquals(
        List.of(7L, 4294967295L),
        StackInventory.parse(SHOW_HANDLES).entries().stream()
            .map(StackInventory.Entry::handle)
            .toList());
    StackInventory named = StackInventory.parse(SHOW_STACKS_HANDLES);
    assertEquals(FORK, named.stack(7));
    assertEquals("leaky", moduleOf(named.stack(4294967295L)));
    assertNull(named.stack(8));
  }

  private static @Nullable String moduleOf(@Nullable StackTrace stack) {
    return stack == null ? null : stack.module();
  }

  @Test
  void withStacks_joinsCountsAndStacksByHandle() {
    StackInventory joined =
        StackInventory.parse(SHOW_HANDLES).withStacks(StackInventory.parse(SHOW_STACKS_HANDLES));
    assertEquals(new StackInventory.Entry(FORK, 7L, 12L, null), joined.entries().get(0));
    assertEquals("leaky", moduleOf(joined.entries().get(1).stack()));
  }

  @Test
  void threshold_hidesStacksWithFewerPages_butNotThoseWithoutACount() {
    StackInventory inventory = StackInventory.parse(SHOW_STACKS);
    assertEquals(2, inventory.threshold(1).size());
    assertEquals(List.of(inventory.entries().get(0)), inventory.threshold(12).entries());
    assertEquals(0, inventory.threshold(13).size());
    assertEquals(2, StackInventory.parse(SHOW_STACKS_HANDLES).threshold(13).size());
  }

  @Test
  void appendTo_printsTheBytesThatWereRead() throws IOException {
    for (String text : List.of(SHOW_STACKS, SHOW_STACKS.replace("nr_base_pages", "stack_count"))) {
      StringBuilder printed = new StringBuilder();
      StackInventory.parse(text).appendTo(printed);
      assertEquals(text, printed.toString());
    }
  }

  @Test
  void appendTo_ofAFullWriter_fails() {
    Appendable full =
        new Appendable() {
          @Override
          public Appendable append(CharSequence text) throws IOException {
            throw new IOException("no space left");
          }

          @Override
          public Appendable append(CharSequence text, int start, int end) throws IOException {
            throw new IOException("no space left");
          }

          @Override
          public Appendable append(char c) throws IOException {
            throw new IOException("no space left");
          }
        };
    assertThrows(IOException.class, () -> StackInventory.parse(SHOW_STACKS).appendTo(full));
  }

  @Test
  void batches_haveTheCountsAsColumns() {
    RecordBatch batch = StackInventory.parse(SHOW_STACKS).batches().get(0);
    assertTrue(batch.isInventory());
    assertEquals(2, batch.size());
    assertEquals(12, batch.pages().get(0));
    assertEquals(1, batch.times().get(0));
    assertEquals(FORK, batch.stack().get(0));
    assertEquals(Dialect.STACKS, batch.dialect(0));
    assertNull(batch.record(0).pid());
    assertNull(batch.record(0).order());
    assertEquals(12, batch.record(0).pages());
    assertEquals(List.of(), StackInventory.parse("").batches());
  }

  @Test
  void rows_selectedOutOfABatch_keepTheirCountsAndText() {
    RecordBatch batch = StackInventory.parse(SHOW_STACKS).batches().get(0);
    RecordBatch second = batch.select(new int[] {1});
    assertEquals(1, second.size());
    assertEquals(1, second.pages().get(0));
    assertEquals("leaky", second.record(0).module());
    assertEquals(
        " alloc+0x1/0x2\n leak+0x5/0x6 [leaky]\nnr_base_pages: 1\n",
        new String(second.text(0), StandardCharsets.UTF_8));
  }

  @Test
  void dump_reducesToItsStacks_withoutEarlyPages() {
    String dump =
        """
        Page allocated via order 2, mask 0x1(A), pid 1, tgid 1 (a), ts 5 ns
        PFN 0x1 type Movable Block 0 type Movable Flags 0x1(x)
         alloc+0x1/0x2
         copy_process+0x3/0x4

        Page allocated via order 0, mask 0x0(), pid 0, tgid 0 (swapper), ts 5 ns
        PFN 0x9 type Unmovable Block 0 type Unmovable Flags 0x1(x)
         register_early_stack+0x36/0x50

        Page allocated via order 0, mask 0x1(A), pid 2, tgid 2 (b), ts 6 ns
        PFN 0x8 type Movable Block 0 type Movable Flags 0x1(x)
         alloc+0x1/0x2
         copy_process+0x3/0x4

        """;
    StackInventory inventory = StackInventory.parse(dump);
    assertEquals(List.of(new StackInventory.Entry(FORK, null, 5L, 2L)), inventory.entries());
    assertEquals(6, inventory.report().pages());
  }

  @Test
  void dump_andTheKernelsOwnCount_agreeExceptForPagesThatMoved() throws IOException {
    Map<StackTrace, Long> ours =
        pagesByStack(StackInventory.read(Samples.path(Samples.V6_12_MOMENT)));
    Map<StackTrace, Long> kernels =
        pagesByStack(StackInventory.read(Samples.path(Samples.V6_12_MOMENT_SHOW_STACKS)));
    assertEquals(kernels.keySet(), ours.keySet());
    Map<Long, Long> differing = new HashMap<>();
    kernels.forEach(
        (stack, pages) -> {
          if (!pages.equals(ours.get(stack))) {
            differing.put(ours.get(stack), pages);
          }
        });
    // Anonymous memory: migration and splitting of huge pages move pages away from the stack's
    // count.
    assertEquals(Map.of(18L, 17L, 300L, 89L), differing);
    assertEquals(220, kernels.size());
  }

  private static Map<StackTrace, Long> pagesByStack(StackInventory inventory) {
    Map<StackTrace, Long> pages = new HashMap<>();
    for (StackInventory.Entry entry : inventory) {
      pages.merge(entry.stack(), entry.pages(), Long::sum);
    }
    return pages;
  }

  @Test
  void report_accountsForTheFile() {
    ReadReport report = StackInventory.parse(SHOW_STACKS).report();
    assertTrue(report.isClean());
    assertTrue(report.isInventory());
    assertEquals(2, report.records());
    assertEquals(13, report.pages());
    assertEquals(2, report.stacks());
    assertEquals(SHOW_STACKS.length(), report.recordBytes());
    assertEquals(
        "text: an inventory of 2 stacks, 13 pages", report.toString().lines().findFirst().get());
  }

  @Test
  void unknownLine_isCounted_andTheStackIsRead() {
    StackInventory inventory =
        StackInventory.parse(SHOW_STACKS.replace("nr_base_pages: 12", "nr_base_pages: 12\nage: 5"));
    assertEquals(2, inventory.size());
    assertEquals(1, inventory.report().unknownLines());
    assertEquals(
        "line 4, byte 55: a line that no known kernel prints: age: 5",
        inventory.report().unknownLineSamples().get(0).toString());
  }

  @Test
  void blockThatIsNoStack_isSkippedAndShown() {
    ReadReport report =
        StackInventory.parse(SHOW_STACKS + " frame+0x1/0x2\n\n" + SHOW_STACKS).report();
    assertEquals(4, report.records());
    assertEquals(1, report.malformed());
    assertEquals(" frame+0x1/0x2\n\n".length(), report.skippedBytes());
    assertEquals(
        "line 9, byte 111: neither a stack's count nor frames with a handle:  frame+0x1/0x2",
        report.samples().get(0).toString());
  }

  @Test
  void stacksWithoutAnEmptyLineBetween_areBothRead() {
    StackInventory inventory = StackInventory.parse(SHOW_STACKS.replace("12\n\n", "12\n"));
    assertEquals(StackInventory.parse(SHOW_STACKS).entries(), inventory.entries());
    assertEquals(1, inventory.report().malformed());
  }

  @Test
  void diagnostics_withoutAnEmptyLineBetween_areInFileOrder() {
    ReadReport report = StackInventory.parse("handle: 12\n f+0x1/0x2\nhandle: 12\n\n").report();
    assertEquals(
        List.of(
            "line 1, byte 0: neither a stack's count nor frames with a handle: handle: 12",
            "line 2, byte 11: no empty line before the next stack:  f+0x1/0x2"),
        report.samples().stream().map(Diagnostic::toString).toList());
    assertEquals(2, report.malformed());
    assertEquals(1, report.records());
  }

  @Test
  void blockThatIsNoStack_withoutAnEmptyLineBefore_isReportedOnce() {
    ReadReport report =
        StackInventory.parse(SHOW_HANDLES + "handle: 1\nhandle: 2\nhandle: 3\n\n").report();
    assertEquals(3, report.malformed());
    assertEquals(List.of(7L, 8L, 9L), report.samples().stream().map(Diagnostic::line).toList());
    assertEquals(2, report.records());
  }

  @Test
  void samples_areTheFirstInTheFile() {
    String pair = "handle: 1\n f+0x1/0x2\nhandle: 2\n\n";
    ReadReport report = StackInventory.parse(pair.repeat(ReadReport.MAX_SAMPLES)).report();
    assertEquals(2 * ReadReport.MAX_SAMPLES, report.malformed());
    assertEquals(
        IntStream.range(0, ReadReport.MAX_SAMPLES / 2)
            .boxed()
            .flatMap(i -> Stream.of(4L * i + 1, 4L * i + 2))
            .toList(),
        report.samples().stream().map(Diagnostic::line).toList());
  }

  @Test
  void cutNumber_isNotRead() {
    StackInventory inventory =
        StackInventory.parse(SHOW_STACKS + SHOW_STACKS.substring(0, SHOW_STACKS.indexOf("2\n\n")));
    assertEquals(2, inventory.size());
    assertTrue(inventory.report().truncatedTail());
    assertEquals(
        inventory.report().bytes(),
        inventory.report().recordBytes() + inventory.report().tailBytes());
  }

  @Test
  void windowsLineEnds_areRead() {
    assertEquals(
        StackInventory.parse(SHOW_STACKS).entries(),
        StackInventory.parse(SHOW_STACKS.replace("\n", "\r\n")).entries());
  }

  @Test
  void excerpts_showTheCarriageReturn_asThoseOfDumpsDo() {
    ReadReport report =
        StackInventory.parse(SHOW_STACKS + "age: 5\r\nnr_base_pages: 3\n\nnoise\r\n\n").report();
    assertEquals("age: 5\\x0d", report.unknownLineSamples().get(0).excerpt());
    assertEquals("noise\\x0d", report.samples().get(0).excerpt());
  }

  @Test
  void stackLongerThanTheLimit_isSkippedAndNamed() throws IOException {
    String longStack = " frame+0x1/0x2\n".repeat(100) + "nr_base_pages: 5\n\n";
    StackInventory inventory =
        StackInventory.read(
            DumpSource.ofText(SHOW_STACKS + longStack + SHOW_STACKS)
                .with(Dump.reader().maxRecordBytes(1024)));
    assertEquals(4, inventory.size());
    assertEquals("longer than 1024 bytes", inventory.report().samples().get(0).reason());
    assertEquals(longStack.length(), inventory.report().skippedBytes());
  }

  @Test
  void strict_refusesABlockThatIsNoStack() {
    MalformedDumpException refused =
        assertThrows(
            MalformedDumpException.class,
            () ->
                StackInventory.read(
                    DumpSource.ofText(SHOW_STACKS + "noise\n\n").with(Dump.reader().strict())));
    assertEquals(9, refused.diagnostic().line());
  }

  @Test
  void inventoryOfADumpThatIsAnInventory_isTheSame() {
    Dump dump = Dump.parse(SHOW_HANDLES);
    assertEquals(2, dump.size());
    assertEquals(12, dump.get(0).pages());
    assertEquals(StackInventory.parse(SHOW_HANDLES).entries(), StackInventory.of(dump).entries());
    Dump joined = dump.withStacks(StackInventory.parse(SHOW_STACKS_HANDLES));
    assertEquals(FORK, joined.get(0).stack());
    assertEquals(12, joined.get(0).pages());
    assertEquals(FORK, StackInventory.of(joined).entries().get(0).stack());
    for (PageRecord record : joined) {
      assertTrue(record.stack() != null, record.text());
    }
  }
}
