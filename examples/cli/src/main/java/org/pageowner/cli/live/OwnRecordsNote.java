package org.pageowner.cli.live;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.LiveSource;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.ReadReport;

/** The reason why this process's own records of a running kernel cannot be recognised. */
public final class OwnRecordsNote {
  private static final Set<Dialect> WITHOUT_TGID = EnumSet.range(Dialect.V2_6, Dialect.V5_13);

  private OwnRecordsNote() {}

  /** Returns the reason; empty if they can be. */
  public static Optional<String> of(@Nullable LiveSource live, ReadReport report) {
    if (live == null || report.records() == 0) {
      return Optional.empty();
    }
    if (live.ownTgid().isEmpty()) {
      return Optional.of(
          "no record is known to be pageowner's own, so they count, too: this process is in a pid"
              + " namespace and does not know the number that the kernel prints for it");
    }
    return Collections.disjoint(report.dialects(), WITHOUT_TGID)
        ? Optional.empty()
        : Optional.of(
            "no record is known to be pageowner's own, so they count, too: this kernel prints no"
                + " tgid, as kernels before 5.18");
  }
}
