package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pageowner.testing.Samples;

class DumpSourceTest {
  private static final Path FILE = Samples.path(Samples.V6_12_A);

  private static long records(DumpSource source) {
    long[] records = new long[1];
    long reported = source.forEachBatch(batch -> records[0] += batch.size()).records();
    assertEquals(reported, records[0]);
    return records[0];
  }

  @Test
  void everyKind_givesTheSameRecords() {
    Dump dump = Dump.read(FILE);
    byte[] bytes = Samples.bytes(Samples.V6_12_A);
    for (DumpSource source :
        List.of(DumpSource.of(FILE), DumpSource.of(new ByteArrayInputStream(bytes)), dump)) {
      assertEquals(dump.size(), records(source));
    }
    assertEquals(3, records(DumpSource.ofText(SmallDump.text())));
  }

  @Test
  void fileTextAndDump_canBeReadAgain_aStreamOnce() {
    for (DumpSource source :
        List.of(DumpSource.of(FILE), DumpSource.ofText(SmallDump.text()), Dump.read(FILE))) {
      assertEquals(records(source), records(source));
    }
    DumpSource stream = DumpSource.of(new ByteArrayInputStream(SmallDump.bytes()));
    assertEquals(3, records(stream));
    assertEquals(0, records(stream));
  }

  @Test
  void of_pageOwnerFile_isTheRunningKernel() {
    assertInstanceOf(LiveSource.class, DumpSource.of(LiveSource.PAGE_OWNER));
    assertEquals(FILE.toString(), DumpSource.of(FILE).toString());
  }

  @Test
  void missingFile_failsWhenItIsRead_notWhenItIsNamed() {
    DumpSource missing = DumpSource.of(Path.of("no such file"));
    assertThrows(UncheckedIOException.class, () -> Dump.read(missing));
    assertThrows(UncheckedIOException.class, () -> missing.forEachBatch(batch -> {}));
  }

  @Test
  void with_readsAsTheReaderIsSet() {
    DumpSource noisy = DumpSource.ofText("noise\n" + SmallDump.text());
    assertEquals(3, records(noisy));
    DumpSource strict = noisy.with(Dump.reader().strict());
    assertThrows(MalformedDumpException.class, () -> Dump.read(strict));
    assertThrows(MalformedDumpException.class, () -> StackInventory.read(strict));
    assertEquals(3, Dump.reader().read(strict).size());
  }

  @Test
  void inMemory_isNotReadAgain() {
    Dump dump = Dump.parse(SmallDump.text());
    assertSame(dump, Dump.read(dump));
    assertSame(dump, dump.with(Dump.reader().threads(1)));
    StackInventory inventory = StackInventory.of(dump);
    assertSame(inventory, StackInventory.read(inventory));
    assertEquals(inventory.size(), Dump.read(inventory).size());
  }

  @Test
  void with_stacks_joinsADumpInMemoryAndAFileAlike() {
    StackInventory named = StackInventory.read(Samples.path(Samples.V6_12_SHOW_STACKS_HANDLES));
    DumpReader reader = Dump.reader().withStacks(named);
    DumpSource file = DumpSource.of(Samples.path(Samples.V6_12_HANDLE));
    Dump loaded = Dump.read(file.with(reader));
    assertEquals(loaded.report(), Dump.read(Dump.read(file).with(reader)).report());
    assertEquals(loaded.report(), reader.read(Dump.read(file)).report());
  }
}
