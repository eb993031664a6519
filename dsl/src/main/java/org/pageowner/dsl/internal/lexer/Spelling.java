package org.pageowner.dsl.internal.lexer;

import java.util.Collection;

/** Finds the known name that is closest to a misspelt one, by edit distance. */
public final class Spelling {
  private static final int MAX_EDITS = 2;
  private static final int MAX_LENGTH = 40;

  private Spelling() {}

  /** Returns {@code did you mean "stacktrace"?} if one of {@code names} is close, else nothing. */
  public static String hint(String word, Collection<String> names) {
    String closest = closest(word, names);
    return closest.isEmpty() ? "" : "did you mean \"" + closest + "\"?";
  }

  /** Returns the closest of {@code names}; empty if none is close. */
  public static String closest(String word, Collection<String> names) {
    if (word.length() > MAX_LENGTH) {
      return "";
    }
    for (String name : names) {
      if (name.equalsIgnoreCase(word)) {
        return name;
      }
    }
    // Two edits of a short word leave nothing of it.
    int fewest = Math.min(MAX_EDITS, word.length() / 2) + 1;
    String closest = "";
    for (String name : names) {
      if (Math.abs(name.length() - word.length()) < fewest) {
        int edits = edits(word, name);
        if (edits < fewest) {
          fewest = edits;
          closest = name;
        }
      }
    }
    return closest;
  }

  /**
   * Returns the edit distance: the fewest characters to insert, remove, replace or swap with the
   * next to get the other word.
   */
  static int edits(String from, String to) {
    int[][] edits = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int k = 0; k <= to.length(); k++) {
        edits[i][k] = i == 0 || k == 0 ? i + k : edits(edits, from, i, to, k);
      }
    }
    return edits[from.length()][to.length()];
  }

  private static int edits(int[][] edits, String from, int i, String to, int k) {
    boolean same = from.charAt(i - 1) == to.charAt(k - 1);
    int fewest =
        Math.min(
            edits[i - 1][k - 1] + (same ? 0 : 1), 1 + Math.min(edits[i - 1][k], edits[i][k - 1]));
    boolean swapped =
        i > 1
            && k > 1
            && from.charAt(i - 1) == to.charAt(k - 2)
            && from.charAt(i - 2) == to.charAt(k - 1);
    return swapped ? Math.min(fewest, edits[i - 2][k - 2] + 1) : fewest;
  }
}
