package org.pageowner.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.pageowner.core.Dump;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.Query;

class SortedOutputFuzzTest {
  private static final byte[] BLOCK =
      "1 times, 1 pages, PID 1\n".getBytes(StandardCharsets.ISO_8859_1);

  /** The input comes after a block, so that all of it is read as such output. */
  @FuzzTest(maxDuration = "24h")
  void read(byte[] data) throws IOException {
    byte[] text = new byte[BLOCK.length + data.length];
    System.arraycopy(BLOCK, 0, text, 0, BLOCK.length);
    System.arraycopy(data, 0, text, BLOCK.length, data.length);
    Dump dump = Checks.read(text, Dump.reader());
    ReadReport report = dump.report();
    assertEquals(ReadReport.Kind.SORTED, report.kind());
    long times = 0;
    for (RecordBatch batch : dump.batches()) {
      for (int row = 0; row < batch.size(); row++) {
        times = Math.max(times, times + batch.times().get(row));
      }
    }
    if (times < Long.MAX_VALUE / 2) {
      assertEquals(times, report.times());
    }
    Query.from(dump).run();
  }
}
