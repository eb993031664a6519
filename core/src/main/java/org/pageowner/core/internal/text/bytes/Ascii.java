package org.pageowner.core.internal.text.bytes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Operations on ASCII text, eight bytes at a time (SWAR: SIMD within a register).
 *
 * <p>Reads may extend up to {@value #SLACK} bytes past the given position, so every array that is
 * scanned has that many spare bytes at its end.
 */
public final class Ascii {
  /** Number of spare bytes after the last byte of any text that is scanned. */
  public static final int SLACK = 64;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long LOWS = ~HIGHS;
  private static final long AFTER_BLANKS = ONES * (' ' + 1);
  private static final long NEWLINES = ONES * '\n';

  private Ascii() {}

  public static long longAt(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  /** Returns up to eight characters as {@link #longAt} reads them. */
  public static long word(String text) {
    long word = 0;
    byte[] bytes = text.getBytes(ISO_8859_1);
    for (int i = bytes.length - 1; i >= 0; i--) {
      word = (word << 8) | (bytes[i] & 0xff);
    }
    return word;
  }

  /**
   * Returns whether the first {@code length} (at most 7) bytes at a position equal those of {@code
   * word}.
   */
  public static boolean starts(byte[] bytes, int at, long word, int length) {
    return ((longAt(bytes, at) ^ word) << (64 - 8 * length)) == 0;
  }

  /**
   * Returns the position of the next line end at or after {@code at}; there must be one before the
   * slack.
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

  /**
   * Returns the position of the next line end at or after {@code at}: {@code limit} or one after it
   * if there is none before.
   */
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

  /** Returns the position of the first blank or control character of a range, or its end. */
  public static int blank(byte[] bytes, int from, int to) {
    for (int p = from; p < to; p += 8) {
      long x = longAt(bytes, p);
      long found = (x - AFTER_BLANKS) & ~x & HIGHS;
      if (found != 0) {
        return Math.min(to, p + (Long.numberOfTrailingZeros(found) >>> 3));
      }
    }
    return to;
  }

  /** Returns the position of the first occurrence of some bytes in a range, or -1. */
  public static int indexOf(byte[] bytes, int from, int to, byte[] part) {
    for (int p = from; p + part.length <= to; p++) {
      if (Arrays.equals(bytes, p, p + part.length, part, 0, part.length)) {
        return p;
      }
    }
    return -1;
  }

  /** Returns the number of line ends from {@code from} to before {@code to}. */
  public static int countNewlines(byte[] bytes, int from, int to) {
    int count = 0;
    int p = from;
    for (; p + 8 <= to; p += 8) {
      long x = longAt(bytes, p) ^ NEWLINES;
      // the high bit of each byte that is not 0; additions cannot carry into the next byte
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
