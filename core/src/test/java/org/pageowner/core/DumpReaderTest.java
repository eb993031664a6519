package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.testing.Samples;

class DumpReaderTest {
  @TempDir
  @SuppressWarnings("NullAway.Init") // by JUnit
  Path folder;

  private static ByteArrayInputStream sample() {
    return new ByteArrayInputStream(Samples.bytes(Samples.V6_12_B));
  }

  @Test
  void strict_firstDiagnostic_isThrownWithItsPosition() throws IOException {
    String text = SmallDump.text().replaceFirst("\n\n", "\n\ndmesg \u001b[1mnoise\n");
    Path file = Files.writeString(folder.resolve("noisy"), text);
    MalformedDumpException e =
        assertThrows(MalformedDumpException.class, () -> Dump.reader().strict().read(file));
    assertEquals(file.toString(), e.source());
    assertEquals(7, e.diagnostic().line());
    assertEquals(text.indexOf("dmesg"), e.diagnostic().offset());
    assertEquals("text outside of a record", e.diagnostic().reason());
    assertEquals("dmesg \\x1b[1mnoise", e.diagnostic().excerpt());
    assertEquals(
        file
            + ": line 7, byte "
            + text.indexOf("dmesg")
            + ": text outside of a record: dmesg \\x1b[1mnoise",
        e.getMessage());
  }

  @Test
  void strict_cutDump_isRefused() {
    String text = SmallDump.text();
    String cut = text.substring(0, text.length() - 1);
    MalformedDumpException e =
        assertThrows(MalformedDumpException.class, () -> Dump.reader().strict().parse(cut));
    assertEquals(
        "text: line 18, byte " + cut.length() + ": the last record is cut or not closed",
        e.getMessage());
  }

  @Test
  void strict_realDumps_areAccepted() throws IOException {
    for (String name : Samples.ALL) {
      assertEquals(
          Dump.read(Samples.path(name)).size(),
          Dump.reader().strict().read(Samples.path(name)).size());
    }
  }

  @Test
  void settings_giveNewReaders() throws IOException {
    DumpReader plain = Dump.reader();
    DumpReader strict = plain.strict().threads(1).maxRecordBytes(2048);
    String noisy = "noise\n" + SmallDump.text();
    assertEquals(3, plain.parse(noisy).size());
    assertThrows(MalformedDumpException.class, () -> strict.parse(noisy));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void threads_lessThanOne_isRefused(int count) {
    assertThrows(IllegalArgumentException.class, () -> Dump.reader().threads(count));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1023, (1 << 30) + 1})
  void maxRecordBytes_outOfRange_isRefused(int bytes) {
    assertThrows(IllegalArgumentException.class, () -> Dump.reader().maxRecordBytes(bytes));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void onProgress_runsOnTheReadingThreadWithThePosition(int threads) throws IOException {
    Path file = Samples.path(Samples.V6_12_B);
    long size = Files.size(file);
    List<List<Long>> calls = new ArrayList<>();
    Thread reading = Thread.currentThread();
    Dump.reader()
        .threads(threads)
        .chunkBytes(4096)
        .onProgress(
            (bytesRead, totalBytes, records) -> {
              assertSame(reading, Thread.currentThread());
              assertEquals(size, totalBytes);
              calls.add(List.of(bytesRead, records));
            })
        .read(file);
    assertTrue(calls.size() > 10, calls::toString);
    assertEquals(List.of(size, 144L), calls.get(calls.size() - 1));
    for (int i = 1; i < calls.size(); i++) {
      assertTrue(calls.get(i - 1).get(0) <= calls.get(i).get(0), calls::toString);
      assertTrue(calls.get(i - 1).get(1) <= calls.get(i).get(1), calls::toString);
    }
  }

  @Test
  void onProgress_ofAStream_hasNoTotal() throws IOException {
    List<Long> totals = new ArrayList<>();
    Dump.reader()
        .onProgress((bytesRead, totalBytes, records) -> totals.add(totalBytes))
        .read(DumpSource.of(sample()));
    assertEquals(List.of(0L), totals);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void read_streamThatFails_passesItsExceptionOn(int threads) {
    IOException failure = new IOException("disk on fire");
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw failure;
          }

          @Override
          public int read(byte[] into, int at, int length) throws IOException {
            throw failure;
          }
        };
    InputStream stream = new SequenceInputStream(sample(), broken);
    DumpReader reader = Dump.reader().threads(threads).chunkBytes(4096);
    UncheckedIOException e =
        assertThrows(UncheckedIOException.class, () -> reader.read(DumpSource.of(stream)));
    assertSame(failure, e.getCause());
    assertEquals("disk on fire", e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void stream_consumerThatFails_passesItsExceptionOn(int threads) {
    IllegalStateException failure = new IllegalStateException("enough");
    DumpReader reader = Dump.reader().threads(threads).chunkBytes(4096);
    assertSame(
        failure,
        assertThrows(
            IllegalStateException.class,
            () ->
                reader.stream(
                    DumpSource.of(sample()),
                    batch -> {
                      throw failure;
                    })));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void read_onAnInterruptedThread_stops(int threads) throws IOException {
    DumpReader reader = Dump.reader().threads(threads).chunkBytes(4096);
    Path file = Samples.path(Samples.V6_12_B);
    try {
      Thread.currentThread().interrupt();
      assertInterrupted(() -> reader.read(file));
      assertTrue(Thread.currentThread().isInterrupted());
      assertInterrupted(() -> reader.read(DumpSource.of(sample())));
    } finally {
      assertTrue(Thread.interrupted());
    }
    assertEquals(144, reader.read(file).size());
  }

  private static void assertInterrupted(Executable reading) {
    UncheckedIOException e = assertThrows(UncheckedIOException.class, reading);
    assertInstanceOf(InterruptedIOException.class, e.getCause());
  }

  @Test
  void read_interruptedWhileItWaits_stops() throws InterruptedException {
    CountDownLatch waiting = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    InputStream endless =
        new InputStream() {
          @Override
          public int read() throws IOException {
            waiting.countDown();
            try {
              never.await();
            } catch (InterruptedException e) {
              throw new InterruptedIOException("waiting");
            }
            return -1;
          }

          @Override
          public int read(byte[] into, int at, int length) throws IOException {
            return read();
          }
        };
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread reading =
        new Thread(
            () ->
                thrown.set(
                    assertThrows(
                            UncheckedIOException.class,
                            () -> Dump.reader().threads(2).read(DumpSource.of(endless)))
                        .getCause()));
    reading.start();
    waiting.await();
    reading.interrupt();
    reading.join();
    assertInstanceOf(InterruptedIOException.class, thrown.get());
  }
}
