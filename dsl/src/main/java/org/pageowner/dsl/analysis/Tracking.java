package org.pageowner.dsl.analysis;

import org.pageowner.dsl.internal.growth.Kinship;

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

  static Tracking of(Kinship dumps) {
    return switch (dumps) {
      case ONE_BOOT -> ONE_BOOT;
      case OTHER_BOOT -> OTHER_BOOT;
      case NO_TIMES -> NO_TIMES;
      case INVENTORY -> INVENTORY;
      case SORTED -> SORTED;
      case STREAMED -> STREAMED;
    };
  }

  /** What it means, for people. */
  public String description() {
    return description;
  }
}
