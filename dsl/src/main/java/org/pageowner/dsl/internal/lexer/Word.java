package org.pageowner.dsl.internal.lexer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A word of an option line, or a part of one, with its place in the line for error messages. */
public final class Word {
  private final String source;
  private final String text;
  // The source index of each character of the text, and of the character that would be next.
  private final int[] places;
  private final SyntaxErrors errors;

  private Word(String source, String text, int[] places, SyntaxErrors errors) {
    this.source = source;
    this.text = text;
    this.places = places;
    this.errors = errors;
  }

  /** Returns a text as one word, whatever is in it. */
  public static Word whole(String text, SyntaxErrors errors) {
    return at(text, text, 0, errors);
  }

  /**
   * Returns the words that a shell has split; errors show them quoted and joined by blanks, so that
   * the line can be pasted into the shell.
   */
  public static List<Word> of(List<String> words, SyntaxErrors errors) {
    List<ShellQuotes.Quoted> quoted = words.stream().map(ShellQuotes::option).toList();
    String source = String.join(" ", quoted.stream().map(ShellQuotes.Quoted::text).toList());
    List<Word> placed = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < words.size(); i++) {
      int from = start;
      int[] places = quoted.get(i).places().stream().mapToInt(place -> from + place).toArray();
      placed.add(new Word(source, words.get(i), places, errors));
      start += quoted.get(i).text().length() + 1;
    }
    return placed;
  }

  private static Word at(String source, String text, int start, SyntaxErrors errors) {
    int[] places = new int[text.length() + 1];
    Arrays.setAll(places, i -> start + i);
    return new Word(source, text, places, errors);
  }

  /** Splits a line at blanks; within a word, quotes keep blanks and are dropped. */
  public static List<Word> split(String line, SyntaxErrors errors) {
    List<Word> words = new ArrayList<>();
    int i = 0;
    while (i < line.length()) {
      if (isBlank(line.charAt(i))) {
        i++;
      } else {
        i = readWord(line, i, words, errors);
      }
    }
    return words;
  }

  private static int readWord(String line, int start, List<Word> words, SyntaxErrors errors) {
    StringBuilder text = new StringBuilder();
    int[] places = new int[line.length() - start + 1];
    int end = start;
    int i = start;
    while (i < line.length() && !isBlank(line.charAt(i))) {
      char c = line.charAt(i);
      if (c == '\'' || c == '"') {
        end = line.indexOf(c, i + 1);
        if (end < 0) {
          throw whole(line, errors).error(i, "the quote " + c + " is not closed", "another " + c);
        }
        for (int k = i + 1; k < end; k++) {
          places[text.length()] = k;
          text.append(line.charAt(k));
        }
        i = end + 1;
      } else {
        places[text.length()] = i;
        text.append(c);
        end = ++i;
      }
    }
    places[text.length()] = end;
    words.add(new Word(line, text.toString(), Arrays.copyOf(places, text.length() + 1), errors));
    return i;
  }

  static boolean isBlank(char c) {
    return c <= ' ';
  }

  /** Returns the text, without quotes. */
  public String text() {
    return text;
  }

  /** Returns the number of characters of the text. */
  public int length() {
    return text.length();
  }

  /** Returns whether the text is empty. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  /** Returns the part from {@code from} up to, not including, {@code to}. */
  public Word part(int from, int to) {
    return new Word(
        source, text.substring(from, to), Arrays.copyOfRange(places, from, to + 1), errors);
  }

  /** Returns the part from {@code from} to the end. */
  public Word from(int from) {
    return part(from, length());
  }

  /** Returns the word without blanks at its ends. */
  public Word strip() {
    int from = 0;
    int to = length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (from < to && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return part(from, to);
  }

  /** Returns the parts between all commas: one more than there are commas. */
  public List<Word> items() {
    List<Word> items = new ArrayList<>();
    int from = 0;
    for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
      items.add(part(from, comma));
      from = comma + 1;
    }
    items.add(from(from));
    return items;
  }

  /**
   * Returns the parts between the commas that are outside of (), [] and quotes. A bracket or quote
   * that is not closed extends to the end.
   */
  public List<Word> list() {
    List<Word> items = new ArrayList<>();
    int from = 0;
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote; // a doubled quote closes and opens again
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '(' || c == '[') {
        depth++;
      } else if (c == ')' || c == ']') {
        depth = Math.max(0, depth - 1);
      } else if (c == ',' && depth == 0) {
        items.add(part(from, i));
        from = i + 1;
      }
    }
    items.add(from(from));
    return items;
  }

  /** Returns an error that points at a character of this word. */
  public RuntimeException error(int index, String problem, String expected) {
    return error(index, problem, expected, "");
  }

  /** Returns an error with further lines for its message. */
  public RuntimeException error(int index, String problem, String expected, String details) {
    return errors.at(source, places[index], problem, expected, details);
  }

  @Override
  public String toString() {
    return text;
  }
}
