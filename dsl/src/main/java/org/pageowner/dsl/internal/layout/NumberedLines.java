package org.pageowner.dsl.internal.layout;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lines of different values; those that are equal get a number: {@code kmem_… #2}. */
final class NumberedLines {
  private NumberedLines() {}

  /** Returns the lines, each different from the others, of at most {@code width} characters. */
  static <V> Map<V, String> of(Map<V, String> lines, int width) {
    Map<String, Integer> uses = new HashMap<>();
    lines.values().forEach(line -> uses.merge(line, 1, Integer::sum));
    Map<String, Integer> numbers = new HashMap<>();
    Map<V, String> different = new LinkedHashMap<>();
    lines.forEach(
        (value, line) -> {
          if (uses.getOrDefault(line, 0) == 1) {
            different.put(value, line);
          } else {
            String number = " #" + numbers.merge(line, 1, Integer::sum);
            different.put(value, CellText.cut(line, width - number.length()) + number);
          }
        });
    return different;
  }
}
