package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.StackTrace;
import org.pageowner.testing.DumpArbitraries;

/** Inventories with any contents. */
class StackInventoryPropertiesTest {
  private static final Arbitrary<Long> COUNTS = Arbitraries.longs().between(0, Long.MAX_VALUE >> 8);

  @Provide
  Arbitrary<List<StackInventory.Entry>> entries() {
    Arbitrary<StackTrace> stacks =
        Arbitraries.of("alloc+0x1/0x2", "fork+0x3/0x4", "leak+0x5/0x6 [leaky]", "0xffffffffc0")
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(frames -> StackTrace.parse(String.join("\n", frames)));
    Arbitrary<Long> handles = Arbitraries.longs().between(0, 0xffffffffL);
    Arbitrary<StackInventory.Entry> showStacks =
        Combinators.combine(stacks, COUNTS)
            .as((stack, pages) -> new StackInventory.Entry(stack, null, pages, null));
    Arbitrary<StackInventory.Entry> stackCounts =
        Combinators.combine(stacks, COUNTS)
            .as((stack, count) -> new StackInventory.Entry(stack, null, null, count));
    Arbitrary<StackInventory.Entry> showHandles =
        Combinators.combine(handles, COUNTS)
            .as((handle, pages) -> new StackInventory.Entry(null, handle, pages, null));
    Arbitrary<StackInventory.Entry> stacksHandles =
        Combinators.combine(stacks, handles)
            .as((stack, handle) -> new StackInventory.Entry(stack, handle, null, null));
    return Arbitraries.of(showStacks, stackCounts, showHandles, stacksHandles)
        .flatMap(kind -> kind.list().ofMinSize(1).ofMaxSize(12));
  }

  private static String text(List<StackInventory.Entry> entries) {
    StringBuilder text = new StringBuilder();
    for (StackInventory.Entry entry : entries) {
      StackTrace stack = entry.stack();
      if (stack != null) {
        stack.frames().forEach(frame -> text.append(' ').append(frame.text()).append('\n'));
      }
      append(text, "handle", entry.handle());
      append(text, "nr_base_pages", entry.pages());
      append(text, "stack_count", entry.allocations());
      text.append('\n');
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String name, @Nullable Long number) {
    if (number != null) {
      text.append(name).append(": ").append(number).append('\n');
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void printed_andReadAgain_isTheSame(@ForAll("entries") List<StackInventory.Entry> entries)
      throws IOException {
    StackInventory inventory = StackInventory.parse(text(entries));
    assertEquals(entries, inventory.entries());
    assertTrue(inventory.report().isClean());
    StringBuilder printed = new StringBuilder();
    inventory.appendTo(printed);
    assertEquals(text(entries), printed.toString());
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void damage_isAccountedFor_andStacksAwayFromItAreRead(
      @ForAll("entries") List<StackInventory.Entry> before,
      @ForAll("entries") List<StackInventory.Entry> after,
      @ForAll byte[] noise,
      @ForAll @IntRange(min = 0, max = 100) int cutPercent)
      throws IOException {
    String damaged = text(after);
    damaged = damaged.substring(0, damaged.length() * cutPercent / 100);
    String text = text(before) + new String(noise, StandardCharsets.ISO_8859_1) + "\n\n" + damaged;
    StackInventory inventory =
        StackInventory.read(
            DumpSource.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1))));
    ReadReport report = inventory.report();
    assertEquals(text.length(), report.bytes());
    assertEquals(report.bytes(), report.recordBytes() + report.skippedBytes() + report.tailBytes());
    assertEquals(before, inventory.entries().subList(0, before.size()));
    assertEquals(inventory.size(), report.records());
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void dump_reducesToTheSumsOfItsRecords(@ForAll("dumps") String text) throws IOException {
    Dump dump = Dump.parse(text);
    Map<List<Object>, Long> expected = new HashMap<>();
    for (PageRecord record : dump) {
      if (!record.isEarly()) {
        expected.merge(site(record.stack(), record.handle()), record.pages(), Long::sum);
      }
    }
    StackInventory inventory = StackInventory.of(dump);
    Map<List<Object>, Long> found =
        inventory.entries().stream()
            .collect(
                Collectors.toMap(
                    entry -> site(entry.stack(), entry.handle()),
                    entry -> entry.pages() == null ? 0 : entry.pages()));
    assertEquals(expected, found);
    assertEquals(
        inventory.entries(),
        StackInventory.read(
                DumpSource.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                    .with(Dump.reader().chunkBytes(700)))
            .entries());
  }

  private static List<Object> site(@Nullable StackTrace stack, @Nullable Long handle) {
    return List.of(stack == null ? "none" : stack, handle == null ? "none" : handle);
  }

  @Provide
  Arbitrary<String> dumps() {
    return Arbitraries.oneOf(DumpArbitraries.dumps(), DumpArbitraries.handleDumps())
        .map(dump -> new String(dump.bytes(), StandardCharsets.UTF_8));
  }
}
