package org.pageowner.dsl.plan;

import java.util.List;
import java.util.function.Supplier;

/** The tokens of a condition's text, read from first to last. */
final class Tokens {
  private final Word source;
  private final List<Token> tokens;
  private int next;

  Tokens(Word source) {
    this.source = source;
    this.tokens = Tokenizer.tokens(source);
  }

  /** The next token; the end stays next. */
  Token peek() {
    return tokens.get(next);
  }

  Token take() {
    Token token = peek();
    if (token.kind() != Token.Kind.END) {
      next++;
    }
    return token;
  }

  boolean skipKeyword(String keyword) {
    boolean found = peek().isKeyword(keyword);
    next += found ? 1 : 0;
    return found;
  }

  boolean skipOperator(String operator) {
    boolean found = peek().isOperator(operator);
    next += found ? 1 : 0;
    return found;
  }

  /** A value, bare or quoted. */
  Token takeValue(String expected) {
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

  /** Makes a condition, and turns what it says of its values into an error at {@code at}. */
  Condition build(Token at, String expected, Supplier<? extends Condition> condition) {
    try {
      return condition.get();
    } catch (PlanSyntaxException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw error(at, String.valueOf(e.getMessage()), expected);
    }
  }

  /** An error that says that the next token is wrong. */
  PlanSyntaxException unexpected(String expected) {
    return error(peek(), "unexpected " + peek().shown(), expected);
  }

  PlanSyntaxException error(Token at, String problem, String expected) {
    return error(at, problem, expected, "");
  }

  PlanSyntaxException error(Token at, String problem, String expected, String details) {
    return source.error(at.index(), problem, expected, details);
  }
}
