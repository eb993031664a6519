package org.pageowner.dsl.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A word of an option line, or part of one, which knows where it stands. */
final class Word {
  private final String source;
  private final String text;
  // Where each character of the text stands in the source, and where the next one would.
  private final int[] places;

  private Word(String source, String text, int[] places) {
    this.source = source;
    this.text = text;
    this.places = places;
  }

  /** A text that is one word, whatever is in it. */
  static Word whole(String text) {
    return at(text, text, 0);
  }

  /** The words as a shell passes them on. */
  static List<Word> of(List<String> words) {
    String source = String.join(" ", words);
    List<Word> placed = new ArrayList<>();
    int start = 0;
    for (String word : words) {
      placed.add(at(source, word, start));
      start += word.length() + 1;
    }
    return placed;
  }

  private static Word at(String source, String text, int start) {
    int[] places = new int[text.length() + 1];
    Arrays.setAll(places, i -> start + i);
    return new Word(source, text, places);
  }

  /** Splits a line at blanks; within a word, quotes keep blanks and are dropped. */
  static List<Word> split(String line) {
    List<Word> words = new ArrayList<>();
    int i = 0;
    while (i < line.length()) {
      if (isBlank(line.charAt(i))) {
        i++;
      } else {
        i = readWord(line, i, words);
      }
    }
    return words;
  }

  private static int readWord(String line, int start, List<Word> words) {
    StringBuilder text = new StringBuilder();
    int[] places = new int[line.length() - start + 1];
    int end = start;
    int i = start;
    while (i < line.length() && !isBlank(line.charAt(i))) {
      char c = line.charAt(i);
      if (c == '\'' || c == '"') {
        end = line.indexOf(c, i + 1);
        if (end < 0) {
          throw whole(line).error(i, "the quote " + c + " is not closed", "another " + c);
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
    words.add(new Word(line, text.toString(), Arrays.copyOf(places, text.length() + 1)));
    return i;
  }

  static boolean isBlank(char c) {
    return c <= ' ';
  }

  String text() {
    return text;
  }

  int length() {
    return text.length();
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** The part from {@code from} up to, not including, {@code to}. */
  Word part(int from, int to) {
    return new Word(source, text.substring(from, to), Arrays.copyOfRange(places, from, to + 1));
  }

  Word from(int from) {
    return part(from, length());
  }

  /** Without blanks at its ends. */
  Word strip() {
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

  /** The parts between commas: one more than there are commas. */
  List<Word> items() {
    List<Word> items = new ArrayList<>();
    int from = 0;
    for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
      items.add(part(from, comma));
      from = comma + 1;
    }
    items.add(from(from));
    return items;
  }

  PlanSyntaxException error(int index, String problem, String expected) {
    return error(index, problem, expected, "");
  }

  /** An error that points at a character of this word. */
  PlanSyntaxException error(int index, String problem, String expected, String details) {
    return new PlanSyntaxException(source, places[index], problem, expected, details);
  }

  @Override
  public String toString() {
    return text;
  }
}
