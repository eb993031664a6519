package org.pageowner.dsl.plan;

import java.util.List;

/** Lists of values, as the records of this package keep them. */
final class Values {
  private Values() {}

  /** An immutable copy without duplicates, in the order given; not empty. */
  static <T> List<T> distinct(String of, List<T> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(of + " needs at least one value");
    }
    return values.stream().distinct().toList();
  }
}
