package org.pageowner.dsl.analysis.fragmentation;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A zone of a node; {@code null} for numbers that a record does not print. */
record ZoneId(@Nullable Long node, @Nullable Long zone) {
  /** The zone of records that print neither number. */
  static final ZoneId UNKNOWN = new ZoneId(null, null);

  /** The order by node, then by zone; unknown numbers come first. */
  static final Comparator<ZoneId> ORDER =
      Comparator.comparing(ZoneId::node, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(ZoneId::zone, Comparator.nullsFirst(Comparator.naturalOrder()));
}
