package org.pageowner.dsl.export;

import java.util.List;
import org.pageowner.core.record.Diagnostic;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.internal.format.JsonText;

/** A read report as a JSON object on one line; {@link Answer#of(ReadReport)} lists its fields. */
final class ReportJson {
  private ReportJson() {}

  static StringBuilder of(ReadReport report) {
    StringBuilder json = new StringBuilder("{\"source\":");
    JsonText.appendText(json, report.source());
    JsonText.appendText(json.append(",\"kind\":"), report.kind().text());
    append(json, "records", report.records());
    append(json, "times", report.times());
    append(json, "pages", report.pages());
    append(json, "bytes", report.bytes());
    append(json, "record_bytes", report.recordBytes());
    append(json, "skipped_bytes", report.skippedBytes());
    append(json, "tail_bytes", report.tailBytes());
    append(json, "stacks", report.stacks());
    append(json, "early_pages", report.earlyPages());
    append(json, "unmatched_handles", report.unmatchedHandles());
    JsonText.appendText(json.append(",\"stacks_from\":"), report.stacksFrom());
    append(json, "unknown_lines", report.unknownLines());
    append(json, "unknown_line_samples", report.unknownLineSamples());
    append(json, "malformed", report.malformed());
    append(json, "malformed_samples", report.samples());
    json.append(",\"dialects\":");
    JsonText.appendTexts(json, report.dialects().stream().map(Dialect::kernels).toList());
    json.append(",\"truncated_tail\":").append(report.truncatedTail());
    if (report.stopped() != null) {
      JsonText.appendText(json.append(",\"stopped\":"), report.stopped());
    }
    if (report.ownRecords() > 0) {
      append(json, "own_records", report.ownRecords());
      append(json, "own_pages", report.ownPages());
    }
    if (report.explanation() != null) {
      JsonText.appendText(json.append(",\"explanation\":"), report.explanation());
    }
    return json.append('}');
  }

  private static void append(StringBuilder json, String name, long number) {
    json.append(",\"").append(name).append("\":").append(number);
  }

  private static void append(StringBuilder json, String name, List<Diagnostic> oddities) {
    json.append(",\"").append(name).append("\":[");
    for (int i = 0; i < oddities.size(); i++) {
      json.append(i == 0 ? "" : ",");
      append(json, oddities.get(i));
    }
    json.append(']');
  }

  private static void append(StringBuilder json, Diagnostic oddity) {
    json.append("{\"line\":").append(oddity.line());
    json.append(",\"offset\":").append(oddity.offset());
    JsonText.appendText(json.append(",\"reason\":"), oddity.reason());
    JsonText.appendText(json.append(",\"excerpt\":"), oddity.excerpt());
    json.append('}');
  }
}
