package org.pageowner.dsl.export;

import org.pageowner.core.record.LogReport;
import org.pageowner.dsl.internal.format.JsonText;

/** What a kernel log says besides a record, as members of the record's object. */
final class LogReportJson {
  private LogReportJson() {}

  static void append(StringBuilder out, LogReport log) {
    out.append(",\"line\":").append(log.line());
    LogReport.State state = log.state();
    JsonText.appendText(out.append(",\"state\":"), state == null ? null : state.word());
    JsonText.appendText(out.append(",\"reason\":"), log.reason());
    JsonText.appendNumber(out.append(",\"free_pid\":"), log.freePid());
    JsonText.appendNumber(out.append(",\"free_tgid\":"), log.freeTgid());
    JsonText.appendNumber(out.append(",\"free_stack_ts\":"), log.freeTs());
    JsonText.appendFrames(out.append(",\"free_stacktrace\":"), log.freeStack());
  }
}
