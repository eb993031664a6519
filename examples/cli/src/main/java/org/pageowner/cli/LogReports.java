package org.pageowner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pageowner.core.record.LogReport;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;

/** The first reports of a kernel log, for people; all are counted. */
final class LogReports {
  /** Maximum number of reports that are shown. */
  static final int SHOWN = 20;

  private final List<String> texts = new ArrayList<>();
  private long count;

  /** Takes the reports of a batch; one of a dump has none. */
  void add(RecordBatch batch) {
    for (int row = 0;
        row < batch.size() && batch.dialect(row).kind() == ReadReport.Kind.LOG;
        row++) {
      LogReport report = batch.logReport(row);
      if (report != null) {
        count++;
        if (texts.size() < SHOWN) {
          texts.add(report.toString());
        }
      }
    }
  }

  /** The reports with an empty line before each, or an empty text. */
  String text() {
    StringBuilder all = new StringBuilder();
    texts.forEach(text -> all.append('\n').append(text).append('\n'));
    if (count > texts.size()) {
      all.append(String.format(Locale.ROOT, "\nand %,d more\n", count - texts.size()));
    }
    return all.toString();
  }
}
