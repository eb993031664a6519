package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pageowner.core.record.ReadReport;

class LimitsTest {
  private static final String RECORD =
      """
      Page allocated via order 0, mask 0xcc0(GFP_KERNEL), pid 1, tgid 1 (a), ts 5 ns
      PFN 0x10 type Unmovable Block 0 type Movable Flags 0x1(locked|node=0|zone=1)
       f+0x1/0x2

      """;

  @Test
  void read_moreDistinctValuesThanAllowed_saysWhichLimitAndWhatToDo() {
    DumpReader reader = Dump.reader().threads(1).maxDistinctBytes(100_000);

    UncheckedIOException e =
        assertThrows(UncheckedIOException.class, () -> reader.read(DumpSource.of(manyStacks())));
    assertTrue(e.toString().contains("100,000 bytes of distinct"), e.toString());
    assertTrue(e.toString().contains("maxDistinctBytes"), e.toString());
  }

  @Test
  void stream_moreDistinctValuesThanALoadedDumpMayHave_isRead() throws IOException {
    ReadReport report =
        Dump.reader().maxDistinctBytes(100_000).stream(
            DumpSource.of(manyStacks()), batch -> batch.record(0).text());

    assertEquals(10_000, report.records());
    assertEquals(10_000, report.stacks());
  }

  @Test
  void read_asManyDistinctValuesAsAllowed_isRead() throws IOException {
    assertEquals(
        10_000,
        Dump.reader().maxDistinctBytes(10_000_000).read(DumpSource.of(manyStacks())).size());
  }

  @Test
  void maxDistinctBytes_zero_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Dump.reader().maxDistinctBytes(0));
  }

  @Test
  void read_lineOf100MegabytesBetweenRecords_keepsTheRecordsAround() throws IOException {
    InputStream line =
        new java.io.SequenceInputStream(
            Collections.enumeration(
                java.util.List.of(
                    stream(RECORD), new Repeated('x', 100_000_000), stream("\n" + RECORD))));
    ReadReport report = Dump.read(DumpSource.of(line)).report();

    assertEquals(2, report.records());
    assertEquals(100_000_001, report.skippedBytes());
    assertEquals(1, report.malformed());
  }

  @Test
  void parse_millionUnknownLines_areReportedOnceAndTheRecordsKept() {
    String noise = "what is this?\n".repeat(1_000_000);
    ReadReport report = Dump.parse(RECORD + noise + "\n" + RECORD).report();

    assertEquals(2, report.records());
    assertEquals(noise.length() + 1, report.skippedBytes());
    assertTrue(report.samples().size() <= ReadReport.MAX_SAMPLES);
  }

  @Test
  void parse_numbersOf99Digits_areAbsentAndNamed() {
    Dump dump =
        Dump.parse(
            RECORD.replace("order 0", "order " + "9".repeat(99))
                + RECORD.replace("ts 5", "ts 99999999999999999999")
                + RECORD);

    assertEquals(null, dump.get(0).order());
    assertEquals(0, dump.get(0).pages());
    assertEquals(null, dump.get(1).allocTs());
    assertEquals(2, dump.report().malformed());
    assertEquals(5L, dump.get(2).allocTs());
  }

  @Test
  void parse_windowsLineEnds_areReadAsAnyOther() {
    Dump dump = Dump.parse((RECORD + RECORD).replace("\n", "\r\n"));

    assertEquals(2, dump.size());
    assertEquals("a", dump.get(1).name());
    assertEquals("f", dump.get(1).caller());
  }

  @Test
  void read_utf16_isNoDumpAndAllOfItIsAccountedFor() throws IOException {
    byte[] bytes = RECORD.getBytes(StandardCharsets.UTF_16);
    ReadReport report = Dump.read(DumpSource.of(new ByteArrayInputStream(bytes))).report();

    assertEquals(0, report.records());
    assertEquals(bytes.length, report.skippedBytes() + report.tailBytes());
    assertEquals(1, report.malformed());
  }

  private static InputStream manyStacks() {
    StringBuilder dump = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      dump.append(RECORD.replace("f+", "function_number_" + i + "+"));
    }
    return stream(dump.toString());
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Repeats one byte forever. */
  private static final class Repeated extends InputStream {
    private final int value;
    private long left;

    Repeated(int value, long count) {
      this.value = value;
      this.left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? value : -1;
    }

    @Override
    public int read(byte[] into, int at, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(left, length);
      java.util.Arrays.fill(into, at, at + count, (byte) value);
      left -= count;
      return count;
    }
  }

  @Test
  void read_utf16_isNoDumpButIsAccountedFor() throws IOException {
    String dump = "Page allocated via order 0, mask 0x0(), pid 1\n f+0x1/0x2\n\n".repeat(100);
    for (Charset wide : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16)) {
      byte[] bytes = dump.getBytes(wide);
      ReadReport report = Dump.read(DumpSource.of(new ByteArrayInputStream(bytes))).report();
      assertEquals(0, report.records());
      assertEquals(bytes.length, report.skippedBytes() + report.tailBytes());
      assertTrue(report.malformed() > 0);
    }
  }
}
