package org.pageowner.dsl.internal.layout;

import java.util.StringJoiner;
import org.pageowner.core.record.ReadReport;

/** Explains why an input is incomplete. */
public final class IncompleteInput {
  private IncompleteInput() {}

  /** Returns the name of the input and the reasons for which it is incomplete. */
  public static String of(ReadReport report) {
    StringJoiner reasons = new StringJoiner(", and ");
    if (report.truncatedTail()) {
      reasons.add("it ends within a record, or before the empty line after it");
    }
    if (report.stopped() != null) {
      reasons.add(report.stopped());
    }
    if (report.malformed() > 0) {
      boolean one = report.malformed() == 1;
      reasons.add(
          Amount.count(report.malformed(), "piece")
              + (one ? " of it is" : " of it are")
              + " not as a kernel prints it");
    }
    return report.source() + " is incomplete: " + reasons;
  }
}
