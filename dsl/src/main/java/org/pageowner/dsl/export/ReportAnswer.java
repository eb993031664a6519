package org.pageowner.dsl.export;

import java.io.IOException;
import java.util.Set;
import org.pageowner.core.record.ReadReport;

/** Writes a read report. */
record ReportAnswer(ReadReport report) implements Answer {
  private static final Set<Format> FORMATS = Set.of(Format.TEXT, Format.JSON, Format.HTML);

  @Override
  public Set<Format> formats() {
    return FORMATS;
  }

  @Override
  public void writeTo(Appendable out, Format format, Layout layout) throws IOException {
    switch (format) {
      case TEXT -> out.append(report.toString()).append('\n');
      case JSON -> out.append(ReportJson.of(report)).append('\n');
      case HTML -> out.append(report.toHtml()).append('\n');
      default -> throw format.notAmong(FORMATS);
    }
  }

  @Override
  public String toString() {
    return report.toString();
  }
}
