package org.pageowner.dsl.internal.lexer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Splits a condition's text into tokens. */
final class Tokenizer {
  /** In the order of matching: a symbol is before those that are its prefix. */
  private static final List<String> SYMBOLS =
      List.of("&&", "||", "==", "!=", "<=", ">=", "=", "<", ">", "~", "!", "(", ")", ",");

  private static final Map<String, String> KEYWORD_OF = Map.of("&&", "and", "||", "or", "!", "not");

  private final Word source;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokenizer(Word source) {
    this.source = source;
    this.text = source.text();
  }

  /** Returns the tokens, the last of which is the end. */
  static List<Token> tokens(Word source) {
    Tokenizer tokenizer = new Tokenizer(source);
    while (tokenizer.at < tokenizer.text.length()) {
      tokenizer.next();
    }
    tokenizer.add(Token.Kind.END, "", tokenizer.at);
    return tokenizer.tokens;
  }

  private void next() {
    char c = text.charAt(at);
    if (Word.isBlank(c)) {
      at++;
    } else if (c == '\'' || c == '"') {
      quoted(c);
    } else if (Lexemes.isWordCharacter(c)) {
      bare();
    } else {
      symbol();
    }
  }

  private void quoted(char quote) {
    int start = at;
    StringBuilder content = new StringBuilder();
    int from = at + 1;
    int close = text.indexOf(quote, from);
    while (close >= 0 && close + 1 < text.length() && text.charAt(close + 1) == quote) {
      content.append(text, from, close + 1);
      from = close + 2;
      close = text.indexOf(quote, from);
    }
    if (close < 0) {
      throw source.error(
          start,
          "the quote " + quote + " is not closed",
          "another " + quote + "; one that is part of the text is doubled");
    }
    add(Token.Kind.QUOTED, content.append(text, from, close).toString(), start);
    at = close + 1;
  }

  private void bare() {
    int start = at;
    while (at < text.length() && Lexemes.isWordCharacter(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    boolean keyword = Lexemes.KEYWORDS.contains(word);
    add(keyword ? Token.Kind.KEYWORD : Token.Kind.WORD, word, start);
  }

  private void symbol() {
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, at)) {
        String keyword = KEYWORD_OF.get(symbol);
        if (keyword != null) {
          add(Token.Kind.KEYWORD, keyword, at);
        } else {
          add(Token.Kind.OPERATOR, symbol.equals("==") ? "=" : symbol, at);
        }
        at += symbol.length();
        return;
      }
    }
    throw source.error(
        at,
        "a character that has no meaning here",
        "a key, a value or an operator; quote text with special characters: '...'");
  }

  private void add(Token.Kind kind, String word, int index) {
    tokens.add(new Token(kind, word, index));
  }
}
