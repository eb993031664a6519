package org.pageowner.dsl.analysis.fragmentation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers distinct values 0, 1, 2 and so on, as they come. */
final class Interner<V> {
  private final Map<V, Integer> numbers = new HashMap<>();
  private final List<V> values = new ArrayList<>();

  /** The number of a value, a new one if it is new. */
  int of(V value) {
    Integer known = numbers.putIfAbsent(value, values.size());
    if (known != null) {
      return known;
    }
    values.add(value);
    return values.size() - 1;
  }

  /** The number of a value, or -1 if it has none. */
  int find(V value) {
    return numbers.getOrDefault(value, -1);
  }

  /** The value of a number. */
  V value(int number) {
    return values.get(number);
  }

  /** How many values there are. */
  int size() {
    return values.size();
  }
}
