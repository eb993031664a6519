package org.pageowner.dsl.analysis.growth;

import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.dsl.Query;

/**
 * The state at one point in time.
 *
 * @param query the query on it
 * @param dump the dump, if it is in memory
 */
record Snapshot(Query query, @Nullable Dump dump) {
  /** Returns the snapshot of a dump in memory. */
  static Snapshot of(Dump dump) {
    return new Snapshot(Query.from(dump), dump);
  }

  /** Returns the snapshot of a query whose dump is unknown. */
  static Snapshot of(Query query) {
    return new Snapshot(query, null);
  }
}
