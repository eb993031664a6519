package org.pageowner.core.record;

import java.util.List;
import java.util.Locale;

/** The text of a {@link ReadReport} for people. */
final class ReadReportText {
  private final ReadReport report;

  ReadReportText(ReadReport report) {
    this.report = report;
  }

  /** Returns the report as a few lines of text. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(amount());
    text.append(
        format(
            "%,d bytes: %,d in %s, %,d skipped, %,d in a cut tail\n",
            report.bytes(),
            report.recordBytes(),
            unit(),
            report.skippedBytes(),
            report.tailBytes()));
    text.append("kernels: ");
    text.append(
        report.dialects().isEmpty()
            ? "-"
            : String.join(", ", report.dialects().stream().map(Dialect::kernels).toList()));
    text.append(format("\nearly pages: %,d\n", report.earlyPages()));
    if (report.stacksFrom() != null) {
      text.append(format("stacks of handles from: %s\n", report.stacksFrom()));
    }
    if (report.unmatchedHandles() > 0) {
      text.append(format("records whose handle has no stack: %,d\n", report.unmatchedHandles()));
    }
    if (report.ownPages() > 0) {
      text.append(
          format(
              "left out, of the reading process: %,d records, %,d pages\n",
              report.ownRecords(), report.ownPages()));
    }
    if (report.records() == 0) {
      text.append(withoutRecords()).append(report.isClean() ? "" : "\n");
    } else if (report.isClean()) {
      text.append("nothing unusual");
    }
    if (!report.isClean()) {
      appendDiagnostics(text);
    }
    return text.toString();
  }

  private String amount() {
    return switch (report.kind()) {
      case DUMP, LOG ->
          format(
              "%s: %,d records, %,d pages, %,d stacks\n",
              report.source(), report.records(), report.pages(), report.stacks());
      case STACKS ->
          format(
              "%s: an inventory of %,d stacks, %,d pages\n",
              report.source(), report.records(), report.pages());
      case MODULES ->
          format(
              "%s: an inventory of %,d modules, %,d pages\n",
              report.source(), report.records(), report.pages());
      case SORTED ->
          format(
              "%s: output of page_owner_sort, %,d blocks that represent %,d records, %,d pages\n",
              report.source(), report.records(), report.times(), report.pages());
      case CENSUS ->
          format(
              "%s: a census of %s: %,d groups that represent %,d records, %,d pages\n",
              report.source(),
              report.census() == null ? "unknown hosts" : report.census(),
              report.records(),
              report.times(),
              report.pages());
    };
  }

  private String unit() {
    return switch (report.kind()) {
      case DUMP, LOG -> "records";
      case STACKS -> "stacks";
      case MODULES -> "modules";
      case SORTED -> "blocks";
      case CENSUS -> "groups";
    };
  }

  private String withoutRecords() {
    String explanation = report.explanation();
    if (explanation != null) {
      return "no record: " + explanation;
    }
    if (report.bytes() == 0 && report.stopped() != null) {
      return "no record: the reading was stopped before the first one";
    }
    if (report.bytes() == 0) {
      return "no record: the input is empty";
    }
    return format("no record: none of the %,d bytes could be read as one", report.bytes());
  }

  private void appendDiagnostics(StringBuilder text) {
    text.append(
        format("%,d malformed, %,d unknown lines", report.malformed(), report.unknownLines()));
    if (report.truncatedTail()) {
      text.append(", the last record is cut or not closed");
    }
    if (report.stopped() != null) {
      text.append(", stopped: ").append(report.stopped());
    }
    CensusRows.Header census = report.census();
    long onHosts = 0;
    if (census != null) {
      onHosts = census.malformed() + census.lost();
      text.append(
          format(
              "\n  of these on the hosts: %,d malformed, %,d lost by kernels",
              census.malformed(), census.lost()));
    }
    append(text, report.samples(), report.malformed() - onHosts);
    append(text, report.unknownLineSamples(), report.unknownLines());
  }

  private static void append(StringBuilder text, List<Diagnostic> described, long all) {
    for (Diagnostic diagnostic : described) {
      text.append("\n  ").append(diagnostic);
    }
    if (all > described.size()) {
      text.append(format("\n  and %,d more", all - described.size()));
    }
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
