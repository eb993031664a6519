package org.pageowner.core.internal.text.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.dictionary.ByteDictionary;
import org.pageowner.core.internal.text.bytes.Ascii;

/**
 * A direct-mapped cache of values of at most 15 bytes that end before a given byte, such as names
 * of tasks and migrate types.
 *
 * <p>Such a value fits in two words, which are its complete key: a hit is exact, without a
 * comparison of bytes in the dictionary. The end of the value is found by a zero-byte test on whole
 * words (SWAR), so a lookup has no loop over bytes. A collision replaces the older entry; there is
 * no probing, since a miss only costs the ordinary lookup.
 */
final class ShortValueCache {
  private static final int NONE = -1;
  private static final int ENTRY = 3;
  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private final long ends;
  private final int bits;

  /** Entries of three words: the two words of a value, then its length and id. */
  private long[] table;

  private @Nullable ByteDictionary strings;
  private long word0;
  private long word1;
  private int entry;

  /** The length of the value that was looked up last; -1 if its end is too far away. */
  int length;

  /** Creates a cache of {@code 1 << bits} entries for values that end before a byte. */
  ShortValueCache(char end, int bits) {
    this.ends = ONES * end;
    this.bits = bits;
    this.table = new long[ENTRY << bits];
  }

  /** Sets the dictionary of the values, and clears the cache if it is another one. */
  void setDictionary(ByteDictionary values) {
    if (values != strings) {
      strings = values;
      length = NONE;
      Arrays.fill(table, NONE);
    }
  }

  /** Returns the id of the value at a position, or -1. */
  int at(byte[] b, int at) {
    long w0 = Ascii.longAt(b, at);
    long w1 = 0;
    int count;
    long found = zeros(w0 ^ ends);
    if (found != 0) {
      int bit = Long.numberOfTrailingZeros(found) & ~7;
      w0 &= (1L << bit) - 1;
      count = bit >>> 3;
    } else {
      w1 = Ascii.longAt(b, at + 8);
      found = zeros(w1 ^ ends);
      if (found == 0) {
        length = NONE;
        return NONE;
      }
      int bit = Long.numberOfTrailingZeros(found) & ~7;
      w1 &= (1L << bit) - 1;
      count = 8 + (bit >>> 3);
    }
    word0 = w0;
    word1 = w1;
    length = count;
    long mixed = (w0 ^ Long.rotateLeft(w1 * MIX, 29)) * MIX;
    entry = ENTRY * (int) ((mixed ^ mixed << 32) >>> (64 - bits));
    long known = table[entry + 2];
    return table[entry] == w0 && table[entry + 1] == w1 && (known >>> 32) == count
        ? (int) known
        : NONE;
  }

  /** Makes the next {@link #learn} a no-op, as no lookup was made. */
  void skip() {
    length = NONE;
  }

  /**
   * Stores the id of the value that was looked up last, if its length is the one that was found.
   */
  void learn(int id, int valueLength) {
    if (valueLength == length) {
      table[entry] = word0;
      table[entry + 1] = word1;
      table[entry + 2] = (long) valueLength << 32 | id;
    }
  }

  /**
   * Returns a word with the high bit of the first zero byte set, and perhaps bits of later ones; 0
   * if no byte is zero.
   */
  private static long zeros(long word) {
    return (word - ONES) & ~word & HIGHS;
  }
}
