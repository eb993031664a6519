package org.pageowner.dsl.internal.layout;

import java.util.StringJoiner;
import org.pageowner.core.record.ReadReport;

/** Says why an input is not whole, to who relied on all of it. */
public final class IncompleteInput {
  private IncompleteInput() {}

  /** The input's name, and what is wrong with it: it is not whole. */
  public static String of(ReadReport report) {
    StringJoiner reasons = new StringJoiner(", and ");
    if (report.truncatedTail()) {
      reasons.add("it ends within a record, or before the empty line after it");
    }
    if (report.malformed() > 0) {
      boolean one = report.malformed() == 1;
      reasons.add(
          Amount.count(report.malformed(), "piece")
              + (one ? " of it is" : " of it are")
              + " not as a kernel prints it");
    }
    return report.source() + " is not whole: " + reasons;
  }
}
