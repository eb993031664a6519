package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.core.record.Diagnostic;
import org.pageowner.core.record.ReadReport;
import org.pageowner.testing.PlainRecord;
import org.pageowner.testing.Samples;

/** Dumps that are compressed, completely or in part. */
class GzipTest {
  @TempDir
  @SuppressWarnings("NullAway.Init") // by JUnit
  Path folder;

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static Dump read(byte[] packed) throws IOException {
    return DumpRecords.read(packed);
  }

  private static List<PlainRecord> records(Dump dump) {
    return DumpRecords.plain(dump.batches());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dump.gz", "dump.txt"})
  void read_packedFile_whateverItsName_isUnpacked(String name) throws IOException {
    byte[] sample = Samples.bytes(Samples.V6_12_A);
    Path file = Files.write(folder.resolve(name), gzip(sample));
    Dump dump = Dump.read(file);
    assertEquals(67, dump.size());
    assertEquals(sample.length, dump.report().bytes());
    assertTrue(dump.report().isClean());
  }

  @Test
  void read_plainTextCalledGz_isReadAsItIs() throws IOException {
    Path file = Files.write(folder.resolve("dump.gz"), SmallDump.bytes());
    assertEquals(3, Dump.read(file).size());
  }

  @Test
  void read_severalMembers_areOneText() throws IOException {
    byte[] text = SmallDump.bytes();
    int middle = text.length / 2;
    byte[] packed =
        joined(
            gzip(Arrays.copyOf(text, middle)),
            gzip(new byte[0]),
            gzip(Arrays.copyOfRange(text, middle, text.length)));
    assertEquals(SmallDump.builder().records(), DumpRecords.specs(read(packed)));
    assertTrue(read(packed).report().isClean());
  }

  @Test
  void read_cutAnywhere_keepsTheCompleteRecordsAndReportsTheCut() throws IOException {
    byte[] packed = gzip(SmallDump.bytes());
    List<PlainRecord> all = records(read(packed));
    for (int length = 2; length < packed.length; length++) {
      Dump cut = read(Arrays.copyOf(packed, length));
      ReadReport report = cut.report();
      assertTrue(report.truncatedTail(), "cut at " + length);
      Diagnostic last = report.samples().get(report.samples().size() - 1);
      assertEquals("the gzip stream is cut", last.reason());
      assertEquals(report.bytes(), last.offset());
      List<PlainRecord> left = records(cut);
      int whole = Math.max(0, left.size() - 1);
      assertEquals(all.subList(0, whole), left.subList(0, whole), "cut at " + length);
    }
  }

  @Test
  void read_cutAfterTheText_keepsEveryRecord() throws IOException {
    byte[] packed = gzip(SmallDump.bytes());
    Dump cut = read(Arrays.copyOf(packed, packed.length - 1));
    assertEquals(SmallDump.builder().records(), DumpRecords.specs(cut));
    assertEquals(1, cut.report().malformed());
    assertTrue(cut.report().truncatedTail());
  }

  @Test
  void read_damagedChecksum_keepsTheRecordsAndReportsIt() throws IOException {
    byte[] packed = gzip(SmallDump.bytes());
    packed[packed.length - 6] ^= 1;
    Dump dump = read(packed);
    assertEquals(3, dump.size());
    assertFalse(dump.report().isClean());
    assertTrue(
        dump.report().samples().get(0).reason().startsWith("the gzip stream is damaged: "),
        dump.report()::toString);
  }

  @Test
  void read_anyByteDamaged_neverFails() throws IOException {
    byte[] packed = gzip(SmallDump.bytes());
    for (int at = 2; at < packed.length; at++) {
      byte[] damaged = packed.clone();
      damaged[at] ^= 0x55;
      ReadReport report = read(damaged).report();
      assertEquals(
          report.bytes(), report.recordBytes() + report.skippedBytes() + report.tailBytes());
    }
  }

  @Test
  void read_dataAfterTheStream_isReported() throws IOException {
    byte[] second = gzip(SmallDump.bytes());
    second[0] = 0;
    Dump dump = read(joined(gzip(SmallDump.bytes()), second));
    assertEquals(3, dump.size());
    assertEquals(
        "the gzip stream is damaged: something else follows its end",
        dump.report().samples().get(0).reason());
  }

  @Test
  void read_strictly_refusesACutStream() throws IOException {
    byte[] packed = gzip(SmallDump.bytes());
    byte[] cut = Arrays.copyOf(packed, packed.length - 1);
    MalformedDumpException e =
        assertThrows(
            MalformedDumpException.class,
            () -> Dump.reader().strict().read(DumpSource.of(new ByteArrayInputStream(cut))));
    assertEquals("the gzip stream is cut", e.diagnostic().reason());
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 60, 90})
  void read_strictly_ofAStreamCutWithinARecord_namesTheStream(int percent) throws IOException {
    byte[] packed = gzip(Samples.bytes(Samples.V6_12_A));
    byte[] cut = Arrays.copyOf(packed, packed.length * percent / 100);
    MalformedDumpException e =
        assertThrows(
            MalformedDumpException.class,
            () -> Dump.reader().strict().read(DumpSource.of(new ByteArrayInputStream(cut))));
    assertEquals("the gzip stream is cut", e.diagnostic().reason());
  }
}
