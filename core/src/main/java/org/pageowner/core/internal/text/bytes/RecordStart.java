package org.pageowner.core.internal.text.bytes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;

/**
 * Finds record starts: {@code Page allocated via order } followed by a digit, which may be on the
 * next line if a mailer broke the line.
 *
 * <p>A record start is the only synchronisation point of the format, since task names may contain
 * empty lines and nearly all other text; so chunks are cut at record starts, and parsing resumes at
 * one after damage. The test for one compares three words, and the search for the next one advances
 * from line end to line end (SWAR), so that skipping text costs a small part of parsing it.
 */
public final class RecordStart {
  /** A start followed by an order and a mask. */
  public static final Pattern PATTERN =
      Pattern.compile(
          "Page allocated via order [0-9]+, "
              + "(?:mask 0x[0-9a-fA-F]+[(\\r\\n]|gfp_mask: 0x[0-9a-fA-F]+, )");

  /** Length of the start in bytes, without the digit. */
  public static final int LENGTH = 25;

  /** Maximum length of a first line; a start further within a line does not count. */
  public static final int FIRST_LINE = 1024;

  /** Number of bytes after a start that are searched for one within a line of other text. */
  public static final int SKIPPED_TEXT = 64 << 10;

  /** Maximum number of bytes that are searched for records that start within lines. */
  private static final int MAX_REACH = 1 << 20;

  /** Maximum number of bytes between the words of a broken start and its digit. */
  private static final int MAX_BREAK = 16;

  /** Maximum length of a start with an order and the number of a mask. */
  private static final int MAX_WHOLE = 128;

  private static final String TEXT = "Page allocated via order ";
  private static final long W0 = Ascii.word("Page all");
  private static final long W1 = Ascii.word("ocated v");
  private static final long W2 = Ascii.word("ia order");

  private RecordStart() {}

  /**
   * Returns the maximum distance, from the last start at the beginning of a line, of a start within
   * a line: in a first line that cannot be read, or in a record that another one was run into.
   * Without this bound, the result would depend on where the text is cut into chunks.
   */
  public static int reach(int maxRecordBytes) {
    return FIRST_LINE + Math.min(maxRecordBytes, MAX_REACH);
  }

  /** Returns whether a start is at {@code at} in a text that ends before {@code limit}. */
  public static boolean isAt(byte[] bytes, int at, int limit) {
    return at + LENGTH < limit
        && Ascii.longAt(bytes, at) == W0
        && Ascii.longAt(bytes, at + 8) == W1
        && Ascii.longAt(bytes, at + 16) == W2
        && ((bytes[at + 24] == ' ' && Ascii.isDigit(bytes[at + LENGTH]))
            || isBroken(bytes, at + 24, limit));
  }

  /** Returns whether the line is broken before the digit, with blanks or a backslash around. */
  private static boolean isBroken(byte[] bytes, int at, int limit) {
    int lines = 0;
    for (int p = at; p < Math.min(limit, at + MAX_BREAK); p++) {
      switch (bytes[p]) {
        case '\n' -> lines++;
        case ' ', '\t', '\r', '\\' -> {}
        default -> {
          return lines == 1 && Ascii.isDigit(bytes[p]);
        }
      }
    }
    return false;
  }

  /** Returns whether the text ends at {@code limit} within a start that begins at {@code at}. */
  public static boolean isPartAt(byte[] bytes, int at, int limit) {
    int length = limit - at;
    return length > 0
        && length <= LENGTH
        && TEXT.startsWith(new String(bytes, at, length, ISO_8859_1));
  }

  /** Returns the first start at the beginning of a line after {@code from}, or {@code limit}. */
  public static int next(byte[] bytes, int from, int limit) {
    for (int p = from; p < limit; ) {
      int end = Ascii.newline(bytes, p);
      if (isAt(bytes, end + 1, limit)) {
        return end + 1;
      }
      p = end + 1;
    }
    return limit;
  }

  /** Returns the last start at the beginning of a line after {@code from}, or -1. */
  public static int last(byte[] bytes, int from, int limit) {
    for (int p = limit - LENGTH - 1; p > from; p--) {
      if (bytes[p] == 'P' && bytes[p - 1] == '\n' && isAt(bytes, p, limit)) {
        return p;
      }
    }
    return -1;
  }

  /** Returns the first start after {@code from}, also within a line, or {@code limit}. */
  public static int within(byte[] bytes, int from, int limit) {
    for (int p = from + 1; p < limit; p++) {
      if (bytes[p] == 'P' && isAt(bytes, p, limit)) {
        return p;
      }
    }
    return limit;
  }

  /**
   * Returns the first start after {@code from} that is followed by an order and a mask, or {@code
   * limit}.
   */
  public static int withinWhole(byte[] bytes, int from, int limit) {
    for (int p = within(bytes, from, limit); p < limit; p = within(bytes, p, limit)) {
      String text = new String(bytes, p, Math.min(MAX_WHOLE, limit - p), ISO_8859_1);
      if (PATTERN.matcher(text).lookingAt()) {
        return p;
      }
    }
    return Math.max(from, limit);
  }
}
