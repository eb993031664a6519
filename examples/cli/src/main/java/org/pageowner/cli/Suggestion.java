package org.pageowner.cli;

import java.util.Collection;
import java.util.Optional;

/** Finds the known word that a misspelt one is meant for, by edit distance. */
final class Suggestion {
  /** A word may have one edit for every three characters, at least one; with more it is another. */
  private static final int CHARACTERS_PER_EDIT = 3;

  private Suggestion() {}

  /**
   * The known word that is closest to another one: that begins with it, or that has few other
   * characters.
   */
  static Optional<String> closest(String word, Collection<String> known) {
    Optional<String> longer =
        known.stream().filter(name -> word.length() > 2 && name.startsWith(word)).findFirst();
    if (longer.isPresent()) {
      return longer;
    }
    String closest = null;
    int fewest = Math.max(1, word.length() / CHARACTERS_PER_EDIT) + 1;
    for (String name : known) {
      int edits = edits(word, name);
      if (edits < fewest) {
        fewest = edits;
        closest = name;
      }
    }
    return Optional.ofNullable(closest);
  }

  /** The fewest characters to insert, to remove, to replace or to swap with the next. */
  private static int edits(String from, String to) {
    int[][] edits = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int k = 0; k <= to.length(); k++) {
        edits[i][k] = i == 0 || k == 0 ? i + k : last(edits, from, i, to, k);
      }
    }
    return edits[from.length()][to.length()];
  }

  private static int last(int[][] edits, String from, int i, String to, int k) {
    char a = from.charAt(i - 1);
    char b = to.charAt(k - 1);
    int replaced = edits[i - 1][k - 1] + (a == b ? 0 : 1);
    int fewest = Math.min(replaced, 1 + Math.min(edits[i - 1][k], edits[i][k - 1]));
    boolean swapped = i > 1 && k > 1 && from.charAt(i - 2) == b && to.charAt(k - 2) == a;
    return swapped ? Math.min(fewest, edits[i - 2][k - 2] + 1) : fewest;
  }
}
