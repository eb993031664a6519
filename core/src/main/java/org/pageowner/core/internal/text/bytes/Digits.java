package org.pageowner.core.internal.text.bytes;

/**
 * Parses numbers in the form that printf prints: without leading zeros.
 *
 * <p>Eight characters at a time (SWAR): one expression finds the digits among them, and three
 * multiplications combine digits to pairs, pairs to fours, and fours to the number.
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

  /** The number that was read last. */
  public long value;

  /**
   * Reads a number of at most 18 digits as {@code %lu} prints it; returns the position after it, or
   * -1.
   */
  public int decimal(byte[] b, int from) {
    int p = from;
    long number = 0;
    int count;
    do {
      long digits = Ascii.longAt(b, p) ^ ZEROS;
      // the high bit of each byte above 9; additions cannot carry into the next byte
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

  /** Returns the number that eight digits represent, the first of them in the lowest byte. */
  private static long joined(long digits) {
    long pairs = (digits * 10 + (digits >>> 8)) & 0x00ff00ff00ff00ffL;
    long fours = (pairs * 100 + (pairs >>> 16)) & 0x0000ffff0000ffffL;
    return (fours * 10_000 + (fours >>> 32)) & 0xffffffffL;
  }

  /**
   * Reads a number of at most 60 bits as {@code %lx} prints it; returns the position after it, or
   * -1.
   */
  public int hexadecimal(byte[] b, int from) {
    int p = from;
    long number = 0;
    int count;
    do {
      long text = Ascii.longAt(b, p);
      // a letter has bit 6 set; its value is its low bits plus 9
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

  /**
   * Returns the number that eight digits of four bits represent, the first of them in the lowest
   * byte.
   */
  private static long packed(long nibbles) {
    long bytes = Long.reverseBytes(nibbles);
    bytes = (bytes | bytes >>> 4) & 0x00ff00ff00ff00ffL;
    bytes = (bytes | bytes >>> 8) & 0x0000ffff0000ffffL;
    return (bytes | bytes >>> 16) & 0xffffffffL;
  }
}
