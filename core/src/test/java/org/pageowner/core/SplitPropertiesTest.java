package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.pageowner.core.record.Diagnostic;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.testing.DamagedDumps;
import org.pageowner.testing.RecordSpec;
import org.pageowner.testing.Samples;

/**
 * The result depends neither on the chunks that an input is cut into nor on the number of threads.
 */
class SplitPropertiesTest {
  /** Damaged dumps, some with a text that is too long for one chunk. */
  @Provide
  Arbitrary<String> dumps() {
    Arbitrary<String> damaged =
        Arbitraries.oneOf(
            DamagedDumps.any(),
            DamagedDumps.runs(),
            DamagedDumps.noise(),
            Arbitraries.of(Samples.ALL).flatMap(name -> DamagedDumps.of(Samples.bytes(name))));
    Arbitrary<String> filler =
        Arbitraries.of(
            "\n",
            "\r\n",
            "x",
            "x\n",
            "x\r\n",
            " f+0x1/0x2\n",
            "Page allocated via order 1",
            "Page allocated via order 1, mask 0x0(), pid 1, tgid 1 (a), ts 1 ns\n f+0x1/0x2",
            "\n\nx");
    Arbitrary<String> longText =
        filler.flatMap(
            text ->
                Arbitraries.integers().between(0, 6000).map(n -> text.repeat(n / text.length())));
    return damaged.flatMap(
        dump ->
            longText.flatMap(
                text ->
                    Arbitraries.integers()
                        .between(0, dump.length())
                        .map(at -> dump.substring(0, at) + text + dump.substring(at))));
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void read_inChunks_givesTheSame(
      @ForAll("dumps") String dump,
      @ForAll @IntRange(min = 1, max = 5000) int chunkBytes,
      @ForAll @IntRange(min = 1, max = 4) int threads)
      throws IOException {
    DumpReader whole = DumpRecords.inOnePiece();
    assertSame(dump, whole, whole.chunkBytes(chunkBytes).threads(threads));
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void read_inChunksShorterThanARecord_givesTheSame(
      @ForAll("dumps") String dump,
      @ForAll @IntRange(min = 1, max = 5000) int chunkBytes,
      @ForAll @IntRange(min = 1024, max = 1600) int maxRecordBytes,
      @ForAll @IntRange(min = 1, max = 4) int threads)
      throws IOException {
    DumpReader whole = DumpRecords.inOnePiece().maxRecordBytes(maxRecordBytes);
    assertSame(dump, whole, whole.chunkBytes(chunkBytes).threads(threads));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void read_fileInChunks_givesTheSame(
      @ForAll("dumps") String dump,
      @ForAll @IntRange(min = 1, max = 5000) int chunkBytes,
      @ForAll @IntRange(min = 1024, max = 1600) int maxRecordBytes,
      @ForAll @IntRange(min = 1, max = 4) int threads)
      throws IOException {
    Path file = Files.createTempFile("dump", ".txt");
    try {
      Files.write(file, RecordSpec.bytes(dump));
      DumpReader whole = DumpRecords.inOnePiece().maxRecordBytes(maxRecordBytes);
      assertSame(whole.read(file), whole.chunkBytes(chunkBytes).threads(threads).read(file));
    } finally {
      Files.delete(file);
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void stream_givesTheSameAsRead(
      @ForAll("dumps") String dump, @ForAll @IntRange(min = 1, max = 5000) int chunkBytes)
      throws IOException {
    Dump loaded = DumpRecords.inOnePiece().read(DumpSource.of(stream(dump)));
    List<RecordBatch> batches = new ArrayList<>();
    ReadReport report =
        Dump.reader().chunkBytes(chunkBytes).threads(2).stream(
            DumpSource.of(stream(dump)), batches::add);
    assertEquals(DumpRecords.plain(loaded.batches()), DumpRecords.plain(batches));
    assertEquals(loaded.report(), report);
    assertEquals(
        LongStream.range(0, report.records()).boxed().toList(),
        batches.stream()
            .flatMap(
                batch -> LongStream.range(0, batch.size()).mapToObj(row -> batch.index((int) row)))
            .toList());
  }

  private static void assertSame(String text, DumpReader whole, DumpReader inPieces)
      throws IOException {
    assertSame(whole.read(DumpSource.of(stream(text))), inPieces.read(DumpSource.of(stream(text))));
  }

  private static void assertSame(Dump expected, Dump actual) {
    assertEquals(DumpRecords.plain(expected.batches()), DumpRecords.plain(actual.batches()));
    assertEquals(
        expected.stream().map(PageRecord::index).toList(),
        actual.stream().map(PageRecord::index).toList());
    assertEquals(places(expected), places(actual));
    assertEquals(expected.report().toString(), actual.report().toString());
    assertEquals(expected.report(), actual.report());
  }

  private static List<String> places(Dump dump) {
    List<String> places = new ArrayList<>();
    for (Diagnostic diagnostic : dump.report().samples()) {
      places.add(diagnostic.line() + " " + diagnostic.offset() + " " + diagnostic.reason());
    }
    return places;
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(RecordSpec.bytes(text));
  }
}
