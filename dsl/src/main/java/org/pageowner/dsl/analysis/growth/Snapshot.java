package org.pageowner.dsl.analysis.growth;

import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.dsl.Query;

/**
 * What was there at one moment.
 *
 * @param query asks it
 * @param dump the same in memory, if it is a dump that was loaded
 */
record Snapshot(Query query, @Nullable Dump dump) {
  /** A dump in memory. */
  static Snapshot of(Dump dump) {
    return new Snapshot(Query.from(dump), dump);
  }

  /** What a query asks, whose dump is not known. */
  static Snapshot of(Query query) {
    return new Snapshot(query, null);
  }
}
