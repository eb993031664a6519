package org.pageowner.dsl.plan;

import java.util.ArrayList;
import java.util.List;
import org.pageowner.dsl.internal.lexer.Token;
import org.pageowner.dsl.internal.lexer.Tokens;

/** Reads the tests of a condition, one key each: {@code order >= 4}. */
final class TestParser {
  private static final String NUMBER = "a number";
  private static final String TEXT = "a text";
  private static final String PRESENCE = "is present, is absent";
  private static final List<String> NUMBER_OPERATORS =
      List.of("in", "is", "=", "!=", "<", "<=", ">", ">=");
  private static final List<String> TEXT_OPERATORS = List.of("like", "in", "is", "=", "!=", "~");
  private static final List<String> FRAME_OPERATORS = List.of("like", "in", "=", "~");
  private static final List<String> MASK_OPERATORS = List.of("has", "is");
  private static final List<String> STACK_OPERATORS = List.of("like", "is");

  private final Tokens tokens;

  TestParser(Tokens tokens) {
    this.tokens = tokens;
  }

  Condition test() {
    Token word = tokens.peek();
    if (word.kind() != Token.Kind.WORD) {
      throw tokens.unexpected("a test, such as order >= 4 or name = init");
    }
    tokens.take();
    boolean isCall = tokens.peek().isOperator("(");
    if (word.text().equals(FrameTerm.FRAME.name()) && !isCall) {
      return text(FrameTerm.FRAME);
    }
    Key<?> key =
        isCall
            ? KeyParser.call(word, tokens)
            : KeyCatalogue.find(word.text())
                .orElseThrow(() -> Vocabulary.unknownInWhere(tokens, word));
    if (!key.uses().contains(Key.Use.WHERE)) {
      throw tokens.error(
          word,
          key + " is of rows, and a condition is about one record",
          "frame for any frame of the stack: frame = FUNCTION");
    }
    if (tokens.skipKeyword("is")) {
      return presence(key);
    }
    if (key instanceof NumberKey number) {
      return number(number);
    } else if (key instanceof TextKey text) {
      return text(text);
    } else if (key instanceof MaskKey mask) {
      return mask(mask);
    } else if (key instanceof FlagKey flag) {
      return flag(flag);
    }
    return stack((StackKey) key);
  }

  private Condition presence(Key<?> key) {
    if (tokens.skipKeyword("present")) {
      return key.isPresent();
    }
    if (tokens.skipKeyword("absent")) {
      return key.isPresent().not();
    }
    Token next = tokens.peek();
    throw tokens.error(
        next,
        "unexpected " + next.shown(),
        "\"present\" or \"absent\"",
        Advice.onPresence(key, next.text()));
  }

  private Condition number(NumberKey key) {
    Token operator = tokens.peek();
    if (tokens.skipKeyword("in")) {
      return tokens.peek().isOperator("(") ? oneOf(key) : range(key);
    }
    String symbol = operator.kind() == Token.Kind.OPERATOR ? operator.text() : "";
    return switch (symbol) {
      case "=" -> key.equalTo(numberAfter(key, operator));
      case "!=" -> key.differsFrom(numberAfter(key, operator));
      case "<" -> key.below(numberAfter(key, operator));
      case "<=" -> key.atMost(numberAfter(key, operator));
      case ">" -> key.above(numberAfter(key, operator));
      case ">=" -> key.atLeast(numberAfter(key, operator));
      default ->
          throw unexpected(
              key.name(),
              key + " is a number",
              "one of =, !=, <, <=, >, >=, in 2..5, in (0, 1), " + PRESENCE,
              NUMBER_OPERATORS);
    };
  }

  private long numberAfter(NumberKey key, Token operator) {
    tokens.skipOperator(operator.text());
    requireSingle(operator, NUMBER_OPERATORS);
    return number(key, tokens.takeValue(NUMBER));
  }

  /** Refuses an operator that has been taken if it is one with the next, and says what is meant. */
  private void requireSingle(Token operator, List<String> operators) {
    String both = operator.text() + tokens.peek().text();
    String meant =
        tokens.peek().kind() == Token.Kind.OPERATOR ? Advice.operator(both, operators) : null;
    if (meant != null) {
      throw tokens.error(operator, "unexpected \"" + both + "\"", meant);
    }
  }

  /** Returns the error for a token in place of the operator of a key. */
  private RuntimeException unexpected(
      String key, String kind, String expected, List<String> operators) {
    Token operator = tokens.take();
    requireSingle(operator, operators);
    return tokens.error(
        operator,
        kind + "; unexpected " + operator.shown(),
        expected,
        Advice.onOperator(key, operator.text(), operators));
  }

  private long number(NumberKey key, Token token) {
    return KeyParser.number(
        key,
        token,
        tokens,
        NUMBER + (key.isTime() ? ", such as 10s or 500ms" : ", such as 4 or 0x10"));
  }

  private Condition oneOf(NumberKey key) {
    List<Long> numbers = list(NUMBER).stream().map(token -> number(key, token)).toList();
    return new Condition.NumberIn(key, numbers);
  }

  /** Reads {@code 2..5}, with or without blanks around the dots. */
  private Condition range(NumberKey key) {
    String expected = "a range such as 2..5, or a list such as (0, 1)";
    Token start = tokens.peek();
    StringBuilder range = new StringBuilder(tokens.takeValue(expected).text());
    while (tokens.peek().isValue() && (endsOpen(range) || tokens.peek().text().startsWith(".."))) {
      range.append(tokens.take().text());
    }
    int dots = range.indexOf("..");
    if (dots < 0) {
      throw tokens.error(start, "unexpected \"" + range + "\" after in", expected);
    }
    long low = number(key, new Token(Token.Kind.WORD, range.substring(0, dots), start.index()));
    long high = number(key, new Token(Token.Kind.WORD, range.substring(dots + 2), start.index()));
    return tokens.build(start, "the smaller number first", () -> key.between(low, high));
  }

  private static boolean endsOpen(StringBuilder range) {
    return range.length() >= 2 && range.substring(range.length() - 2).equals("..");
  }

  private Condition text(TextTerm term) {
    boolean frame = term instanceof FrameTerm;
    List<String> operators = frame ? FRAME_OPERATORS : TEXT_OPERATORS;
    Token operator = tokens.peek();
    if (tokens.skipOperator("=")) {
      requireSingle(operator, operators);
      return term.equalTo(comparedText(term).text());
    }
    if (term instanceof TextKey key && tokens.skipOperator("!=")) {
      return key.differsFrom(comparedText(term).text());
    }
    if (tokens.skipOperator("~")) {
      Token regex = tokens.takeValue("a regular expression");
      return tokens.build(regex, "a regular expression", () -> term.matches(regex.text()));
    }
    if (tokens.skipKeyword("like")) {
      Token glob = tokens.takeValue("a glob such as kworker*");
      return tokens.build(glob, "a glob", () -> term.like(glob.text()));
    }
    if (tokens.skipKeyword("in")) {
      List<Token> values = list(TEXT);
      values.forEach(value -> requireValue(term, value));
      return new Condition.TextIn(term, values.stream().map(Token::text).toList());
    }
    throw unexpected(
        term.name(),
        frame ? "frame is any frame of a stack" : term.name() + " is a text",
        frame
            ? "one of =, in (a, b), like, ~, with \"not\" before frame to negate it"
            : "one of =, !=, in (a, b), like, ~, " + PRESENCE,
        operators);
  }

  /** Returns the text that a key is compared with: not another key, whose name is no value. */
  private Token comparedText(TextTerm term) {
    Token value = tokens.takeValue(TEXT);
    requireValue(term, value);
    return value;
  }

  private void requireValue(TextTerm term, Token value) {
    if (value.kind() == Token.Kind.WORD && isTextKey(value.text())) {
      throw tokens.error(
          value,
          term.name() + " is compared with a value, and " + value.text() + " is a key",
          "a text, in quotes if it is this one: \"" + value.text() + "\"");
    }
  }

  /** Returns whether a word is the name of a key with texts. */
  static boolean isTextKey(String word) {
    return KeyCatalogue.find(word)
        .filter(key -> key instanceof TextKey && key.name().equals(word))
        .isPresent();
  }

  private Condition mask(MaskKey key) {
    if (!tokens.skipKeyword("has")) {
      throw unexpected(
          key.name(),
          key + " is a mask",
          "has NAME, has (A, B) for all of them, " + PRESENCE,
          MASK_OPERATORS);
    }
    Token start = tokens.peek();
    String expected = "a name that the kernel prints";
    List<String> names =
        start.isOperator("(") ? texts(expected) : List.of(tokens.takeValue(expected).text());
    return tokens.build(start, expected, () -> new Condition.MaskHas(key, names));
  }

  private Condition stack(StackKey key) {
    if (!tokens.skipKeyword("like")) {
      throw unexpected(
          key.name(),
          key + " is a stack",
          "like 'a < ** < b', " + PRESENCE + "; conditions on a single frame use frame",
          STACK_OPERATORS);
    }
    String expected = "functions from the innermost outward, with < between them: 'a < ** < b'";
    Token sequence = tokens.takeValue(expected);
    if (tokens.peek().isOperator("<")) {
      throw tokens.error(sequence, "a sequence of frames is in quotes", expected);
    }
    return tokens.build(sequence, expected, () -> key.like(sequence.text()));
  }

  private Condition flag(FlagKey key) {
    Token next = tokens.peek();
    if (next.isOperator("=") || next.isOperator("!=")) {
      throw tokens.error(
          next, key + " is a condition by itself", "\"" + key + "\" or \"not " + key + "\"");
    }
    return key;
  }

  private List<String> texts(String expected) {
    return list(expected).stream().map(Token::text).toList();
  }

  private List<Token> list(String expected) {
    if (!tokens.skipOperator("(")) {
      throw tokens.unexpected("\"(\" and a list");
    }
    List<Token> values = new ArrayList<>();
    do {
      values.add(tokens.takeValue(expected));
    } while (tokens.skipOperator(","));
    if (!tokens.skipOperator(")")) {
      throw tokens.unexpected("\",\" or \")\"");
    }
    return values;
  }
}
