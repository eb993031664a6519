package org.pageowner.core.internal.store;

/**
 * Finds the changes in packed numbers: a bit for each number, set if it differs from its
 * predecessor.
 *
 * <p>The lengths of runs are unpredictable, so a comparison with a branch would often be
 * mispredicted. The code is branch-free in the numbers, and compares the narrow widths four or
 * eight numbers at a time within one word (SWAR).
 */
final class ChangeMask {
  /** The low 15 bits of each of four 16-bit numbers. */
  private static final long LOW_SHORTS = 0x7fff_7fff_7fff_7fffL;

  /** The low 7 bits of each of eight bytes. */
  private static final long LOW_BYTES = 0x7f7f_7f7f_7f7f_7f7fL;

  /** Multiplier that gathers the lowest bits of eight bytes in the highest byte. */
  private static final long GATHER = 0x0102_0408_1020_4080L;

  private ChangeMask() {}

  /**
   * Sets the bit {@code i} of {@code into} if the number {@code from + i}, of {@code width} bytes,
   * differs from its predecessor. The number 0 has none, and its bit is not set.
   */
  static void mark(byte[] data, int width, int from, int count, long[] into) {
    if (width == 0) {
      return;
    }
    for (int i = 0; i < count; i += Long.SIZE) {
      int rows = Math.min(Long.SIZE, count - i);
      int row = from + i;
      into[i >>> 6] |=
          switch (width) {
            case 1 -> marks1(data, row, rows);
            case 2 -> marks2(data, row, rows);
            case 4 -> marks4(data, row, rows);
            default -> marks8(data, row, rows);
          };
    }
  }

  /** Returns the highest bit of each of eight bytes, whose other bits are 0, in one byte. */
  static long gathered(long highestBits) {
    return ((highestBits >>> 7) * GATHER) >>> 56;
  }

  private static long marks1(byte[] data, int from, int count) {
    long marks = 0;
    int i = from == 0 ? 1 : 0;
    for (; i + 8 <= count; i += 8) {
      long bits =
          (long) PackedLongs.LONG.get(data, from + i)
              ^ (long) PackedLongs.LONG.get(data, from + i - 1);
      long differ = (((bits & LOW_BYTES) + LOW_BYTES) | bits) & ~LOW_BYTES;
      marks |= gathered(differ) << i;
    }
    for (; i < count; i++) {
      marks |= (long) differ(data[from + i], data[from + i - 1]) << i;
    }
    return marks;
  }

  private static long marks2(byte[] data, int from, int count) {
    long marks = 0;
    int i = from == 0 ? 1 : 0;
    for (; i + 4 <= count; i += 4) {
      int at = (from + i) * 2;
      long bits = (long) PackedLongs.LONG.get(data, at) ^ (long) PackedLongs.LONG.get(data, at - 2);
      long differ = ((((bits & LOW_SHORTS) + LOW_SHORTS) | bits) & ~LOW_SHORTS) >>> 15;
      marks |= ((differ | (differ >>> 15) | (differ >>> 30) | (differ >>> 45)) & 15) << i;
    }
    for (; i < count; i++) {
      int at = (from + i) * 2;
      int own = (short) PackedLongs.SHORT.get(data, at);
      marks |= (long) differ(own, (short) PackedLongs.SHORT.get(data, at - 2)) << i;
    }
    return marks;
  }

  private static long marks4(byte[] data, int from, int count) {
    long marks = 0;
    int i = from == 0 ? 1 : 0;
    int before = i == count ? 0 : (int) PackedLongs.INT.get(data, (from + i - 1) * 4);
    for (; i < count; i++) {
      int own = (int) PackedLongs.INT.get(data, (from + i) * 4);
      marks |= (long) differ(own, before) << i;
      before = own;
    }
    return marks;
  }

  private static long marks8(byte[] data, int from, int count) {
    long marks = 0;
    int i = from == 0 ? 1 : 0;
    long before = i == count ? 0 : (long) PackedLongs.LONG.get(data, (from + i - 1) * 8);
    for (; i < count; i++) {
      long own = (long) PackedLongs.LONG.get(data, (from + i) * 8);
      long bits = own ^ before;
      marks |= ((bits | -bits) >>> 63) << i;
      before = own;
    }
    return marks;
  }

  /** Returns 1 if two numbers differ, else 0. */
  private static int differ(int a, int b) {
    int bits = a ^ b;
    return (bits | -bits) >>> 31;
  }
}
