package org.pageowner.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpReader;
import org.pageowner.core.DumpSource;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.export.Answer;
import org.pageowner.dsl.export.Format;

/** Properties that must hold for any input. */
final class Checks {
  private Checks() {}

  /** Reads an input as a loaded dump and as a stream, and checks that nothing is lost. */
  static Dump read(byte[] data, DumpReader reader) throws IOException {
    Dump dump = reader.read(DumpSource.of(new ByteArrayInputStream(data)));
    ReadReport report = dump.report();
    assertEquals(report.bytes(), report.recordBytes() + report.skippedBytes() + report.tailBytes());
    assertEquals(report.records(), dump.size());
    long pages = 0;
    for (PageRecord record : dump) {
      pages = Math.max(pages, pages + record.pages());
      assertEquals(record, record);
      assertTrue(record.hashCode() == record.hashCode());
    }
    assertTrue(report.pages() >= 0 && pages >= 0);
    StringBuilder json = new StringBuilder();
    for (RecordBatch batch : dump.batches()) {
      Answer.of(batch).writeTo(json, Format.NDJSON);
    }
    assertPrintable(json);
    assertEquals(
        report,
        reader.stream(
            DumpSource.of(new ByteArrayInputStream(data)), batch -> batch.record(0).text()));
    return dump;
  }

  /** No control character but the line end reaches a terminal or a line-based reader. */
  static void assertPrintable(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      assertTrue(c >= ' ' || c == '\n', () -> "control character " + (int) c);
      assertTrue(c < 0x7f || c > 0x9f, () -> "control character " + (int) c);
    }
  }
}
