package org.pageowner.dsl.analysis.growth;

import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.dsl.Query;

/**
 * What was there at one moment.
 *
 * @param query asks it
 * @param dump the same in memory, if it is a dump that was loaded
 */
record Snapshot(Query query, @Nullable Dump dump) {
  /** The records of a source. */
  static Snapshot of(DumpSource source) {
    return new Snapshot(Query.from(source), source instanceof Dump dump ? dump : null);
  }

  /** What a query asks, whose dump is not known. */
  static Snapshot of(Query query) {
    return new Snapshot(query, null);
  }
}
