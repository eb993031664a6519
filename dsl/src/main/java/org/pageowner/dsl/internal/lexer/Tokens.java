package org.pageowner.dsl.internal.lexer;

import java.util.List;
import java.util.function.Supplier;

/** The tokens of a condition, read from first to last. */
public final class Tokens {
  private final Word source;
  private final List<Token> tokens;
  private int next;

  /** Splits a condition into tokens. */
  public Tokens(Word source) {
    this.source = source;
    this.tokens = Tokenizer.tokens(source);
  }

  /** Returns the next token; at the end, always that. */
  public Token peek() {
    return tokens.get(next);
  }

  /** Takes the next token, unless it is the end. */
  public Token take() {
    Token token = peek();
    if (token.kind() != Token.Kind.END) {
      next++;
    }
    return token;
  }

  /** Takes the next token and returns true, if it is this keyword. */
  public boolean skipKeyword(String keyword) {
    boolean found = peek().isKeyword(keyword);
    next += found ? 1 : 0;
    return found;
  }

  /** Takes the next token and returns true, if it is this operator. */
  public boolean skipOperator(String operator) {
    boolean found = peek().isOperator(operator);
    next += found ? 1 : 0;
    return found;
  }

  /** Takes a value, bare or quoted. */
  public Token takeValue(String expected) {
    if (peek().isValue()) {
      return take();
    }
    if (peek().kind() == Token.Kind.KEYWORD) {
      throw error(
          peek(),
          "the keyword " + peek().shown() + " is not a value",
          expected + "; the text itself is '" + peek().text() + "' in quotes");
    }
    throw unexpected(expected);
  }

  /**
   * Builds a condition; an {@link IllegalArgumentException} about its values becomes an error at
   * {@code at}.
   */
  public <T> T build(Token at, String expected, Supplier<T> condition) {
    try {
      return condition.get();
    } catch (IllegalArgumentException e) {
      throw error(at, String.valueOf(e.getMessage()), expected);
    }
  }

  /** Returns an error about the next token. */
  public RuntimeException unexpected(String expected) {
    return error(peek(), "unexpected " + peek().shown(), expected);
  }

  /** Returns an error that points at a token. */
  public RuntimeException error(Token at, String problem, String expected) {
    return error(at, problem, expected, "");
  }

  /** Returns an error with further lines for its message. */
  public RuntimeException error(Token at, String problem, String expected, String details) {
    return source.error(at.index(), problem, expected, details);
  }
}
