package org.pageowner.dsl.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.pageowner.dsl.internal.lexer.Token;
import org.pageowner.dsl.internal.lexer.Tokens;
import org.pageowner.dsl.internal.lexer.Word;

/**
 * Reads conditions: {@code not} binds closer than {@code and}, and that closer than {@code or};
 * {@link TestParser} reads the tests.
 *
 * <p>A recursive-descent parser with a method for each level of precedence. It counts parentheses,
 * so that the depth of its recursion is bounded.
 */
final class ConditionParser {
  private final Tokens tokens;
  private final TestParser tests;
  private int depth;

  private ConditionParser(Word word) {
    this.tokens = new Tokens(word);
    this.tests = new TestParser(tokens);
  }

  static Condition parse(Word word) {
    ConditionParser parser = new ConditionParser(word);
    Condition condition = parser.or();
    if (parser.tokens.peek().kind() != Token.Kind.END) {
      throw parser.tokens.unexpected("\"and\", \"or\", or the end");
    }
    return condition;
  }

  private Condition or() {
    return joined("or", this::and, Condition.Or::new);
  }

  private Condition and() {
    return joined("and", this::not, Condition.And::new);
  }

  private Condition joined(
      String keyword, Supplier<Condition> part, Function<List<Condition>, Condition> join) {
    Token start = tokens.peek();
    List<Condition> parts = new ArrayList<>();
    do {
      parts.add(part.get());
    } while (tokens.skipKeyword(keyword));
    return parts.size() == 1
        ? parts.get(0)
        : tokens.build(start, "fewer levels", () -> join.apply(parts));
  }

  private Condition not() {
    Token start = tokens.peek();
    boolean negated = false;
    while (tokens.skipKeyword("not")) {
      negated = !negated;
    }
    Condition condition = parenthesized();
    return negated ? tokens.build(start, "fewer levels", condition::not) : condition;
  }

  private Condition parenthesized() {
    Token open = tokens.peek();
    if (!tokens.skipOperator("(")) {
      return tests.test();
    }
    if (++depth > Condition.MAX_DEPTH) {
      throw tokens.error(
          open, "parentheses nested deeper than " + Condition.MAX_DEPTH, "fewer levels");
    }
    Condition condition = or();
    depth--;
    if (!tokens.skipOperator(")")) {
      throw tokens.unexpected("\"and\", \"or\", or the \")\" of a \"(\" before");
    }
    return condition;
  }
}
