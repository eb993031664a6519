package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.StackTrace;
import org.pageowner.testing.Samples;

class HandleJoinTest {
  private final Dump handles = read(Samples.V6_12_HANDLE);
  private final StackInventory named = inventory(Samples.V6_12_SHOW_STACKS_HANDLES);
  private final Dump joined = handles.withStacks(named);

  private static Dump read(String sample) {
    return Dump.read(Samples.path(sample));
  }

  private static StackInventory inventory(String sample) {
    return StackInventory.read(Samples.path(sample));
  }

  private static long handleOf(PageRecord record) {
    return Objects.requireNonNull(record.handle());
  }

  @Test
  void records_getTheStackOfTheirHandle() {
    assertEquals(handles.size(), joined.size());
    long with = 0;
    for (PageRecord record : joined) {
      StackTrace stack = record.stack();
      assertEquals(named.stack(handleOf(record)), stack);
      with += stack == null ? 0 : 1;
    }
    assertTrue(with > 50, "joined " + with);
    assertEquals(joined.size() - with, joined.report().unmatchedHandles());
  }

  @Test
  void records_areThoseThatTheKernelPrintedWithTheirStacksAtThatMoment() {
    Map<List<Object>, StackTrace> printed = new HashMap<>();
    for (PageRecord record : read(Samples.V6_12_STACK_HANDLE)) {
      printed.put(List.of(record.pfn(), record.allocTs(), record.handle()), record.stack());
    }
    int compared = 0;
    for (PageRecord record : joined) {
      StackTrace expected = printed.get(List.of(record.pfn(), record.allocTs(), record.handle()));
      if (expected != null && record.stack() != null) {
        assertEquals(expected, record.stack());
        compared++;
      }
    }
    assertTrue(compared > 10, "compared " + compared);
  }

  @Test
  void unmatchedHandle_staysAHandle() {
    PageRecord early = joined.get(0);
    assertNull(early.stack());
    assertEquals(1048577L, early.handle());
    assertTrue(early.isEarly());
  }

  @Test
  void texts_stayAsPrinted() {
    for (int i = 0; i < handles.size(); i++) {
      assertEquals(handles.get(i).text(), joined.get(i).text());
    }
  }

  @Test
  void streamed_isAsLoaded() throws IOException {
    List<StackTrace> stacks = new ArrayList<>();
    ReadReport report =
        Dump.reader().withStacks(named).chunkBytes(4096).stream(
            Samples.path(Samples.V6_12_HANDLE),
            batch -> {
              for (int row = 0; row < batch.size(); row++) {
                stacks.add(batch.record(row).stack());
              }
            });
    assertEquals(joined.stream().map(PageRecord::stack).toList(), stacks);
    assertEquals(joined.report(), report);
    assertEquals(
        joined.report(),
        Dump.reader().withStacks(named).read(Samples.path(Samples.V6_12_HANDLE)).report());
  }

  @Test
  void rows_selectedOutOfABatch_keepTheirStacks() {
    RecordBatch batch = joined.batches().get(0);
    int last = batch.size() - 1;
    RecordBatch selected = batch.select(new int[] {last, 0});
    assertEquals(batch.record(last).stack(), selected.record(0).stack());
    assertEquals(batch.record(0).handle(), selected.record(1).handle());
    assertEquals(batch.record(last).text(), selected.record(0).text());
  }

  @Test
  void dumpWithStacksAndHandles_servesAsInventory() {
    Dump both = read(Samples.V6_12_STACK_HANDLE);
    Dump named = handles.withStacks(StackInventory.of(both));
    PageRecord printed = both.get(both.size() - 1);
    StackTrace found = null;
    for (PageRecord record : named) {
      if (handleOf(printed) == handleOf(record)) {
        found = record.stack();
      }
    }
    assertEquals(printed.stack(), found);
  }

  @Test
  void printedStack_isNotReplaced() {
    Dump both = read(Samples.V6_12_STACK_HANDLE);
    Dump again = both.withStacks(named);
    for (int i = 0; i < both.size(); i++) {
      assertEquals(both.get(i).stack(), again.get(i).stack());
    }
    assertEquals(0, again.report().unmatchedHandles());
  }

  @Test
  void earlyPages_areIdentifiedByTheStackOnceItIsKnown() {
    String record =
        """
        Page allocated via order 0, mask 0x0(), pid 1, tgid 1 (a), ts 5 ns
        PFN 0x1 type Unmovable Block 0 type Unmovable Flags 0x1(x)
        handle: 7

        """;
    Dump unknown = Dump.parse(record);
    assertTrue(unknown.get(0).isEarly());
    assertEquals(1, unknown.report().earlyPages());
    Dump known = unknown.withStacks(StackInventory.parse(" fork+0x1/0x2\nhandle: 7\n\n"));
    assertFalse(known.get(0).isEarly());
    assertEquals(0, known.report().earlyPages());
    assertEquals(1, known.report().stacks());
  }

  @Test
  void report_saysWhereTheStacksCameFrom() {
    assertNull(handles.report().stacksFrom());
    String source = Samples.path(Samples.V6_12_SHOW_STACKS_HANDLES).toString();
    ReadReport report = joined.report();
    assertEquals(source, report.stacksFrom());
    assertTrue(report.toString().contains("stacks of handles from: " + source), report::toString);
  }
}
