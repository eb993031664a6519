package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pageowner.core.record.MalformedPart;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.ReadReport;
import org.pageowner.testing.Samples;

/** The malformed parts that a reader hands on, with their text. */
class MalformedPartTest {
  private final List<MalformedPart> parts = new ArrayList<>();

  private Dump read(String text) {
    return Dump.reader().onMalformed(parts::add).parse(text);
  }

  @Test
  void textBetweenRecords_isAPartWithoutARecord() {
    String dump = SmallDump.text();
    read(dump + "rubbish\nmore\n\n" + dump);
    assertEquals(1, parts.size());
    MalformedPart part = parts.get(0);
    assertEquals("rubbish\nmore\n\n", part.text());
    assertEquals(dump.length(), part.diagnostic().offset());
    assertEquals(1 + dump.lines().count(), part.diagnostic().line());
    assertEquals(-1, part.record());
  }

  @Test
  void recordThatIsReadInPart_isNamed() {
    String dump = SmallDump.text();
    String damaged = dump.replaceFirst("PFN 0x[0-9a-f]+ ", "PFN zero ").replace("\u0000", "");
    Dump read = read(dump + damaged);
    MalformedPart part = parts.get(0);
    assertEquals(3, part.record(), parts::toString);
    PageRecord record = read.get(3);
    assertTrue(part.text().startsWith("Page allocated via order " + record.order()));
  }

  @Test
  void cutDump_hasItsEndAsAPart() {
    String dump = SmallDump.text();
    int end = dump.length() - 30;
    read(dump.substring(0, end));
    assertEquals(1, parts.size());
    assertTrue(dump.substring(0, end).endsWith(parts.get(0).text()), parts::toString);
    assertEquals("the last record is cut or not closed", parts.get(0).diagnostic().reason());
  }

  @Test
  void cutGzip_hasAPartWithoutText() throws Exception {
    byte[] packed = Samples.bytes(Samples.V6_12_MIXED);
    byte[] cut = java.util.Arrays.copyOf(packed, packed.length / 2);
    Dump read =
        Dump.reader()
            .onMalformed(parts::add)
            .read(DumpSource.of(new ByteArrayInputStream(cut), "cut.gz"));
    assertTrue(read.report().truncatedTail());
    assertEquals("", parts.get(parts.size() - 1).text());
    assertTrue(
        parts.get(parts.size() - 1).diagnostic().reason().startsWith("the gzip stream is cut"));
    assertEquals("cut.gz", read.report().source());
  }

  @Test
  void inventoryWithManyFaults_hasAPartThatCountsTheRest() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      text.append(" f").append(i).append("+0x1/0x2\nnr_base_pages: x\n\n");
      text.append(" g").append(i).append("+0x1/0x2\nnr_base_pages: 7\n\n");
    }
    ReadReport report = read(text.toString()).report();
    assertTrue(report.malformed() > ReadReport.MAX_SAMPLES, report::toString);
    assertEquals(ReadReport.MAX_SAMPLES + 1, parts.size());
    assertEquals(
        "further malformed parts: " + (report.malformed() - ReadReport.MAX_SAMPLES),
        parts.get(ReadReport.MAX_SAMPLES).diagnostic().reason());
  }
}
