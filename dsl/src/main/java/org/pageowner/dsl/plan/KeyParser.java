package org.pageowner.dsl.plan;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pageowner.dsl.internal.lexer.Durations;
import org.pageowner.dsl.internal.lexer.Numbers;
import org.pageowner.dsl.internal.lexer.Spelling;
import org.pageowner.dsl.internal.lexer.Token;
import org.pageowner.dsl.internal.lexer.Tokens;
import org.pageowner.dsl.internal.lexer.Word;

/**
 * Reads keys: {@code pid}, {@code bucket(age,5s)}. The one place that does, for options, conditions
 * and the arguments of measures.
 *
 * <p>Functions nest at most {@link KeyFunction#MAX_DEPTH} deep, so that the recursion is bounded.
 */
final class KeyParser {
  static final List<String> FUNCTIONS =
      Arrays.stream(KeyFunction.Kind.values()).map(KeyFunction.Kind::word).toList();

  private static final String DURATION = "a duration such as 5s, in " + Durations.UNITS;

  private final Tokens tokens;

  private KeyParser(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Returns the functions, for people: {@code path(3), frame(2)}. */
  static String list() {
    return Arrays.stream(KeyFunction.Kind.values())
        .map(KeyFunction.Kind::example)
        .collect(Collectors.joining(", ", "functions: ", ""));
  }

  /** Returns whether a word calls a function, or starts to: {@code bucket(age,5s)}. */
  static boolean isCall(Word word) {
    int open = word.text().indexOf('(');
    return open > 0 && KeyFunction.Kind.find(word.part(0, open).strip().text()).isPresent();
  }

  /** Reads a key that is the whole of a word. */
  static Key<?> parse(Word whole) {
    Word word = whole.strip();
    requireQuotes(word);
    KeyParser parser = new KeyParser(new Tokens(word));
    Key<?> key = parser.key(0);
    if (parser.tokens.peek().kind() != Token.Kind.END) {
      throw parser.tokens.unexpected("the end of the key " + key);
    }
    return key;
  }

  /** Reads the function whose word has been taken; the next token is its {@code (}. */
  static Key<?> call(Token word, Tokens tokens) {
    return new KeyParser(tokens).call(word, 0);
  }

  /** A shell takes the quotes from --cull=first("a*"), and so does an option line. */
  private static void requireQuotes(Word word) {
    int open = word.text().indexOf('(');
    if (!isCall(word) || word.text().chars().anyMatch(c -> c == '"' || c == '\'')) {
      return;
    }
    KeyFunction.Kind kind = KeyFunction.Kind.find(word.part(0, open).strip().text()).orElseThrow();
    int text =
        switch (kind) {
          case FIRST -> open + 1;
          case EXTRACT -> word.text().indexOf(',') + 1;
          default -> 0;
        };
    boolean isGiven = text > 0 && !word.from(text).strip().text().replace(")", "").isBlank();
    if (isGiven) {
      throw word.error(
          text,
          "the text of " + kind.word() + " is not in quotes",
          kind.example()
              + ", as a whole in '...': a shell drops quotes that are not within others");
    }
  }

  private Key<?> key(int depth) {
    Token word = tokens.peek();
    if (word.kind() != Token.Kind.WORD) {
      throw tokens.unexpected("a key, such as pid or bucket(alloc_ts,5s)");
    }
    tokens.take();
    if (tokens.peek().isOperator("(")) {
      return call(word, depth);
    }
    if (isPages(word)) {
      return KeyFunction.PAGES;
    }
    Key<?> key = KeyCatalogue.find(word.text()).orElseThrow(() -> unknown(word));
    if (key.equals(KeyCatalogue.FRAMES)) {
      throw tokens.error(
          word,
          key + " is of rows, and functions are of records",
          "a key of a record, such as caller or frame(2)");
    }
    return key;
  }

  private static boolean isPages(Token word) {
    NumberKey pages = KeyFunction.PAGES;
    return word.text().equals(pages.name()) || word.text().equals(pages.abbreviation());
  }

  private RuntimeException unknown(Token word) {
    KeyFunction.Kind kind = KeyFunction.Kind.find(word.text()).orElse(null);
    return kind == null
        ? Vocabulary.unknownKey(tokens, word)
        : tokens.error(word, word.text() + " needs arguments in parentheses", kind.example());
  }

  private Key<?> call(Token word, int depth) {
    KeyFunction.Kind kind =
        KeyFunction.Kind.find(word.text()).orElseThrow(() -> unknownFunction(word));
    if (depth + 1 >= KeyFunction.MAX_DEPTH) {
      throw tokens.error(
          word, "functions nested deeper than " + KeyFunction.MAX_DEPTH, "fewer levels");
    }
    tokens.take(); // the (
    Key<?> key =
        switch (kind) {
          case PATH -> count(kind, KeyFunction::path);
          case FRAME -> count(kind, KeyFunction::frameAt);
          case FIRST -> first(kind);
          case BUCKET -> bucket(kind, depth + 1);
          case LOG2 -> KeyFunction.log2(number(kind, depth + 1));
          case EXTRACT -> extract(kind, depth + 1);
        };
    close(kind);
    return key;
  }

  private RuntimeException unknownFunction(Token word) {
    boolean isKey = KeyCatalogue.find(word.text()).isPresent() || isPages(word);
    String problem =
        isKey
            ? word.text() + " takes nothing in parentheses"
            : "no function of keys is called \"" + word.text() + "\"";
    String hint =
        isKey
            ? ""
            : Advice.isMeasure(word.text())
                ? Advice.onName(word.text(), FUNCTIONS)
                : Spelling.hint(word.text(), FUNCTIONS);
    return tokens.error(
        word,
        problem,
        isKey ? word.text() : "a function",
        hint.isEmpty() ? list() : hint + "\n" + list());
  }

  private void close(KeyFunction.Kind kind) {
    if (tokens.peek().kind() == Token.Kind.END) {
      throw tokens.error(tokens.peek(), "the ( of " + kind.word() + " is not closed", "a )");
    }
    if (!tokens.skipOperator(")")) {
      if (Durations.isUnitWord(tokens.peek().text())) {
        throw tokens.error(
            tokens.peek(), "a blank before the unit", "a duration without blanks, such as 5s");
      }
      throw tokens.error(
          tokens.peek(),
          "unexpected " + tokens.peek().shown() + " in " + kind.word(),
          "a ), as in " + kind.example());
    }
  }

  private Key<?> count(KeyFunction.Kind kind, Function<Integer, Key<?>> make) {
    String expected = "a number from 1 on, as in " + kind.example();
    Token token = argument(kind, "a number", expected);
    long count = Numbers.parse(token.text(), problem -> tokens.error(token, problem, expected));
    int narrow = (int) count;
    if (narrow != count) {
      throw tokens.error(token, token.shown() + " is out of range", expected);
    }
    return tokens.build(token, expected, () -> make.apply(narrow));
  }

  private Key<?> first(KeyFunction.Kind kind) {
    Token globs = text(kind);
    return tokens.build(
        globs, "globs with | between them", () -> KeyFunction.firstFrame(globs.text()));
  }

  private Key<?> bucket(KeyFunction.Kind kind, int depth) {
    NumberKey key = number(kind, depth);
    comma(kind, "a width");
    String expected =
        key.isTime() ? DURATION : "a width from 1 on, as a number: bucket(" + key + ",0x1000)";
    Token token = argument(kind, "a width", expected);
    long width = number(key, token, tokens, expected);
    return tokens.build(token, expected, () -> KeyFunction.bucket(key, width));
  }

  /** Reads a value of a key that is a number; a duration if it is a time. */
  static long number(NumberKey key, Token token, Tokens tokens, String expected) {
    String hint =
        key.isTime()
            ? Durations.hint(token.text())
            : KeyCatalogue.find(token.text()).isPresent() ? "a key is compared with a value" : "";
    Function<String, RuntimeException> error =
        problem -> tokens.error(token, problem, expected, hint);
    if (!Durations.isDuration(token.text())) {
      return Numbers.parse(token.text(), error);
    }
    if (!key.isTime()) {
      throw error.apply(key + " is no time, and \"" + token.text() + "\" is a duration");
    }
    return Durations.parse(token.text(), error);
  }

  private NumberKey number(KeyFunction.Kind kind, int depth) {
    Token token = tokens.peek();
    requireArgument(kind, "a key that is a number");
    if (key(depth) instanceof NumberKey number) {
      return number;
    }
    throw wrongType(kind, token, "a number", NumberKey.class, ", " + KeyFunction.PAGES);
  }

  private Key<?> extract(KeyFunction.Kind kind, int depth) {
    Token token = tokens.peek();
    requireArgument(kind, "a key that is a text");
    if (!(key(depth) instanceof TextKey key)) {
      throw wrongType(kind, token, "a text", TextKey.class, "");
    }
    comma(kind, "a regular expression");
    Token regex = text(kind);
    return tokens.build(
        regex, "a regular expression", () -> KeyFunction.extract(key, regex.text()));
  }

  private RuntimeException wrongType(
      KeyFunction.Kind kind, Token token, String noun, Class<?> type, String more) {
    String keys =
        KeyCatalogue.all().stream()
            .filter(type::isInstance)
            .map(Key::name)
            .collect(Collectors.joining(", ", "keys: ", more));
    return tokens.error(
        token, kind.word() + " is of " + noun + ", and " + token.text() + " is none", noun, keys);
  }

  private void comma(KeyFunction.Kind kind, String missing) {
    if (!tokens.skipOperator(",")) {
      throw tokens.error(
          tokens.peek(),
          kind.word() + " needs " + missing,
          "a comma and " + missing + ", as in " + kind.example());
    }
  }

  private void requireArgument(KeyFunction.Kind kind, String missing) {
    if (tokens.peek().isOperator(")") || tokens.peek().kind() == Token.Kind.END) {
      throw tokens.error(tokens.peek(), kind.word() + " needs " + missing, kind.example());
    }
  }

  private Token argument(KeyFunction.Kind kind, String missing, String expected) {
    requireArgument(kind, missing);
    return tokens.takeValue(expected);
  }

  private Token text(KeyFunction.Kind kind) {
    String example = kind.example();
    requireArgument(kind, "a text in quotes");
    if (tokens.peek().kind() != Token.Kind.QUOTED) {
      throw tokens.error(
          tokens.peek(), "the text of " + kind.word() + " is not in quotes", example);
    }
    return tokens.take();
  }
}
