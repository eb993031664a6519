package org.pageowner.dsl.plan;

import java.util.List;
import java.util.Objects;

/** Lists of values in the form that selections and conditions keep. */
final class Values {
  private Values() {}

  /** Returns an immutable copy without duplicates, in the order given; it must not be empty. */
  static <T> List<T> distinct(String of, List<T> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(of + " needs at least one value");
    }
    return values.stream().distinct().toList();
  }

  /** Checks that neither an array of arguments nor one of them is {@code null}. */
  static void requireAll(Object[] values, String name) {
    Objects.requireNonNull(values, name);
    for (Object value : values) {
      Objects.requireNonNull(value, name);
    }
  }
}
