package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageowner.core.record.ReadReport;
import org.pageowner.testing.Samples;

/** The sources of dumps: files, pipes, streams, the kernel. */
class SourcesTest {
  @TempDir
  @SuppressWarnings("NullAway.Init") // by JUnit
  Path folder;

  /** A file as the kernel provides it: one record per read, and an error if it does not fit. */
  private static final class KernelFile extends InputStream {
    private final String[] records;
    private int next;

    KernelFile(byte[] dump) {
      records = new String(dump, java.nio.charset.StandardCharsets.ISO_8859_1).split("(?<=\n\n)");
    }

    @Override
    public int read() throws IOException {
      throw new IOException("Cannot allocate memory");
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      if (length < 4096) {
        throw new IOException("Cannot allocate memory");
      }
      if (next == records.length) {
        return -1;
      }
      byte[] record = records[next++].getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
      System.arraycopy(record, 0, into, at, record.length);
      return record.length;
    }
  }

  @Test
  void read_path_namesItInTheReport() throws IOException {
    Path file = Files.write(folder.resolve("dump.txt"), SmallDump.bytes());
    Dump dump = Dump.read(file);
    assertEquals(SmallDump.builder().records(), DumpRecords.specs(dump));
    assertEquals(file.toString(), dump.report().source());
  }

  @ParameterizedTest
  @CsvSource({"1,30000", "3,30000", "1,1", "1,0"})
  void read_fileThatShrinksMeanwhile_isReported(int threads, long left) throws IOException {
    byte[] dump = SmallDump.bytes();
    Path file = folder.resolve("shrinking.txt");
    for (int i = 0; i < 1000; i++) {
      Files.write(file, dump, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
    long size = Files.size(file);
    DumpReader reader =
        Dump.reader()
            .threads(threads)
            .chunkBytes(20_000)
            .onProgress((bytesRead, totalBytes, records) -> cut(file, left));
    UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> reader.read(file));
    String message = String.valueOf(e.getMessage());
    assertTrue(
        message.startsWith(
            String.format(
                Locale.ROOT, "%s became shorter while it was read: it had %,d bytes", file, size)),
        message);
  }

  private static void cut(Path file, long size) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void read_streamThatGivesOneByteAtATime_givesTheSame() throws IOException {
    InputStream slow =
        new FilterInputStream(new ByteArrayInputStream(SmallDump.bytes())) {
          @Override
          public int read(byte[] into, int at, int length) throws IOException {
            return super.read(into, at, Math.min(length, 1));
          }
        };
    Dump dump = Dump.read(DumpSource.of(slow));
    assertEquals(SmallDump.builder().records(), DumpRecords.specs(dump));
    assertEquals("stream", dump.report().source());
  }

  @Test
  void read_stream_leavesItOpen() throws IOException {
    boolean[] closed = new boolean[1];
    InputStream stream =
        new ByteArrayInputStream(SmallDump.bytes()) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    assertEquals(3, Dump.read(DumpSource.of(stream)).size());
    assertFalse(closed[0]);
  }

  @ParameterizedTest
  @CsvSource({"1, 1000", "1, 70000", "3, 5000", "3, 4194304"})
  void read_fileThatGivesARecordForEachRead_neverAsksForLess(int threads, int chunkBytes)
      throws IOException {
    byte[] sample = Samples.bytes(Samples.V6_12_B);
    Dump dump =
        Dump.reader()
            .threads(threads)
            .chunkBytes(chunkBytes)
            .read(DumpSource.of(new KernelFile(sample)));
    assertEquals(144, dump.size());
    assertEquals(sample.length, dump.report().recordBytes());
  }

  @Test
  void read_namedPipe_readsToItsEnd() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(isMade(pipe), "no named pipes here");
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> {
              try {
                Files.write(pipe, Samples.bytes(Samples.V6_12_A));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    Dump dump = Dump.read(pipe);
    writer.join();
    assertEquals(67, dump.size());
    assertTrue(dump.report().isClean());
  }

  @Test
  @Timeout(60)
  void read_namedPipeThatStalls_endsWhenItsThreadIsInterrupted() throws Exception {
    Path pipe = folder.resolve("stalled");
    assumeTrue(isMade(pipe), "no named pipes here");
    CompletableFuture<IOException> failure = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try {
                Dump.read(pipe);
                failure.completeExceptionally(new AssertionError("it ended"));
              } catch (UncheckedIOException e) {
                failure.complete(e.getCause());
              }
            });
    reader.start();
    try (OutputStream writer = Files.newOutputStream(pipe)) {
      writer.write(Samples.bytes(Samples.V6_12_A), 0, 1000);
      writer.flush();
      reader.interrupt();
      assertInstanceOf(InterruptedIOException.class, failure.get());
    }
  }

  private static boolean isMade(Path pipe) throws InterruptedException {
    try {
      return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void read_nothing_isACleanDumpWithoutRecords() throws IOException {
    Path file = Files.createFile(folder.resolve("empty"));
    Dump dump = Dump.read(file);
    assertEquals(0, dump.size());
    assertEquals(0, dump.batches().size());
    assertFalse(dump.iterator().hasNext());
    assertTrue(dump.report().isClean());
    assertEquals(0, Dump.read(DumpSource.of(InputStream.nullInputStream())).size());
    assertEquals(0, Dump.reader().strict().parse("").size());
  }

  @Test
  void read_missingFile_isReported() {
    Path missing = folder.resolve("missing.txt");
    UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> Dump.read(missing));
    assertInstanceOf(NoSuchFileException.class, e.getCause());
    assertEquals(missing + ": no such file", e.getMessage());
  }

  @Test
  void read_directory_isReported() {
    UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> Dump.read(folder));
    assertEquals(folder + " is a directory", e.getMessage());
  }

  @Test
  void read_fileThatIsNoDump_isReported() throws IOException {
    byte[] picture = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13};
    ReadReport report = Dump.read(DumpSource.of(new ByteArrayInputStream(picture))).report();
    assertEquals(0, report.records());
    assertEquals(1, report.malformed());
    assertEquals(12, report.skippedBytes());
    assertEquals("\\x89PNG\\x0d", report.samples().get(0).excerpt());
  }

  @Test
  void read_firstByteOfGzipAlone_isNoise() throws IOException {
    byte[] one = {0x1f};
    assertArrayEquals(
        new long[] {1, 1},
        counts(Dump.read(DumpSource.of(new ByteArrayInputStream(one))).report()));
  }

  private static long[] counts(ReadReport report) {
    return new long[] {report.skippedBytes(), report.malformed()};
  }
}
