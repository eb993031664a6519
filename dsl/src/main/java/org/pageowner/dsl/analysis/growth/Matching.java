package org.pageowner.dsl.analysis.growth;

import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.core.record.ReadReport;

/**
 * The allocations of the first and the last dump, and whether equal ones are the same.
 *
 * @param tracking whether records can be matched, or the reason why not
 * @param old the allocations of the first dump; {@code null} if they were not needed
 * @param young the allocations of the last dump; {@code null} if they were not needed
 */
record Matching(Tracking tracking, @Nullable Allocations old, @Nullable Allocations young) {
  /** Returns the matching of two snapshots. */
  static Matching of(Snapshot first, Snapshot last) {
    Dump before = first.dump();
    Dump after = last.dump();
    if (before == null || after == null) {
      return none(Tracking.STREAMED);
    }
    if (before.report().isInventory() || after.report().isInventory()) {
      return none(Tracking.INVENTORY);
    }
    if (isOf(ReadReport.Kind.SORTED, before, after)) {
      return none(Tracking.SORTED);
    }
    if (isOf(ReadReport.Kind.CENSUS, before, after)) {
      return none(Tracking.CENSUS);
    }
    Allocations old = Allocations.of(before);
    Allocations young = Allocations.of(after);
    return new Matching(Tracking.between(before, old, after, young), old, young);
  }

  private static boolean isOf(ReadReport.Kind kind, Dump before, Dump after) {
    return before.report().kind() == kind || after.report().kind() == kind;
  }

  private static Matching none(Tracking tracking) {
    return new Matching(tracking, null, null);
  }
}
