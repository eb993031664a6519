package org.pageowner.dsl.plan;

import java.util.Arrays;
import java.util.Collection;

/** Finds what somebody meant to write. */
final class Spelling {
  private static final int MAX_EDITS = 2;
  private static final int MAX_LENGTH = 40;

  private Spelling() {}

  /** {@code did you mean "stacktrace"?} if one of {@code names} is close, else nothing. */
  static String hint(String word, Collection<String> names) {
    if (word.length() > MAX_LENGTH) {
      return "";
    }
    // Of a short word, two edits leave nothing.
    int fewest = Math.min(MAX_EDITS, word.length() / 2) + 1;
    String closest = "";
    for (String name : names) {
      int edits = edits(word, name);
      if (edits < fewest) {
        fewest = edits;
        closest = name;
      }
    }
    return closest.isEmpty() ? "" : "did you mean \"" + closest + "\"?";
  }

  /** How many characters to insert, remove or replace to make one of the other. */
  static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int k = 1; k <= to.length(); k++) {
        int replace = diagonal + (from.charAt(i - 1) == to.charAt(k - 1) ? 0 : 1);
        diagonal = row[k];
        row[k] = Math.min(replace, 1 + Math.min(row[k], row[k - 1]));
      }
    }
    return row[to.length()];
  }
}
