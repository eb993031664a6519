package org.pageowner.dsl.analysis.fragmentation;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A zone of a node, as far as a record prints them. */
record ZoneId(@Nullable Long node, @Nullable Long zone) {
  /** Where nothing is printed. */
  static final ZoneId UNKNOWN = new ZoneId(null, null);

  /** By node, then zone; what is not known comes first. */
  static final Comparator<ZoneId> ORDER =
      Comparator.comparing(ZoneId::node, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(ZoneId::zone, Comparator.nullsFirst(Comparator.naturalOrder()));
}
