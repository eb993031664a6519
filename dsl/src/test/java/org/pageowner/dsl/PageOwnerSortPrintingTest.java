package org.pageowner.dsl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;
import org.pageowner.testing.RecordDraft;

/** The output of more groups than one thread prints at a time. */
class PageOwnerSortPrintingTest {
  private static final int GROUPS = 20_000;
  private static final PageOwnerSort SORT = PageOwnerSort.parse(List.of("-p", "in", "out"));

  private static Dump manyGroups() {
    DumpBuilder dump = DumpBuilder.of(Form.V6_7);
    for (int i = 0; i < GROUPS; i++) {
      dump.record(new RecordDraft().pid(1 + (i * 7919) % GROUPS));
    }
    return Dump.parse(dump.latin1());
  }

  @Test
  void run_manyGroups_writesThemInOrder() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SORT.run(manyGroups(), out);
    int[] pids =
        out.toString(java.nio.charset.StandardCharsets.ISO_8859_1)
            .lines()
            .filter(line -> line.startsWith("Page allocated"))
            .mapToInt(line -> Integer.parseInt(line.replaceAll(".*, pid (\\d+),.*", "$1")))
            .toArray();
    assertEquals(GROUPS, pids.length);
    assertArrayEquals(java.util.stream.IntStream.rangeClosed(1, GROUPS).toArray(), pids);
  }

  @Test
  void run_interruptedThread_stopsAndStaysInterrupted() {
    Dump dump = manyGroups();
    Thread.currentThread().interrupt();
    try {
      assertThrows(
          InterruptedIOException.class, () -> SORT.run(dump, OutputStream.nullOutputStream()));
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void run_outputThatFails_throwsItsException() {
    Dump dump = manyGroups();
    IOException full = new IOException("no space left");
    OutputStream failing =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw full;
          }
        };
    assertEquals(full, assertThrows(IOException.class, () -> SORT.run(dump, failing)));
  }

  @Test
  void run_manyLongRecords_writesAllOfThem() throws IOException {
    List<String> frames = java.util.Collections.nCopies(400, "some_function_of_ours+0x1/0x2");
    DumpBuilder dump = DumpBuilder.of(Form.V6_7);
    int records = 1_000;
    for (int i = 0; i < records; i++) {
      dump.record(new RecordDraft().pid(1_000 + i).frames(frames));
    }
    assertEquals(expected(dump.latin1()), sorted(dump.latin1()));
  }

  /** Irregular and regular records are written in one order. */
  @Test
  void run_manyRecordsSomeIrregular_writesAllTexts() throws IOException {
    DumpBuilder dump = DumpBuilder.of(Form.V6_7);
    for (int i = 0; i < GROUPS; i++) {
      RecordDraft draft = new RecordDraft().pid(10_000 + i);
      dump.record(i % 7 == 0 ? draft.handle(i) : draft);
    }
    String odd = dump.latin1().replaceAll("order 0(, .*, pid \\d*3,)", "order 00$1");
    assertEquals(expected(odd), sorted(odd));
  }

  private static String sorted(String dump) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SORT.run(Dump.parse(dump), out);
    return out.toString(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /** Returns the output for records that are already sorted and each a separate group. */
  private static String expected(String dump) {
    return dump.replaceAll("(?m)^PFN.*\n", "")
        .replaceAll(", ts \\d+ ns", ", ts  ns")
        .replaceAll(
            "(?m)^Page allocated", "1 times, 1 pages, allocated by OTHERS :\nPage allocated");
  }
}
