package org.pageowner.dsl.internal.lexer;

import java.util.Arrays;
import java.util.List;

/** Quotes words so that a POSIX shell, and {@link Word#split}, read them back unchanged. */
public final class ShellQuotes {
  private final StringBuilder out = new StringBuilder();

  /** The position in {@link #out} of each character of the text, and of its end. */
  private int[] places = {};

  private ShellQuotes() {}

  /** Returns a text as one word, in quotes if it needs them. */
  public static String quote(String text) {
    ShellQuotes quotes = new ShellQuotes();
    quotes.places = new int[text.length() + 1];
    quotes.append(text, 0);
    return quotes.out.toString();
  }

  /** A quoted word, and the position in it of each character of the word, and of its end. */
  record Quoted(String text, List<Integer> places) {}

  /** Quotes a word of an option line, of which {@code --where=} stays outside of the quotes. */
  static Quoted option(String word) {
    int equals = word.startsWith("--") ? word.indexOf('=') : -1;
    ShellQuotes quotes = new ShellQuotes();
    quotes.places = new int[word.length() + 1];
    boolean isNamed = equals > 0 && isSafe(word.substring(0, equals));
    for (int i = 0; isNamed && i <= equals; i++) {
      quotes.add(word.charAt(i), i);
    }
    quotes.append(word, isNamed ? equals + 1 : 0);
    return new Quoted(quotes.out.toString(), Arrays.stream(quotes.places).boxed().toList());
  }

  private void append(String word, int from) {
    String text = word.substring(from);
    String quote = isSafe(text) ? "" : text.indexOf('\'') < 0 || !isPlain(text) ? "'" : "\"";
    out.append(quote);
    for (int i = from; i < word.length(); i++) {
      if (word.charAt(i) == '\'' && quote.equals("'")) {
        out.append("'\"");
        add('\'', i);
        out.append("\"'");
      } else {
        add(word.charAt(i), i);
      }
    }
    places[word.length()] = out.length();
    out.append(quote);
  }

  private void add(char c, int index) {
    places[index] = out.length();
    out.append(c);
  }

  /** Returns whether a shell expands nothing of the text within double quotes. */
  private static boolean isPlain(String text) {
    return text.chars().noneMatch(c -> "\"$`\\!".indexOf(c) >= 0);
  }

  private static boolean isSafe(String text) {
    return text.chars().allMatch(ShellQuotes::isSafe);
  }

  private static boolean isSafe(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "_-+./:,@%".indexOf(c) >= 0;
  }
}
