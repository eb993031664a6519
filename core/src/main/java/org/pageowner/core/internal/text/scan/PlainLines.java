package org.pageowner.core.internal.text.scan;

import org.pageowner.core.internal.text.bytes.Ascii;
import org.pageowner.core.internal.text.lenient.FrameShapes;
import org.pageowner.core.internal.text.lenient.TrailerLine;

/**
 * Recognises the most common lines byte by byte, without creating a string.
 *
 * <p>A dump may have millions of distinct stacks and trailers, and the patterns of {@link
 * FrameShapes} and {@link TrailerLine} allocate a string and a matcher for each line. Each method
 * here accepts only lines that those classes accept too; if it returns false, they decide.
 */
final class PlainLines {
  private static final long CHARGED = Ascii.word("Charged ");
  private static final long TO = Ascii.word("to ");
  private static final long VIA = Ascii.word("(via");
  private static final long OBJCG = Ascii.word(" objcg) ");
  private static final long MEMCG = Ascii.word("memcg ");

  private PlainLines() {}

  /** Returns whether a range is {@code symbol+0x1/0x2}. */
  static boolean isCode(byte[] b, int from, int to) {
    int size = hexStart(b, from, to);
    if (size < 0 || b[size - 3] != '/') {
      return false;
    }
    int offset = hexStart(b, from, size - 3);
    int plus = offset - 3;
    if (offset < 0 || b[plus] != '+' || plus == from) {
      return false;
    }
    for (int p = from; p < plus; p++) {
      if (!isWord(b[p])) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a range is {@code [<ffffffff8117e4e3>]}. */
  static boolean isAddress(byte[] b, int from, int to) {
    int digits = to - from - 4;
    if (digits < 1 || digits > 16 || b[from] != '[' || b[from + 1] != '<') {
      return false;
    }
    for (int p = from + 2; p < to - 2; p++) {
      if (!isHex(b[p])) {
        return false;
      }
    }
    return b[to - 2] == '>' && b[to - 1] == ']';
  }

  /**
   * Returns whether a line is {@code Charged to memcg NAME} or {@code Charged (via objcg) to memcg
   * NAME}, with a name that cannot be part of another line.
   */
  static boolean isCharge(byte[] b, int from, int to) {
    int p = from + 8;
    if (Ascii.longAt(b, from) != CHARGED) {
      return false;
    }
    if (Ascii.starts(b, p, VIA, 4) && Ascii.longAt(b, p + 4) == OBJCG) {
      p += 12;
    }
    if (p >= to || !Ascii.starts(b, p, TO, 3) || !Ascii.starts(b, p + 3, MEMCG, 6)) {
      return false;
    }
    for (p += 9; p < to && (isWord(b[p]) || b[p] == '-' || b[p] == '@' || b[p] == '/'); ) {
      p++;
    }
    return p == to && isWord(b[to - 1]);
  }

  /** Returns the position of the digits of the {@code 0x...} that ends a range, or -1. */
  private static int hexStart(byte[] b, int from, int to) {
    int p = to;
    while (p > from && isHex(b[p - 1])) {
      p--;
    }
    return p < to && p - 3 >= from && b[p - 1] == 'x' && b[p - 2] == '0' ? p : -1;
  }

  private static boolean isHex(byte c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  private static boolean isWord(byte c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '.';
  }
}
