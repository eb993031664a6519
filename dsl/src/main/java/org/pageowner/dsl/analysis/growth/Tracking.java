package org.pageowner.dsl.analysis.growth;

import org.pageowner.core.Dump;

/**
 * Whether records of the first dump could be matched with records of the last one, by page frame,
 * time of allocation and order.
 */
public enum Tracking {
  /** Both dumps are of one boot: each record is a survivor, gone, or new. */
  ONE_BOOT("one boot: each record is known to have stayed, gone, or come"),

  /**
   * The dumps are of different boots, or nothing has stayed: fewer than half of the last dump's
   * records that are as old as the first dump are in it.
   */
  OTHER_BOOT("not of one boot, or nothing stayed: no record is counted as a survivor"),

  /** The records have no times of allocation, as before kernel 5.11. */
  NO_TIMES("records without times of allocation cannot be tracked"),

  /** Inventories of stacks are compared, which have no records. */
  INVENTORY("inventories of stacks have no records to track"),

  /** One input is the output of page_owner_sort, whose blocks represent many records each. */
  SORTED("output of page_owner_sort has no single records to track"),

  /** One input is a census, whose rows represent many records each. */
  CENSUS("a census has no single records to track"),

  /** The dumps were streamed, not loaded, so records were not stored. */
  STREAMED("streamed: records were not tracked; load the dumps for that");

  private final String description;

  Tracking(String description) {
    this.description = description;
  }

  /** Compares two dumps in memory. */
  static Tracking between(Dump before, Allocations old, Dump after, Allocations young) {
    if (old.size() == 0 || young.size() == 0) {
      return before.size() == 0 || after.size() == 0 ? OTHER_BOOT : NO_TIMES;
    }
    // Records of the last dump that are as old as the first dump existed when it was taken, if the
    // boot is the same. Records of another boot hardly ever have the same nanosecond in the same
    // page frame by chance.
    int stayed = young.countIn(old);
    return stayed * 2L < young.countUntil(old.newest()) || stayed == 0 ? OTHER_BOOT : ONE_BOOT;
  }

  /** Returns a description for people. */
  public String description() {
    return description;
  }
}
