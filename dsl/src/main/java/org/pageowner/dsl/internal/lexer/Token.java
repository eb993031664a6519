package org.pageowner.dsl.internal.lexer;

/**
 * A token of a condition.
 *
 * @param text its text without quotes; of a keyword or operator, the main spelling
 * @param index the index of its first character
 */
public record Token(Kind kind, String text, int index) {
  /** The lexical classes. */
  public enum Kind {
    /** Bare text: a key or a value. */
    WORD,
    /** Text in quotes: always a value. */
    QUOTED,
    /** One of {@link Lexemes#KEYWORDS}, or its symbol. */
    KEYWORD,
    /** A comparison, parenthesis or comma. */
    OPERATOR,
    /** The end of the text, after the last token. */
    END
  }

  boolean isKeyword(String keyword) {
    return kind == Kind.KEYWORD && text.equals(keyword);
  }

  /** Returns whether this is a certain operator. */
  public boolean isOperator(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  /** Returns whether this can be a value. */
  public boolean isValue() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }

  /** Returns the name of the token in messages. */
  public String shown() {
    return switch (kind) {
      case END -> "end of the text";
      case QUOTED -> "text in quotes";
      default -> "\"" + text + "\"";
    };
  }
}
