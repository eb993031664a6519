package org.pageowner.core.internal.live;

import java.nio.ByteBuffer;

/** The page frame that a record's text names, for kernels whose file does not tell it. */
final class PrintedPfn {
  private static final byte[] WORD = {'\n', 'P', 'F', 'N', ' '};

  private PrintedPfn() {}

  /**
   * The number in the record's line {@code PFN N ...}, or -1 if there is none. The last such line:
   * a task's name, which may have line breaks, comes before it, and nothing that could have them
   * behind.
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

  /** Decimal, or hexadecimal after {@code 0x}. */
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
