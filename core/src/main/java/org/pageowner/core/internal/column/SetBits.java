package org.pageowner.core.internal.column;

import java.util.Arrays;

/** Bitmaps with a bit for each row of a slice. */
public final class SetBits {
  /** Positions that one step copies. */
  private static final int STEP = 8;

  /** Elements after the positions that a copy may overwrite. */
  public static final int OVERWRITTEN = STEP - 1;

  private SetBits() {}

  /** Returns the number of words of a bitmap with a bit for each row. */
  public static int words(int rows) {
    return (rows + Long.SIZE - 1) / Long.SIZE;
  }

  /** Sets the bits from {@code from} to before {@code to}, of which there is at least one. */
  public static void set(long[] bits, int from, int to) {
    int first = from / Long.SIZE;
    int last = (to - 1) / Long.SIZE;
    long low = -1L << from;
    long high = -1L >>> -to;
    if (first == last) {
      bits[first] |= low & high;
      return;
    }
    bits[first] |= low;
    Arrays.fill(bits, first + 1, last, -1);
    bits[last] |= high;
  }

  /**
   * Copies the positions of the set bits among the first {@code count}; returns their number.
   *
   * @param into must have {@code count} elements, of which {@link #OVERWRITTEN} after the positions
   *     may be overwritten too
   */
  public static int copy(long[] bits, int count, int[] into) {
    return copy(bits, 0, 0, count, into);
  }

  /**
   * Does the same for the {@code count} bits from bit {@code from} on, which is a multiple of 64;
   * positions count from there. The first bit counts as set.
   */
  public static int copyStarts(long[] bits, int from, int count, int[] into) {
    return copy(bits, from / Long.SIZE, 1, count, into);
  }

  /**
   * The number of bits of a word is unpredictable, so each step writes eight positions; the next
   * word overwrites the surplus.
   *
   * @param always bits of the first word that count as set
   */
  private static int copy(long[] bits, int first, long always, int count, int[] into) {
    int found = 0;
    int words = words(count);
    for (int word = 0; word < words; word++) {
      long left = bits[first + word] | (word == 0 ? always : 0);
      if (word == words - 1 && count % Long.SIZE != 0) {
        left &= ~(-1L << count);
      }
      int end = found + Long.bitCount(left);
      int base = word * Long.SIZE;
      for (; left != 0 && found + STEP <= into.length; found += STEP) {
        into[found] = base + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        into[found + 1] = base + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        into[found + 2] = base + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        into[found + 3] = base + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        into[found + 4] = base + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        into[found + 5] = base + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        into[found + 6] = base + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        into[found + 7] = base + Long.numberOfTrailingZeros(left);
        left &= left - 1;
      }
      for (; left != 0; left &= left - 1) {
        into[found++] = base + Long.numberOfTrailingZeros(left);
      }
      found = end;
    }
    return found;
  }
}
