package org.pageowner.core.internal.live;

import java.nio.ByteBuffer;

/** Finds the page frame in a record's text, for kernels whose file position does not report it. */
final class PrintedPfn {
  private static final byte[] WORD = {'\n', 'P', 'F', 'N', ' '};

  private PrintedPfn() {}

  /**
   * Returns the number in the record's last line {@code PFN N ...}, or -1 if there is none. The
   * last, since a task's name, which may contain line breaks, precedes it.
   */
  static long of(ByteBuffer text) {
    for (int at = text.limit() - WORD.length; at >= text.position(); at--) {
      if (isWord(text, at)) {
        return number(text, at + WORD.length);
      }
    }
    return -1;
  }

  private static boolean isWord(ByteBuffer text, int at) {
    for (int i = 0; i < WORD.length; i++) {
      if (text.get(at + i) != WORD[i]) {
        return false;
      }
    }
    return true;
  }

  /** Parses a decimal number, or a hexadecimal one after {@code 0x}. */
  private static long number(ByteBuffer text, int from) {
    boolean hexadecimal =
        from + 1 < text.limit() && text.get(from) == '0' && text.get(from + 1) == 'x';
    int radix = hexadecimal ? 16 : 10;
    long number = -1;
    for (int at = hexadecimal ? from + 2 : from; at < text.limit(); at++) {
      int digit = Character.digit(text.get(at), radix);
      if (digit < 0 || number > Long.MAX_VALUE / 32) {
        break;
      }
      number = Math.max(number, 0) * radix + digit;
    }
    return number;
  }
}
