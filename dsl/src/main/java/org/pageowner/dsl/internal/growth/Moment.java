package org.pageowner.dsl.internal.growth;

import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.dsl.Query;

/**
 * What was there at one moment.
 *
 * @param query asks it
 * @param dump the same in memory, if it is a dump that was loaded
 */
public record Moment(Query query, @Nullable Dump dump) {
  /** A dump in memory. */
  public static Moment of(Dump dump) {
    return new Moment(Query.from(dump), dump);
  }

  /** What a query asks, whose dump is not known. */
  public static Moment of(Query query) {
    return new Moment(query, null);
  }
}
