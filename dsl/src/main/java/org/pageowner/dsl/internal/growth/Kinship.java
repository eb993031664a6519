package org.pageowner.dsl.internal.growth;

import org.pageowner.core.Dump;

/** Whether the records of two dumps can be told apart, or why not. */
public enum Kinship {
  /** They are of one boot, and say when each record was made. */
  ONE_BOOT,

  /** They are of different boots, or nothing has stayed. */
  OTHER_BOOT,

  /** The records do not say when they were made. */
  NO_TIMES,

  /** There are no records. */
  INVENTORY,

  /** One of them is page_owner_sort's output, whose blocks represent many records. */
  SORTED,

  /** One of them is not in memory. */
  STREAMED;

  /** That of two dumps in memory, whose allocations are known. */
  static Kinship of(Dump before, Allocations old, Dump after, Allocations young) {
    if (old.size() == 0 || young.size() == 0) {
      return before.size() == 0 || after.size() == 0 ? OTHER_BOOT : NO_TIMES;
    }
    // What is as old as the first dump was there when it was taken, if the boot is the same. By
    // chance alone hardly any record of another boot has the same nanosecond at the same place.
    long stayed = young.among(old);
    return stayed * 2 < young.until(old.newest()) || stayed == 0 ? OTHER_BOOT : ONE_BOOT;
  }
}
