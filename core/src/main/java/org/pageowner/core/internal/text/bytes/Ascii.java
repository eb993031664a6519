package org.pageowner.core.internal.text.bytes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bytes looked at eight at a time.
 *
 * <p>Reads may touch up to {@value #SLACK} bytes behind the position they are asked for: every
 * array that is scanned has that many spare bytes at its end.
 */
public final class Ascii {
  /** How many bytes must follow the last byte of any text that is scanned. */
  public static final int SLACK = 64;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long LOWS = ~HIGHS;
  private static final long BEHIND_BLANKS = ONES * (' ' + 1);
  private static final long NEWLINES = ONES * '\n';

  private Ascii() {}

  public static long longAt(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  /** Up to eight characters as {@link #longAt} reads them. */
  public static long word(String text) {
    long word = 0;
    byte[] bytes = text.getBytes(ISO_8859_1);
    for (int i = bytes.length - 1; i >= 0; i--) {
      word = (word << 8) | (bytes[i] & 0xff);
    }
    return word;
  }

  /** Whether the first {@code length} (at most 7) bytes at a position are those of {@code word}. */
  public static boolean starts(byte[] bytes, int at, long word, int length) {
    return ((longAt(bytes, at) ^ word) << (64 - 8 * length)) == 0;
  }

  /**
   * The position of the next line end at or after {@code at}; there must be one before the slack.
   */
  public static int newline(byte[] bytes, int at) {
    int p = at;
    while (true) {
      long x = longAt(bytes, p) ^ NEWLINES;
      long found = (x - ONES) & ~x & HIGHS;
      if (found != 0) {
        return p + (Long.numberOfTrailingZeros(found) >>> 3);
      }
      p += 8;
    }
  }

  /** The same up to {@code limit}, which is given if there is none before it, or one behind it. */
  public static int newline(byte[] bytes, int at, int limit) {
    for (int p = at; p < limit; p += 8) {
      long x = longAt(bytes, p) ^ NEWLINES;
      long found = (x - ONES) & ~x & HIGHS;
      if (found != 0) {
        return p + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    return limit;
  }

  /** The position of the first blank or control character of a range, or its end. */
  public static int blank(byte[] bytes, int from, int to) {
    for (int p = from; p < to; p += 8) {
      long x = longAt(bytes, p);
      long found = (x - BEHIND_BLANKS) & ~x & HIGHS;
      if (found != 0) {
        return Math.min(to, p + (Long.numberOfTrailingZeros(found) >>> 3));
      }
    }
    return to;
  }

  /** Where some bytes stand first in a range, or -1. */
  public static int indexOf(byte[] bytes, int from, int to, byte[] part) {
    for (int p = from; p + part.length <= to; p++) {
      if (Arrays.equals(bytes, p, p + part.length, part, 0, part.length)) {
        return p;
      }
    }
    return -1;
  }

  /** How many line ends there are from {@code from} to before {@code to}. */
  public static int countNewlines(byte[] bytes, int from, int to) {
    int count = 0;
    int p = from;
    for (; p + 8 <= to; p += 8) {
      long x = longAt(bytes, p) ^ NEWLINES;
      // the high bit of each byte that is not 0; additions can't carry into the next byte
      count += 8 - Long.bitCount((((x & LOWS) + LOWS) | x) & HIGHS);
    }
    for (; p < to; p++) {
      if (bytes[p] == '\n') {
        count++;
      }
    }
    return count;
  }

  public static boolean isHex(byte b) {
    return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'f');
  }

  public static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
