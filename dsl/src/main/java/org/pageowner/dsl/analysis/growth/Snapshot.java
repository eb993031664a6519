package org.pageowner.dsl.analysis.growth;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.dsl.Query;

/**
 * The state at one point in time.
 *
 * @param query the query on it
 * @param dump the dump, if it is in memory
 */
record Snapshot(Query query, @Nullable Dump dump) {
  /** The records of a source. */
  static Snapshot of(DumpSource source) {
    return new Snapshot(Query.from(source), source instanceof Dump dump ? dump : null);
  }

  /** Returns the snapshot of a query whose dump is unknown. */
  static Snapshot of(Query query) {
    return new Snapshot(query, null);
  }

  /** Checks that neither an array of arguments nor one of them is {@code null}. */
  static void requireAll(Object[] values, String name) {
    Objects.requireNonNull(values, name);
    for (Object value : values) {
      Objects.requireNonNull(value, name);
    }
  }
}
