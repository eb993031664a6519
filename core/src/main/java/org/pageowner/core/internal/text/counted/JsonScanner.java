package org.pageowner.core.internal.text.counted;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over one line of JSON (RFC 8259), whose shape the caller knows: it asks for each part in
 * turn, so that nothing recurses over the input.
 *
 * <p>Strict: numbers are non-negative integers of at most 63 bits, strings are valid UTF-8.
 */
final class JsonScanner {
  private final byte[] line;
  private final int end;
  private int at;

  /** A cursor over the bytes of an array from {@code from} to {@code end}, exclusive. */
  JsonScanner(byte[] line, int from, int end) {
    this.line = line;
    this.at = from;
    this.end = end;
  }

  /** Returns the index of the next byte in the array. */
  int at() {
    return at;
  }

  JsonFault fault(String reason) {
    return new JsonFault(at, reason);
  }

  private int peek() {
    while (at < end && (line[at] == ' ' || line[at] == '\t' || line[at] == '\r')) {
      at++;
    }
    return at < end ? line[at] & 0xff : -1;
  }

  /** Passes a character. */
  void expect(char c) throws JsonFault {
    if (peek() != c) {
      throw fault("expected " + c);
    }
    at++;
  }

  /** Passes a character if it is the next one. */
  boolean accept(char c) {
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  /** Passes {@code null} if it is next. */
  boolean acceptNull() {
    return peek() == 'n' && word("null");
  }

  private boolean word(String word) {
    int length = word.length();
    if (end - at < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (line[at + i] != word.charAt(i)) {
        return false;
      }
    }
    at += length;
    return true;
  }

  /** Checks that the line ends. */
  void expectEnd() throws JsonFault {
    if (peek() >= 0) {
      throw fault("expected the end of the line");
    }
  }

  /** Passes {@code true} or {@code false}, and returns the word. */
  String flag() throws JsonFault {
    int next = peek();
    if (next == 't' && word("true")) {
      return "true";
    }
    if (next == 'f' && word("false")) {
      return "false";
    }
    throw fault("expected true or false");
  }

  /** Passes a number. */
  long number() throws JsonFault {
    peek();
    int start = at;
    long value = 0;
    while (at < end && line[at] >= '0' && line[at] <= '9') {
      int digit = line[at] - '0';
      if (value > (Long.MAX_VALUE - digit) / 10) {
        at = start;
        throw fault("a number above 2^63 - 1");
      }
      value = value * 10 + digit;
      at++;
    }
    boolean hasLeadingZero = at > start + 1 && line[start] == '0';
    boolean goesOn = at < end && ".eE+-".indexOf(line[at]) >= 0;
    if (at == start || hasLeadingZero || goesOn) {
      at = start;
      throw fault("expected a whole number of 0 or more");
    }
    return value;
  }

  /** Passes a string, or {@code null}. */
  @Nullable String textOrNull() throws JsonFault {
    return acceptNull() ? null : text();
  }

  /** Passes a string. */
  String text() throws JsonFault {
    if (peek() != '"') {
      throw fault("expected a string");
    }
    at++;
    int start = at;
    boolean isAscii = true;
    while (at < end && line[at] != '"' && line[at] != '\\') {
      byte b = line[at];
      if (b >= 0 && b < ' ') {
        throw fault("a control character in a string");
      }
      isAscii &= b >= 0;
      at++;
    }
    if (at < end && line[at] == '"') {
      String text = isAscii ? new String(line, start, at - start, ISO_8859_1) : utf8(start, at);
      at++;
      return text;
    }
    return escaped(start);
  }

  private String escaped(int start) throws JsonFault {
    StringBuilder text = new StringBuilder(utf8(start, at));
    while (at < end && line[at] != '"') {
      byte b = line[at];
      if (b == '\\') {
        at++;
        text.append(escape());
      } else if (b >= 0 && b < ' ') {
        throw fault("a control character in a string");
      } else {
        int from = at;
        while (at < end && line[at] != '"' && line[at] != '\\' && (line[at] & 0xff) >= ' ') {
          at++;
        }
        text.append(utf8(from, at));
      }
    }
    if (at == end) {
      throw fault("a string without its end");
    }
    at++;
    return text.toString();
  }

  private char escape() throws JsonFault {
    int next = at < end ? line[at] : -1;
    at++;
    return switch (next) {
      case '"' -> '"';
      case '\\' -> '\\';
      case '/' -> '/';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hexadecimal();
      default -> {
        at -= 2;
        throw fault("an unknown escape in a string");
      }
    };
  }

  private char hexadecimal() throws JsonFault {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < end && line[at] >= 0 ? Character.digit((char) line[at], 16) : -1;
      if (digit < 0) {
        throw fault("expected four hexadecimal digits");
      }
      value = value << 4 | digit;
      at++;
    }
    return (char) value;
  }

  private String utf8(int from, int to) throws JsonFault {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(line, from, to - from))
          .toString();
    } catch (CharacterCodingException e) {
      throw new JsonFault(from, "a string that is not UTF-8");
    }
  }

  /** Passes a character if it is the next one and no blank precedes it. */
  boolean acceptPlain(char c) {
    if (at == end || line[at] != c) {
      return false;
    }
    at++;
    return true;
  }

  /** Passes a word if it is next and no blank precedes it. */
  boolean acceptPlain(String word) {
    return at < end && line[at] == word.charAt(0) && word(word);
  }

  /** Returns whether a digit is next. */
  boolean isAtDigit() {
    return at < end && line[at] >= '0' && line[at] <= '9';
  }

  /** Passes the name of a field with its quotes and the colon, if exactly these bytes are next. */
  boolean acceptField(byte[] quoted) {
    int to = at + quoted.length;
    if (to > end || !Arrays.equals(line, at, to, quoted, 0, quoted.length)) {
      return false;
    }
    at = to;
    return true;
  }

  /**
   * Passes a string of printable ASCII characters without escapes, and not of blanks alone; passes
   * nothing and returns false if another value is next.
   */
  boolean acceptPlainText() {
    int p = at;
    if (p == end || line[p] != '"') {
      return false;
    }
    boolean isBlank = true;
    for (p++; p < end && line[p] != '"'; p++) {
      byte b = line[p];
      if (b < ' ' || b == '\\' || b == 0x7f) {
        return false;
      }
      isBlank &= b == ' ';
    }
    if (p == end || isBlank) {
      return false;
    }
    at = p + 1;
    return true;
  }

  /** Passes a list of strings as {@link #acceptPlainText} does, without blanks between them. */
  boolean acceptPlainTexts() {
    int start = at;
    if (at == end || line[at] != '[') {
      return false;
    }
    do {
      at++;
      if (!acceptPlainText()) {
        at = start;
        return false;
      }
    } while (at < end && line[at] == ',');
    if (at == end || line[at] != ']') {
      at = start;
      return false;
    }
    at++;
    return true;
  }

  /** Passes a list of strings. */
  List<String> texts() throws JsonFault {
    List<String> texts = new ArrayList<>();
    expect('[');
    if (accept(']')) {
      return texts;
    }
    do {
      texts.add(text());
    } while (accept(','));
    expect(']');
    return texts;
  }

  /** Passes the name of the next field and the colon after it. */
  String field() throws JsonFault {
    String name = text();
    expect(':');
    return name;
  }
}
