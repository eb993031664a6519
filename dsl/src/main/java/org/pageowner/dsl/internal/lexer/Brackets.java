package org.pageowner.dsl.internal.lexer;

/** Finds the ends of parts in brackets, in which quotes hide brackets. */
public final class Brackets {
  private Brackets() {}

  /** Returns the index of the bracket that closes the one at {@code open}; -1 if none does. */
  public static int closing(String text, int open) {
    char opening = text.charAt(open);
    char closing = opening == '(' ? ')' : ']';
    int depth = 0;
    char quote = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == opening) {
        depth++;
      } else if (c == closing && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Returns whether a text has as many brackets [ as ], none closed before it is opened. */
  public static boolean areBalanced(String text) {
    int depth = 0;
    for (int i = 0; i < text.length() && depth >= 0; i++) {
      char c = text.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
    }
    return depth == 0;
  }
}
