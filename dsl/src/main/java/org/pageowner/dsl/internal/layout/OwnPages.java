package org.pageowner.dsl.internal.layout;

import java.util.Optional;
import org.pageowner.core.record.ReadReport;

/**
 * The records of this process that the reading of a running kernel left out, as a note that fits a
 * summary's line of 80 characters.
 */
public final class OwnPages {
  private OwnPages() {}

  /** Returns the note; empty if no record was left out. */
  public static Optional<String> of(ReadReport report, long pageSize) {
    if (report.ownRecords() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        "read "
            + Amount.number(report.records() + report.ownRecords())
            + "; of these pageowner's own: "
            + Amount.pages(report.ownPages(), pageSize)
            + ", left out");
  }
}
