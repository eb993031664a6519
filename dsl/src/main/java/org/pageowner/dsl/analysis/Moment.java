package org.pageowner.dsl.analysis;

import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.dsl.Query;

/**
 * What was there at one moment.
 *
 * @param query asks it
 * @param dump the same in memory, if it is a dump that was loaded
 */
record Moment(Query query, @Nullable Dump dump) {
  static Moment of(Dump dump) {
    return new Moment(Query.from(dump), dump);
  }

  static Moment of(Query query) {
    return new Moment(query, null);
  }
}
