package org.pageowner.dsl.plan;

/**
 * A piece of a condition's text.
 *
 * @param text without quotes; of a keyword or operator, its main spelling
 * @param index where it starts
 */
record Token(Kind kind, String text, int index) {
  enum Kind {
    /** Bare text: a key or a value. */
    WORD,
    /** Text in quotes: a value, whatever it says. */
    QUOTED,
    /** One of {@link ConditionPrinter#KEYWORDS}, or its symbol. */
    KEYWORD,
    /** A comparison, parenthesis or comma. */
    OPERATOR,
    /** After the last one. */
    END
  }

  boolean isKeyword(String keyword) {
    return kind == Kind.KEYWORD && text.equals(keyword);
  }

  boolean isOperator(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  boolean isValue() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }

  /** As a message calls it. */
  String shown() {
    return switch (kind) {
      case END -> "the end";
      case QUOTED -> "a text in quotes";
      default -> "\"" + text + "\"";
    };
  }
}
