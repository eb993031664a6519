package org.pageowner.dsl.internal.lexer;

import java.util.Set;

/** The spelling of words in conditions: which need quotes, and which are keywords. */
public final class Lexemes {
  /** Words that are never a value unless they are quoted. */
  public static final Set<String> KEYWORDS =
      Set.of("and", "or", "not", "in", "like", "has", "is", "present", "absent");

  private static final String SPECIAL = "'\"(),=!<>~&|";

  private Lexemes() {}

  /** Returns a text as one token: bare where that is unambiguous, else in quotes. */
  public static String quoted(String text, char quote) {
    boolean bare =
        !text.isEmpty()
            && !KEYWORDS.contains(text)
            && text.chars().allMatch(Lexemes::isWordCharacter)
            && Brackets.areBalanced(text);
    return bare ? text : inQuotes(text, quote);
  }

  /** Returns a text in quotes, with each quote in it doubled. */
  public static String inQuotes(String text, char quote) {
    String once = String.valueOf(quote);
    return once + text.replace(once, once + once) + once;
  }

  /** Returns whether {@code c} can be part of a word that is not quoted. */
  static boolean isWordCharacter(int c) {
    return c > ' ' && c != 0x7f && SPECIAL.indexOf(c) < 0;
  }
}
