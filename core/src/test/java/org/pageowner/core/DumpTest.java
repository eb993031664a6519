package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.testing.Samples;

class DumpTest {
  private static Dump inManyBatches() throws IOException {
    return Dump.reader()
        .chunkBytes(2000)
        .read(DumpSource.of(new ByteArrayInputStream(Samples.bytes(Samples.V6_12_B))));
  }

  @Test
  void get_anyIndex_isTheRecordThere() throws IOException {
    Dump many = inManyBatches();
    Dump one = Dump.read(Samples.path(Samples.V6_12_B));
    assertTrue(many.batches().size() > 20);
    assertEquals(1, one.batches().size());
    for (long index = 0; index < one.size(); index++) {
      assertEquals(index, many.get(index).index());
      assertEquals(one.get(index), many.get(index));
    }
    assertThrows(IndexOutOfBoundsException.class, () -> many.get(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> many.get(144));
  }

  @Test
  void iterator_andStream_visitAllInFileOrder() throws IOException {
    Dump dump = inManyBatches();
    List<Long> indexes = new ArrayList<>();
    for (PageRecord record : dump) {
      indexes.add(record.index());
    }
    assertEquals(144, indexes.size());
    assertEquals(indexes.stream().sorted().toList(), indexes);
    assertEquals(indexes, dump.stream().map(PageRecord::index).toList());
    Iterator<PageRecord> iterator = Dump.parse("").iterator();
    assertThrows(NoSuchElementException.class, iterator::next);
  }

  @Test
  void batches_shareTheirDictionaries() throws IOException {
    List<RecordBatch> batches = inManyBatches().batches();
    for (RecordBatch batch : batches) {
      assertSame(batches.get(0).stack().dictionary(), batch.stack().dictionary());
      assertSame(batches.get(0).name().dictionary(), batch.name().dictionary());
    }
    assertThrows(UnsupportedOperationException.class, () -> batches.remove(0));
  }

  @Test
  void columns_outsideOfTheBatch_fail() {
    RecordBatch batch = Dump.parse(SmallDump.text()).batches().get(0);
    assertEquals(3, batch.size());
    assertThrows(IndexOutOfBoundsException.class, () -> batch.pfn().get(3));
    assertThrows(IndexOutOfBoundsException.class, () -> batch.pfn().isAbsent(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> batch.name().id(3));
    assertThrows(IndexOutOfBoundsException.class, () -> batch.freeTs().copy(1, 3, new long[3]));
    assertThrows(IndexOutOfBoundsException.class, () -> batch.record(3));
  }

  @Test
  void parse_text_isReadAsUtf8() {
    Dump dump = Dump.parse(SmallDump.text().replace("(one)", "(gr\u00fcn \u65e5)"));
    assertEquals("gr\u00fcn \u65e5", dump.get(0).name());
    assertEquals("text", dump.report().source());
  }

  @Test
  void parse_backslashes_areLiteral() {
    Dump dump = Dump.parse(SmallDump.text().replace("(one)", "(a\\x41)"));
    assertEquals("a\\\\x41", dump.get(0).name());
  }

  @Test
  void records_areEqualRegardlessOfTheirPosition() {
    Dump dump = Dump.parse(SmallDump.text().repeat(2));
    assertEquals(dump.get(0), dump.get(3));
    assertEquals(dump.get(0).hashCode(), dump.get(3).hashCode());
    assertNotEquals(dump.get(0), dump.get(1));
    assertNotEquals(dump.get(0).index(), dump.get(3).index());
  }

  @Test
  void toString_isTheReport() {
    Dump dump = Dump.parse(SmallDump.text());
    assertEquals(dump.report().toString(), dump.toString());
    assertEquals(SmallDump.text().split("\n\n", 2)[0] + "\n", dump.get(0).toString());
  }
}
