package org.pageowner.dsl.analysis.growth;

import org.pageowner.core.Dump;

/**
 * Whether allocations of the first dump could be found again in the last one, by page frame, time
 * of allocation and order.
 */
public enum Tracking {
  /** Both dumps are of one boot: each record is a survivor, gone, or new since. */
  ONE_BOOT("one boot: each record is told to have stayed, gone, or come"),

  /**
   * They are of different boots, or nothing has stayed: fewer than half of the last dump's records
   * that are as old as the first dump's stand in it.
   */
  OTHER_BOOT("not of one boot, or nothing stayed: no record is said to have stayed"),

  /** The records have no times of allocation, as before kernel 5.11. */
  NO_TIMES("records without times of allocation cannot be told apart"),

  /** What is compared are inventories of stacks, which have no records. */
  INVENTORY("inventories of stacks have no records to tell apart"),

  /** One of them is the output of page_owner_sort, whose blocks represent many records each. */
  SORTED("output of page_owner_sort has no single records to tell apart"),

  /** The dumps were streamed, not loaded, so that there was no room to remember each record. */
  STREAMED("streamed: records were not told apart; load the dumps for that");

  private final String description;

  Tracking(String description) {
    this.description = description;
  }

  /** Compares two dumps in memory, whose allocations are known. */
  static Tracking between(Dump before, Allocations old, Dump after, Allocations young) {
    if (old.size() == 0 || young.size() == 0) {
      return before.size() == 0 || after.size() == 0 ? OTHER_BOOT : NO_TIMES;
    }
    // Records as old as the first dump were there when it was taken, if the boot is the same. By
    // chance alone hardly any record of another boot has the same nanosecond at the same place.
    int stayed = young.among(old);
    return stayed * 2L < young.until(old.newest()) || stayed == 0 ? OTHER_BOOT : ONE_BOOT;
  }

  /** Returns the meaning, for people. */
  public String description() {
    return description;
  }
}
