package org.pageowner.core.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * Bytes as text and back, without loss: names in a dump are bytes, and not always UTF-8.
 *
 * <p>Valid UTF-8 stays, any other byte becomes {@code \xNN} (two lowercase hexadecimal digits), and
 * a backslash {@code \\}. So the mapping is injective: different bytes give different texts.
 */
public final class ByteText {
  private static final String HEX = "0123456789abcdef";

  private ByteText() {}

  /**
   * Returns the text of the bytes from {@code from} (inclusive) to {@code to} (exclusive).
   *
   * <p>UTF-8 is read strictly: overlong forms, surrogates and code points above U+10FFFF are
   * escaped byte by byte.
   *
   * @throws IndexOutOfBoundsException if the range is not within {@code bytes}
   */
  public static String decode(byte[] bytes, int from, int to) {
    Objects.checkFromToIndex(from, to, bytes.length);
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0 || bytes[i] == '\\') {
        return decodeEscaping(bytes, from, to, i);
      }
    }
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static String decodeEscaping(byte[] bytes, int from, int to, int firstSpecial) {
    StringBuilder text = new StringBuilder(to - from + 16);
    text.append(new String(bytes, from, firstSpecial - from, StandardCharsets.ISO_8859_1));
    int i = firstSpecial;
    while (i < to) {
      int b = bytes[i] & 0xff;
      int length = sequenceLength(bytes, i, to);
      if (b == '\\') {
        text.append("\\\\");
      } else if (length == 1) {
        text.append((char) b);
      } else if (length == 0) {
        text.append("\\x").append(HEX.charAt(b >> 4)).append(HEX.charAt(b & 15));
      } else {
        int codePoint = b & (0xff >> (length + 1));
        for (int k = 1; k < length; k++) {
          codePoint = (codePoint << 6) | (bytes[i + k] & 0x3f);
        }
        text.appendCodePoint(codePoint);
      }
      i += Math.max(length, 1);
    }
    return text.toString();
  }

  /** Returns the length of the valid UTF-8 sequence at {@code at}; 0 if there is none. */
  private static int sequenceLength(byte[] bytes, int at, int to) {
    int b = bytes[at] & 0xff;
    if (b < 0x80) {
      return 1;
    }
    int length = b < 0xc2 ? 0 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : b < 0xf5 ? 4 : 0;
    if (length == 0 || to - at < length) {
      return 0;
    }
    // The second byte excludes overlong forms, surrogates and code points above U+10FFFF.
    int second = bytes[at + 1] & 0xff;
    int low = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
    int high = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
    if (second < low || second > high) {
      return 0;
    }
    for (int k = 2; k < length; k++) {
      if ((bytes[at + k] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  /**
   * Returns the bytes of a text: {@code encode(decode(b))} is {@code b}.
   *
   * <p>Handwritten texts are accepted: a backslash that is not followed by {@code xNN} or another
   * backslash is a backslash, {@code \x41} is the same as {@code A}, and an unpaired surrogate
   * becomes the three bytes that it would have in UTF-8.
   */
  public static byte[] encode(String value) {
    // A char is at most three bytes, a surrogate pair four.
    byte[] bytes = new byte[Math.multiplyExact(value.length(), 3)];
    int size = 0;
    int i = 0;
    while (i < value.length()) {
      int escaped = escapedByte(value, i);
      if (escaped >= 0) {
        bytes[size++] = (byte) escaped;
        i += value.charAt(i + 1) == '\\' ? 2 : 4;
        continue;
      }
      int c = value.codePointAt(i);
      i += Character.charCount(c);
      if (c < 0x80) {
        bytes[size++] = (byte) c;
      } else if (c < 0x800) {
        bytes[size++] = (byte) (0xc0 | (c >> 6));
        bytes[size++] = continuation(c);
      } else {
        if (c < 0x10000) {
          bytes[size++] = (byte) (0xe0 | (c >> 12));
        } else {
          bytes[size++] = (byte) (0xf0 | (c >> 18));
          bytes[size++] = continuation(c >> 12);
        }
        bytes[size++] = continuation(c >> 6);
        bytes[size++] = continuation(c);
      }
    }
    return Arrays.copyOf(bytes, size);
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | (bits & 0x3f));
  }

  /**
   * Returns the canonical text of the same bytes: {@code A} for {@code \x41}. Two texts represent
   * the same bytes if their canonical forms are equal.
   */
  public static String canonical(String value) {
    byte[] bytes = encode(value);
    return decode(bytes, 0, bytes.length);
  }

  /**
   * Returns the text with control and format characters (line ends, terminal escapes, direction
   * marks) escaped as bytes too, so that it is safe to show. It represents the same bytes.
   */
  public static String printable(String value) {
    StringBuilder text = null;
    for (int i = 0; i < value.length(); ) {
      int c = value.codePointAt(i);
      int next = i + Character.charCount(c);
      if (isUnsafe(c)) {
        if (text == null) {
          text = new StringBuilder(value.length() + 16).append(value, 0, i);
        }
        for (byte b : encode(value.substring(i, next))) {
          text.append("\\x").append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
        }
      } else if (text != null) {
        text.appendCodePoint(c);
      }
      i = next;
    }
    return text == null ? value : text.toString();
  }

  /**
   * Returns the {@linkplain #printable printable} text, safe in HTML and in quoted attributes: the
   * characters {@code & < > " '} are written as entities.
   */
  public static String html(String value) {
    String printable = printable(value);
    StringBuilder html = new StringBuilder(printable.length() + 16);
    for (int i = 0; i < printable.length(); i++) {
      char c = printable.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(c);
      }
    }
    return html.toString();
  }

  private static boolean isUnsafe(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  /** Returns the byte that the escape at {@code at} represents, or -1 if there is no escape. */
  private static int escapedByte(String value, int at) {
    if (value.charAt(at) != '\\' || at + 1 >= value.length()) {
      return -1;
    }
    if (value.charAt(at + 1) == '\\') {
      return '\\';
    }
    if (value.charAt(at + 1) != 'x' || at + 3 >= value.length()) {
      return -1;
    }
    int high = hexDigit(value.charAt(at + 2));
    int low = hexDigit(value.charAt(at + 3));
    return high < 0 || low < 0 ? -1 : (high << 4) | low;
  }

  /** ASCII only: {@link Character#digit} accepts digits of other scripts too. */
  private static int hexDigit(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
