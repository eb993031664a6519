package org.pageowner.benchmarks.synthetic;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.PID;
import static org.pageowner.dsl.Keys.STACKTRACE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.PageOwnerSort;
import org.pageowner.dsl.Query;

class SyntheticDumpTest {
  private static final int BYTES = 3_000_000;

  @ParameterizedTest
  @EnumSource
  void dump_ofTheSameSeed_isTheSame(Shape shape) throws IOException {
    assertArrayEquals(text(shape, 7, BYTES), text(shape, 7, BYTES));
    assertFalse(Arrays.equals(text(shape, 7, BYTES), text(shape, 8, BYTES)));
  }

  @ParameterizedTest
  @EnumSource
  void dump_ofFewerBytes_isTheBeginningOfALargerOne(Shape shape) throws IOException {
    byte[] large = text(shape, 1, BYTES);
    byte[] small = text(shape, 1, BYTES / 3);
    assertArrayEquals(small, Arrays.copyOf(large, small.length));
    assertTrue(small.length <= BYTES / 3 && small.length > BYTES / 3 - TextBuffer.RECORD);
  }

  @ParameterizedTest
  @EnumSource
  void dump_whenRead_isAsAKernelPrintsIt(Shape shape) throws IOException {
    Dump dump =
        Dump.reader().strict().read(DumpSource.of(SyntheticDump.ofRecords(shape, 3, 20_000)));
    ReadReport report = dump.report();
    assertTrue(report.isClean(), report::toString);
    assertEquals(20_000, report.records());
    assertEquals(0, report.unknownLines());
    assertEquals(report.bytes(), report.recordBytes());
    assertTrue(
        dump.batches().stream()
            .allMatch(
                batch -> {
                  for (int row = 0; row < batch.size(); row++) {
                    if (batch.isIrregular(row)) {
                      return false;
                    }
                  }
                  return true;
                }));
  }

  @ParameterizedTest
  @EnumSource
  void pfns_ofADump_ascendAndAreAligned(Shape shape) throws IOException {
    long last = -1;
    for (PageRecord record : Dump.read(DumpSource.of(SyntheticDump.ofRecords(shape, 1, 20_000)))) {
      long pfn = Objects.requireNonNull(record.pfn());
      assertTrue(pfn > last);
      assertEquals(0, pfn % record.pages());
      last = pfn + record.pages() - 1;
    }
  }

  /** The real dump: 96 % of one stack, neighbours of one stack 997 times in 1000. */
  @Test
  void real_isLikeTheDumpItIsFittedTo() throws IOException {
    Dump dump = Dump.read(DumpSource.of(SyntheticDump.ofRecords(Shape.REAL, 1, 400_000)));
    double most = Query.from(dump).cull(STACKTRACE).run().row(0).times() / 400_000.0;
    assertTrue(most > 0.93 && most < 0.995, () -> "share of the first stack: " + most);
    double stacks = sameAsBefore(dump, record -> Objects.requireNonNull(record.stack()));
    double pids = sameAsBefore(dump, record -> Objects.requireNonNull(record.pid()));
    assertTrue(stacks > 0.995 && stacks < 0.999, () -> "stack as before: " + stacks);
    assertTrue(pids > 0.985 && pids < 0.995, () -> "pid as before: " + pids);
  }

  @Test
  void varied_hasManyStacksAndGroups() throws IOException {
    Dump dump = Dump.read(DumpSource.of(SyntheticDump.ofRecords(Shape.VARIED, 1, 200_000)));
    assertTrue(dump.report().stacks() > 10_000);
    assertTrue(Query.from(dump).cull(STACKTRACE, PID).run().size() > 60_000);
  }

  @Test
  void unique_isMostlyWrittenBackBySort() throws IOException {
    Dump dump = Dump.read(DumpSource.of(SyntheticDump.ofRecords(Shape.UNIQUE, 1, 50_000)));
    ByteArrayOutputStream sorted = new ByteArrayOutputStream();
    PageOwnerSort.parse(List.of()).run(dump, sorted);
    long groups =
        sorted.toString(US_ASCII).lines().filter(line -> line.contains(" times, ")).count();
    assertTrue(groups > 45_000, () -> groups + " groups");
  }

  @Test
  void write_toAFile_writesWhatIsRead(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("dump.txt");
    SyntheticDump.ofBytes(Shape.REAL, 1, BYTES).write(file);
    assertArrayEquals(text(Shape.REAL, 1, BYTES), Files.readAllBytes(file));
  }

  private interface Field {
    Object of(PageRecord record);
  }

  private static double sameAsBefore(Dump dump, Field field) {
    long same = 0;
    Object before = "";
    for (PageRecord record : dump) {
      Object now = field.of(record);
      same += now.equals(before) ? 1 : 0;
      before = now;
    }
    return (double) same / dump.size();
  }

  private static byte[] text(Shape shape, long seed, long bytes) throws IOException {
    try (SyntheticDump dump = SyntheticDump.ofBytes(shape, seed, bytes)) {
      return dump.readAllBytes();
    }
  }
}
