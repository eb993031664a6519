package org.pageowner.core.internal.text.bytes;

/**
 * Reads numbers in the form that printf gives them: no leading zeros.
 *
 * <p>Eight characters at a time: which of them are digits is found for all at once, and pairs, then
 * fours, then all of them are joined by three multiplications.
 */
public final class Digits {
  private static final int MAX_DECIMALS = 18;
  private static final int MAX_HEXADECIMALS = 15;
  private static final long ZEROS = 0x3030303030303030L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long LOWS = 0x7f7f7f7f7f7f7f7fL;
  private static final long ONES = 0x0101010101010101L;
  private static final long NIBBLES = 0x0f0f0f0f0f0f0f0fL;
  private static final long[] POWERS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };

  /** What was read last. */
  public long value;

  /** Reads a number as {@code %lu} prints it, of at most 18 digits; the position behind, or -1. */
  public int decimal(byte[] b, int from) {
    int p = from;
    long number = 0;
    int count;
    do {
      long digits = Ascii.longAt(b, p) ^ ZEROS;
      // the high bit of each byte that is more than 9; additions can't carry into the next byte
      long others = (((digits & LOWS) + 0x7676767676767676L) | digits) & HIGHS;
      if (others == 0) {
        count = 8;
      } else {
        count = Long.numberOfTrailingZeros(others) >>> 3;
        if (count == 0) {
          break;
        }
        digits <<= 64 - 8 * count;
      }
      number = number * POWERS[count] + joined(digits);
      p += count;
    } while (count == 8 && p - from <= MAX_DECIMALS);
    int length = p - from;
    if (length == 0 || length > MAX_DECIMALS || (b[from] == '0' && length > 1)) {
      return -1;
    }
    value = number;
    return p;
  }

  /** The number that eight digits stand for, the first of them in the lowest byte. */
  private static long joined(long digits) {
    long pairs = (digits * 10 + (digits >>> 8)) & 0x00ff00ff00ff00ffL;
    long fours = (pairs * 100 + (pairs >>> 16)) & 0x0000ffff0000ffffL;
    return (fours * 10_000 + (fours >>> 32)) & 0xffffffffL;
  }

  /** Reads a number as {@code %lx} prints it, of at most 60 bits; the position behind it, or -1. */
  public int hexadecimal(byte[] b, int from) {
    int p = from;
    long number = 0;
    int count;
    do {
      long text = Ascii.longAt(b, p);
      // a letter has bit 6 set, and stands for its low bits and 9
      long nibbles = (text & NIBBLES) + ((text >>> 6) & ONES) * 9;
      long printed = nibbles + ZEROS + (((nibbles + ONES * 6) >>> 4) & ONES) * ('a' - '0' - 10);
      long others = (printed ^ text) | (nibbles & ~NIBBLES);
      if (others == 0) {
        count = 8;
      } else {
        count = Long.numberOfTrailingZeros(others) >>> 3;
        if (count == 0) {
          break;
        }
        nibbles <<= 64 - 8 * count;
      }
      number = (number << (4 * count)) | packed(nibbles);
      p += count;
    } while (count == 8 && p - from <= MAX_HEXADECIMALS);
    int length = p - from;
    if (length == 0 || length > MAX_HEXADECIMALS || (b[from] == '0' && length > 1)) {
      return -1;
    }
    value = number;
    return p;
  }

  /** The number of eight digits of four bits each, the first of them in the lowest byte. */
  private static long packed(long nibbles) {
    long bytes = Long.reverseBytes(nibbles);
    bytes = (bytes | bytes >>> 4) & 0x00ff00ff00ff00ffL;
    bytes = (bytes | bytes >>> 8) & 0x0000ffff0000ffffL;
    return (bytes | bytes >>> 16) & 0xffffffffL;
  }
}
