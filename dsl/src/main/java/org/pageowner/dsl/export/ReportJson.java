package org.pageowner.dsl.export;

import java.io.IOException;
import java.util.List;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.Oddity;
import org.pageowner.core.record.ReadReport;

/**
 * Writes a read report as a JSON object on one line.
 *
 * <p>Its fields: {@code source}; {@code kind}, as {@link ReadReport.Kind#text()} has it; the
 * numbers {@code records}, {@code times}, {@code pages}, {@code bytes}, {@code record_bytes},
 * {@code skipped_bytes}, {@code tail_bytes}, {@code stacks}, {@code early_pages}, {@code
 * unmatched_handles}, {@code unknown_lines} and {@code malformed}; {@code malformed_samples}, the
 * first ones, each with {@code line}, {@code offset}, {@code reason} and {@code excerpt}; {@code
 * dialects}, a list of kernel ranges; {@code truncated_tail}, true or false; and, of an input
 * without records, {@code explanation}: what it is, if that is known.
 */
public final class ReportJson {
  private ReportJson() {}

  /**
   * Writes the report and a line feed.
   *
   * @throws IOException if {@code out} cannot be written
   */
  public static void write(ReadReport report, Appendable out) throws IOException {
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
    if (report.explanation() != null) {
      JsonText.appendText(json.append(",\"explanation\":"), report.explanation());
    }
    out.append(json.append("}\n"));
  }

  private static void append(StringBuilder json, String name, long number) {
    json.append(",\"").append(name).append("\":").append(number);
  }

  private static void append(StringBuilder json, String name, List<Oddity> oddities) {
    json.append(",\"").append(name).append("\":[");
    for (int i = 0; i < oddities.size(); i++) {
      json.append(i == 0 ? "" : ",");
      append(json, oddities.get(i));
    }
    json.append(']');
  }

  private static void append(StringBuilder json, Oddity oddity) {
    json.append("{\"line\":").append(oddity.line());
    json.append(",\"offset\":").append(oddity.offset());
    JsonText.appendText(json.append(",\"reason\":"), oddity.reason());
    JsonText.appendText(json.append(",\"excerpt\":"), oddity.excerpt());
    json.append('}');
  }
}
