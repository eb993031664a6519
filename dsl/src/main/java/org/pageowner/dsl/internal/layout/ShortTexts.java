package org.pageowner.dsl.internal.layout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The shortened forms of the different texts of a column, of which no two are equal.
 *
 * <p>Texts that are equal up to the cut are shown by their start and the part from which they
 * differ: {@code system.s…b1f3}. Where that is not enough, a number follows.
 */
final class ShortTexts {
  private static final String CUT = "…";

  /** Minimum length of the part after the cut in the middle. */
  private static final int MIN_END = 4;

  private ShortTexts() {}

  /** Returns a form for each of some different texts, of at most {@code width} characters. */
  static Map<String, String> of(Collection<String> texts, int width) {
    Map<String, List<String>> byForm = new LinkedHashMap<>();
    for (String text : texts) {
      byForm.computeIfAbsent(CellText.cut(text, width), form -> new ArrayList<>()).add(text);
    }
    Map<String, String> forms = new LinkedHashMap<>();
    byForm.forEach(
        (form, equal) -> {
          if (equal.size() == 1) {
            forms.put(equal.get(0), form);
          } else {
            split(equal, width, forms);
          }
        });
    return NumberedLines.of(forms, width);
  }

  private static void split(List<String> texts, int width, Map<String, String> forms) {
    List<String> sorted = texts.stream().sorted().toList();
    for (int i = 0; i < sorted.size(); i++) {
      String text = sorted.get(i);
      int common = i == 0 ? 0 : common(sorted.get(i - 1), text);
      if (i + 1 < sorted.size()) {
        common = Math.max(common, common(text, sorted.get(i + 1)));
      }
      forms.put(text, middle(text, common, width));
    }
  }

  /** Returns the start of a text, and its part from {@code from} on, or somewhat more of it. */
  private static String middle(String text, int from, int width) {
    int length = CellText.width(text);
    int start = Math.min(text.codePointCount(0, from), Math.max(0, length - MIN_END));
    int head = width / 3;
    String end = text.substring(text.offsetByCodePoints(0, start));
    return text.substring(0, text.offsetByCodePoints(0, head))
        + CUT
        + CellText.cut(end, width - head - 1);
  }

  private static int common(String a, String b) {
    int length = 0;
    while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
      length++;
    }
    boolean inPair = length > 0 && Character.isHighSurrogate(a.charAt(length - 1));
    return inPair ? length - 1 : length;
  }
}
