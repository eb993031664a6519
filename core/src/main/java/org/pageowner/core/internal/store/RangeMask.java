package org.pageowner.core.internal.store;

/**
 * Bitmaps of the rows whose packed number is in a range. A number is in the range if its difference
 * from the smallest one there is at most the width of the range, as unsigned numbers: one
 * comparison, without a branch.
 */
final class RangeMask {
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  private RangeMask() {}

  /**
   * Sets the bit {@code i & 63} of {@code into[i >> 6]} if the packed number {@code from + i} is at
   * least {@code low} and at most {@code high}; other bits stay as they are.
   *
   * @param width the bytes of a number: 0, 1, 2, 4 or 8; a number of no bytes is 0
   * @param low the smallest number of the range, not negative unless numbers have 8 bytes
   * @param high the largest number of the range, at least {@code low} as an unsigned number
   */
  static void mark(byte[] data, int width, int from, int count, long low, long high, long[] into) {
    long span = high - low;
    for (int i = 0; i < count; i += Long.SIZE) {
      int rows = Math.min(Long.SIZE, count - i);
      int row = from + i;
      into[i >>> 6] |=
          switch (width) {
            case 0 -> -1L >>> (Long.SIZE - rows);
            case 1 -> marks1(data, row, rows, low, span);
            case 2 -> marks2(data, row, rows, low, span);
            case 4 -> marks4(data, row, rows, low, span);
            default -> marks8(data, row, rows, low, span);
          };
    }
  }

  private static long marks1(byte[] data, int from, int count, long low, long span) {
    long marks = 0;
    int i = 0;
    for (; i + 8 <= count; i += 8) {
      long bytes = (long) PackedLongs.LONG.get(data, from + i);
      if ((bytes & HIGH_BITS) == 0 && low + span < 128) {
        // the highest bit of a byte is set by an addition that reaches 128
        long atLeast = bytes + (128 - low) * ONES;
        long above = bytes + (127 - low - span) * ONES;
        marks |= ChangeMask.gathered(atLeast & ~above & HIGH_BITS) << i;
      } else {
        marks |= marksOfBytes(data, from + i, 8, low, span) << i;
      }
    }
    return i < count ? marks | marksOfBytes(data, from + i, count - i, low, span) << i : marks;
  }

  private static long marksOfBytes(byte[] data, int from, int count, long low, long span) {
    long marks = 0;
    for (int i = 0; i < count; i++) {
      long number = data[from + i] & 0xff;
      marks |= isAtMost(number - low, span) << i;
    }
    return marks;
  }

  private static long marks2(byte[] data, int from, int count, long low, long span) {
    long marks = 0;
    for (int i = 0; i < count; i++) {
      long number = (short) PackedLongs.SHORT.get(data, (from + i) * 2) & 0xffff;
      marks = marks >>> 1 | isAtMost(number - low, span) << 63;
    }
    return marks >>> (Long.SIZE - count);
  }

  private static long marks4(byte[] data, int from, int count, long low, long span) {
    long marks = 0;
    for (int i = 0; i < count; i++) {
      long number = (int) PackedLongs.INT.get(data, (from + i) * 4) & 0xffffffffL;
      marks = marks >>> 1 | isAtMost(number - low, span) << 63;
    }
    return marks >>> (Long.SIZE - count);
  }

  private static long marks8(byte[] data, int from, int count, long low, long span) {
    long marks = 0;
    for (int i = 0; i < count; i++) {
      long number = (long) PackedLongs.LONG.get(data, (from + i) * 8);
      marks = marks >>> 1 | isAtMost(number - low, span) << 63;
    }
    return marks >>> (Long.SIZE - count);
  }

  /** Returns 1 if {@code number} is at most {@code limit}, both unsigned; else 0. */
  private static long isAtMost(long number, long limit) {
    return Long.compareUnsigned(number, limit) <= 0 ? 1 : 0;
  }
}
