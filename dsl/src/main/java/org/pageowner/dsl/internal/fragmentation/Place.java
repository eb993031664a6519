package org.pageowner.dsl.internal.fragmentation;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A zone of a node, as far as a record prints them. */
public record Place(@Nullable Long node, @Nullable Long zone) {
  /** Where nothing is printed. */
  static final Place UNKNOWN = new Place(null, null);

  /** By node, then zone; what is not known comes first. */
  public static final Comparator<Place> ORDER =
      Comparator.comparing(Place::node, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Place::zone, Comparator.nullsFirst(Comparator.naturalOrder()));
}
