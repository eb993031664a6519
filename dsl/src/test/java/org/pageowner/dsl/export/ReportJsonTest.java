package org.pageowner.dsl.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.core.record.ReadReport;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;

class ReportJsonTest {
  @Test
  void write_cutDump_saysSo() throws IOException {
    String whole = new String(DumpBuilder.of(Form.V6_7).record().bytes(), StandardCharsets.UTF_8);
    ReadReport report = Dump.parse(whole + "noise\n" + whole.substring(0, 70)).report();

    JsonNode json = json(report);

    assertEquals(report.source(), json.get("source").textValue());
    assertEquals(report.records(), json.get("records").longValue());
    assertEquals(report.pages(), json.get("pages").longValue());
    assertEquals(report.bytes(), json.get("bytes").longValue());
    assertEquals(
        report.bytes(),
        json.get("record_bytes").longValue()
            + json.get("skipped_bytes").longValue()
            + json.get("tail_bytes").longValue());
    assertEquals(report.stacks(), json.get("stacks").longValue());
    assertEquals(report.earlyPages(), json.get("early_pages").longValue());
    assertEquals(report.unknownLines(), json.get("unknown_lines").longValue());
    assertEquals(report.malformed(), json.get("malformed").longValue());
    assertTrue(json.get("truncated_tail").booleanValue());
    assertEquals("6.7+", json.get("dialects").get(0).textValue());
    assertEquals(report.samples().size(), json.get("malformed_samples").size());
    JsonNode sample = json.get("malformed_samples").get(0);
    assertEquals(report.samples().get(0).line(), sample.get("line").longValue());
    assertEquals(report.samples().get(0).offset(), sample.get("offset").longValue());
    assertEquals(report.samples().get(0).reason(), sample.get("reason").textValue());
    assertEquals(report.samples().get(0).excerpt(), sample.get("excerpt").textValue());
  }

  private static JsonNode json(ReadReport report) throws IOException {
    StringBuilder out = new StringBuilder();
    Answer.of(report).writeTo(out, Format.JSON);
    assertEquals(out.length() - 1, out.indexOf("\n"), "one line");
    return new ObjectMapper().readTree(out.toString());
  }
}
