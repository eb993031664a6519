package org.pageowner.core.internal.text.prefix;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A template for the text before a line, generalised from one example such as {@code "> [ 12.345][
 * T42] "}.
 *
 * <p>The example is tokenised: a number matches any number, a word any word, inner blanks any
 * blanks, and all other characters match themselves. So one example recognises the prefixes of
 * other lines, whatever their time stamps, levels and tasks, and no list of loggers is needed.
 * {@link #looseEnd} matches a second, coarser token list, in which a bracket matches a bracket with
 * any contents, for loggers that print a date in two forms.
 */
public final class PrefixTemplate {
  /** Maximum length of a prefix; longer text before a line is prose. */
  static final int MAX_LENGTH = 256;

  private static final String OPENING = "[(<{";
  private static final String CLOSING = "])>}";

  private enum Kind {
    NUMBER,
    WORD,
    BLANKS,
    LITERAL,
    GROUP
  }

  private record Token(Kind kind, char literal) {}

  private final List<Token> tokens;
  private final List<Token> loose;
  private final String trailingBlanks;
  private final int quote;
  private final boolean logger;

  private PrefixTemplate(String example) {
    String body = example.stripTrailing();
    this.trailingBlanks = example.substring(body.length());
    this.tokens = tokens(body, false);
    this.loose = tokens(body, true);
    this.quote = quoteLength(example);
    this.logger = quote < body.length();
  }

  /** Returns the template that generalises this text. */
  public static PrefixTemplate of(String example) {
    return new PrefixTemplate(example);
  }

  /** Words in the lines of a record: the text before another record's start is not a prefix. */
  private static final Pattern OWN_WORDS =
      Pattern.compile(
          "\\bPFN |Page allocated via order|\\bCharged |\\bMigrated from |Slab cache page"
              + "|\\+0x[0-9a-f]+/0x[0-9a-f]+");

  /**
   * Returns whether a prefix can be generalised, which prose before a quoted line cannot. A
   * logger's prefix has a digit, a bracket or a colon; quote marks and indentation have no letters.
   */
  public static boolean isLearnable(String prefix) {
    int length = prefix.length();
    if (length > MAX_LENGTH
        || (length > 0 && CLOSING.indexOf(prefix.charAt(0)) >= 0 && prefix.charAt(0) != '>')
        || (length > 0 && isWord(prefix.charAt(length - 1)))
        || OWN_WORDS.matcher(prefix).find()) {
      return false;
    }
    boolean words = false;
    for (int i = 0; i < length; i++) {
      char c = prefix.charAt(i);
      if (isDigit(c) || OPENING.indexOf(c) >= 0) {
        return true;
      }
      words |= isWord(c);
    }
    String marks = prefix.stripTrailing();
    return !words || marks.endsWith(":") || marks.endsWith(">") || marks.endsWith("|");
  }

  /** Returns whether the prefix has a logger's text, besides quote marks and indentation. */
  public boolean hasLogger() {
    return logger;
  }

  /** Returns the length of the quote marks and blanks that start the prefix of a line. */
  public static int quoteLength(String line) {
    int i = 0;
    while (i < line.length() && isQuote(line.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isQuote(char c) {
    return c < 0x80 && !isWord(c) && OPENING.indexOf(c) < 0 && c >= '\t';
  }

  /** Returns the number of tokens and trailing blanks. */
  int weight() {
    return tokens.size() + trailingBlanks.length();
  }

  /** Returns the end of the prefix of a line, or -1 if the line does not match. */
  public int end(String line) {
    return end(line, tokens);
  }

  /** Returns the end of a prefix that has the same brackets in the same places, or -1. */
  int looseEnd(String line) {
    return logger ? end(line, loose) : -1;
  }

  private int end(String line, List<Token> shape) {
    int at = 0;
    for (int i = 0; i < shape.size(); i++) {
      Token token = shape.get(i);
      at = skipPadding(line, at, shape, i);
      int next =
          switch (token.kind()) {
            case NUMBER -> run(line, at, PrefixTemplate::isDigit);
            case WORD -> run(line, at, PrefixTemplate::isWord);
            case BLANKS -> run(line, at, PrefixTemplate::isBlank);
            case GROUP -> startsWith(line, at, token.literal()) ? group(line, at) : at;
            case LITERAL -> startsWith(line, at, token.literal()) ? at + 1 : at;
          };
      if (next == at) {
        return isOnlyBlanksLeft(shape, i) && at == line.length() ? at : -1;
      }
      at = next;
    }
    if (line.startsWith(trailingBlanks, at)) {
      return at + trailingBlanks.length();
    }
    return line.substring(at).isBlank() ? line.length() : -1;
  }

  private static boolean startsWith(String line, int at, char first) {
    return at < line.length() && line.charAt(at) == first;
  }

  /** Skips blanks after an opening bracket, with which numbers are padded. */
  private static int skipPadding(String line, int at, List<Token> shape, int i) {
    boolean opened = i > 0 && shape.get(i - 1).kind() == Kind.LITERAL;
    if (opened && OPENING.indexOf(shape.get(i - 1).literal()) >= 0) {
      int p = at;
      while (p < line.length() && isBlank(line.charAt(p))) {
        p++;
      }
      return p;
    }
    return at;
  }

  private static boolean isOnlyBlanksLeft(List<Token> shape, int from) {
    return shape.subList(from, shape.size()).stream().allMatch(t -> t.kind() == Kind.BLANKS);
  }

  private interface CharTest {
    boolean test(char c);
  }

  private static int run(String line, int from, CharTest test) {
    int at = from;
    while (at < line.length() && test.test(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int group(String text, int from) {
    int kind = from < text.length() ? OPENING.indexOf(text.charAt(from)) : -1;
    if (kind < 0) {
      return from;
    }
    int close = text.indexOf(CLOSING.charAt(kind), from);
    return close < 0 || close - from > MAX_LENGTH ? from : close + 1;
  }

  private static List<Token> tokens(String text, boolean loose) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = loose ? group(text, at) : at;
      if (end > at) {
        tokens.add(new Token(Kind.GROUP, c));
      } else if (isBlank(c)) {
        end = run(text, at, PrefixTemplate::isBlank);
        boolean padding = at > 0 && OPENING.indexOf(text.charAt(at - 1)) >= 0;
        if (!padding) {
          tokens.add(new Token(Kind.BLANKS, c));
        }
      } else if (isWord(c)) {
        end = run(text, at, PrefixTemplate::isWord);
        boolean number = run(text, at, PrefixTemplate::isDigit) == end;
        tokens.add(new Token(number ? Kind.NUMBER : Kind.WORD, c));
      } else {
        end = at + 1;
        tokens.add(new Token(Kind.LITERAL, c));
      }
      at = end;
    }
    return List.copyOf(tokens);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWord(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PrefixTemplate that
        && tokens.equals(that.tokens)
        && trailingBlanks.equals(that.trailingBlanks);
  }

  @Override
  public int hashCode() {
    return 31 * tokens.hashCode() + trailingBlanks.hashCode();
  }
}
