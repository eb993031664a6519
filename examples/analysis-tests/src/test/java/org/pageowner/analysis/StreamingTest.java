package org.pageowner.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.*;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpReader;
import org.pageowner.core.DumpSource;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.Samples;

/** One question to a dump in memory, a file, a packed file and a stream: one answer. */
class StreamingTest {
  private static final Plan QUESTION =
      Plan.EMPTY.cull(MODULE, NAME).measure(BYTES, FIRST_ALLOC_TS, distinct(STACKTRACE));

  @TempDir private Path folder;

  private static List<Row> rows(Table table) {
    return table.stream().toList();
  }

  @Test
  void answer_isTheSame_howeverTheDumpComesIn() throws IOException {
    Path plain = Samples.path(Samples.V6_12_HOSTILE);
    Path packed = folder.resolve("dump.txt.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(plain, out);
    }
    Table loaded = Query.from(Dump.read(plain)).with(QUESTION).run();
    assertEquals(rows(loaded), rows(Query.from(plain).with(QUESTION).run()));
    assertEquals(rows(loaded), rows(Query.from(packed).with(QUESTION).run()));
    assertEquals(rows(loaded), rows(Query.from(Dump.read(packed)).with(QUESTION).run()));
    try (InputStream stream = Files.newInputStream(packed)) {
      Table streamed = Query.from(DumpSource.of(stream)).with(QUESTION).run();
      assertEquals(rows(loaded), rows(streamed));
      assertEquals(loaded.totals(), streamed.totals());
    }
  }

  @Test
  void threads_doNotMatter() {
    Path plain = Samples.path(Samples.V6_12_B);
    DumpReader one = Dump.reader().threads(1);
    DumpReader four = Dump.reader().threads(4);
    assertEquals(
        rows(Query.from(DumpSource.of(plain).with(one)).with(QUESTION).run()),
        rows(Query.from(DumpSource.of(plain).with(four)).with(QUESTION).run()));
  }

  @Test
  void query_overAFile_canBeRunAgain() {
    Query query = Query.from(Samples.path(Samples.V6_12_A)).cull(ORDER);
    assertEquals(rows(query.run()), rows(query.run()));
  }

  @Test
  void dumpsThatAreLaidTogether_giveTheSumOfBoth() throws IOException {
    Path both = folder.resolve("both.txt");
    Files.write(both, Samples.bytes(Samples.V6_1_A));
    Files.write(both, Samples.bytes(Samples.V6_12_A), StandardOpenOption.APPEND);
    assertEquals(65 + 67, Query.from(both).cull(EARLY).run().totals().times());
    assertEquals(2, Dump.read(both).report().dialects().size());
  }

  @Test
  void progress_isTold_upToTheEnd() throws IOException {
    Path plain = Samples.path(Samples.V6_12_A);
    List<Long> read = new ArrayList<>();
    DumpReader reader =
        Dump.reader().onProgress((bytesRead, totalBytes, records) -> read.add(bytesRead));
    assertEquals(67, Query.from(DumpSource.of(plain).with(reader)).run().size());
    assertEquals(Files.size(plain), read.get(read.size() - 1));
  }

  @Test
  void answer_tellsWhatWasRead_alsoOfAStream() throws IOException {
    Path path = Samples.path(Samples.V6_12_A);
    Table table = Query.from(path).select(module("leaky")).cull(MODULE).run();
    assertEquals(Dump.read(path).report(), table.report());
    assertEquals(67, table.report().records());
    assertEquals(12, table.totals().times());
  }

  @Test
  void stream_isLeftOpen_forWhoOpenedIt() throws IOException {
    boolean[] closed = new boolean[1];
    InputStream stream =
        new ByteArrayInputStream(Samples.bytes(Samples.V6_12_A)) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    assertEquals(67, Dump.read(DumpSource.of(stream)).size());
    assertEquals(false, closed[0]);
    stream.close();
    assertTrue(closed[0]);
  }

  @Test
  void explain_tellsAFileFromMemory() throws IOException {
    Path path = Samples.path(Samples.V6_12_A);
    assertTrue(Query.from(path).cull(PID).explain().contains("streamed"));
    assertTrue(Query.from(Dump.read(path)).cull(PID).explain().contains("67 records in memory"));
  }
}
