package org.pageowner.dsl.analysis.accounting;

import java.util.Objects;

/**
 * A part of the difference between a counter and the pages of a dump.
 *
 * @param reason the reason, a clause
 * @param pages the base pages that it adds to the counter less the dump; negative if it is the dump
 *     that has more
 * @param isExact whether the number follows from the dump and the files; if not, it is a maximum
 */
public record Reason(String reason, long pages, boolean isExact) {
  /** Checks the components. */
  public Reason {
    Objects.requireNonNull(reason, "reason");
  }
}
