package org.pageowner.core;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.core.record.ReadReport;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;
import org.pageowner.testing.RecordSpec;

/** Records, lines and numbers that are longer than those of any kernel. */
class LongInputTest {
  private static final int MB = 1 << 20;

  private static byte[] withAHugeRecord() {
    List<String> frames = Collections.nCopies(8000, "recursion+0x123/0x456 [deep]");
    return DumpBuilder.of(Form.V6_7)
        .record(r -> r.name("before"))
        .record(r -> r.name("huge").frames(frames))
        .record(r -> r.name("after"))
        .bytes();
  }

  /** Returns a stream of {@code size} bytes that repeats a text, without storing it. */
  private static InputStream repeated(String text, int length) {
    byte[] bytes = RecordSpec.bytes(text);
    return new InputStream() {
      private int at;

      @Override
      public int read() {
        return at == length ? -1 : bytes[at++ % bytes.length] & 0xff;
      }

      @Override
      public int read(byte[] into, int from, int most) {
        int count = Math.min(most, length - at);
        for (int i = 0; i < count; i++) {
          into[from + i] = bytes[at++ % bytes.length];
        }
        return count == 0 && most > 0 ? -1 : count;
      }
    };
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  @Test
  void hugeRecord_isReadInFull() throws IOException {
    Dump dump = Dump.read(DumpSource.of(stream(withAHugeRecord())));
    assertEquals(3, dump.size());
    assertEquals(8000, requireNonNull(dump.get(1).stack()).frames().size());
    assertEquals("deep", dump.get(1).module());
    assertTrue(dump.report().isClean());
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 100_000, 4 * MB})
  void hugeRecord_aboveTheLimit_isSkippedAndReportedOnce(int chunkBytes) throws IOException {
    Dump dump =
        Dump.reader()
            .maxRecordBytes(64 << 10)
            .chunkBytes(chunkBytes)
            .read(DumpSource.of(stream(withAHugeRecord())));
    assertEquals(List.of("before", "after"), dump.stream().map(r -> r.name()).toList());
    ReadReport report = dump.report();
    assertEquals(1, report.malformed());
    assertEquals("a record of more than 65536 bytes", report.samples().get(0).reason());
    assertFalse(report.truncatedTail());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "Page allocated via order 0",
        "Page allocated via order 0, mask 0x0(",
        "Page allocated via order 0, mask 0x0(), pid 1, tgid 1 (), ts ",
        " f+0x1/0x2 [",
      })
  void endlessLine_isSkippedAndReportedOnce(String text) throws IOException {
    int length = 30 * MB;
    InputStream input =
        new SequenceInputStream(
            Collections.enumeration(
                List.of(
                    stream(SmallDump.bytes()),
                    repeated(text, length),
                    stream(RecordSpec.bytes("\n\n")),
                    stream(SmallDump.bytes()))));
    Dump dump = Dump.read(DumpSource.of(input));
    ReadReport report = dump.report();
    assertEquals(6, report.records());
    assertEquals(length + 2, report.skippedBytes());
    assertTrue(report.malformed() >= 1 && report.malformed() <= 40, report::toString);
    assertEquals(
        1 + SmallDump.text().chars().filter(c -> c == '\n').count(),
        report.samples().get(0).line());
  }

  @Test
  void manyStartsInOneLine_areSearchedInTheFirstKilobyteOnly() {
    String first = SmallDump.builder().latin1().split("\n\n", 2)[0] + "\n\n";
    String damaged = "Page allocated via order 1, ma";
    assertEquals(1, Dump.parse(damaged.repeat(30) + first).size());
    assertEquals(0, Dump.parse(damaged.repeat(40) + first).size());
  }

  @Test
  void blankLines_areSkippedSilently() throws IOException {
    Dump dump =
        Dump.read(
            DumpSource.of(
                new SequenceInputStream(
                    repeated("\n", 9 * MB),
                    new SequenceInputStream(stream(SmallDump.bytes()), repeated("\n", 9 * MB)))));
    assertEquals(3, dump.size());
    assertEquals(18 * MB, dump.report().skippedBytes());
    assertTrue(dump.report().isClean());
  }

  @Test
  void pages_ofMoreRecordsThanMemoryCanHold_stayAtTheMaximum() {
    String record = "Page allocated via order 51, mask 0x0()\n\n";
    ReadReport report = Dump.parse(record.repeat(5000)).report();
    assertEquals(5000, report.records());
    assertEquals(Long.MAX_VALUE, report.pages());
  }

  @ParameterizedTest
  @ValueSource(strings = {"order ", "pid ", "tgid ", "ts ", "PFN 0x", "Block "})
  void numberOfManyDigits_isAbsentAndReported(String field) {
    String one = DumpBuilder.of(Form.V6_7).record().latin1();
    String digits = field.equals("PFN 0x") ? "f".repeat(17) : "9".repeat(30);
    Dump dump = Dump.parse(one.replaceFirst("(?<=" + field + ")\\d+", digits));
    assertEquals(1, dump.size());
    assertEquals(1, dump.report().malformed());
    assertTrue(dump.get(0).isIrregular());
  }
}
