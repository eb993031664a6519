package org.pageowner.core.internal.text.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.ByteDictionary;
import org.pageowner.core.internal.text.bytes.Ascii;

/**
 * Known values of up to 15 bytes that end before a certain byte. Two words hold all of such a
 * value, so it is told for sure by looking at one place of a table, where the value that was seen
 * there last stands.
 */
final class ShortValueCache {
  private static final int NONE = -1;
  private static final int ENTRY = 3;
  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private final long ends;
  private final int bits;

  /** Entries of the two words of a value, and its length and id. */
  private long[] table;

  private @Nullable ByteDictionary strings;
  private long word0;
  private long word1;
  private int entry;

  /** The length of what was looked at last, up to its end; -1 if that is too far off. */
  int length;

  /** Values that end before a byte; about {@code 1 << bits} of them are remembered. */
  ShortValueCache(char end, int bits) {
    this.ends = ONES * end;
    this.bits = bits;
    this.table = new long[ENTRY << bits];
  }

  /** Knows these values, which may grow. */
  void over(ByteDictionary values) {
    if (values != strings) {
      strings = values;
      length = NONE;
      Arrays.fill(table, NONE);
    }
  }

  /** The id of the value at a position, or -1. */
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

  /** Does not look, so that nothing can be learnt. */
  void skip() {
    length = NONE;
  }

  /** What stood at the position that was looked at last, if it is as long as it looked. */
  void learn(int id, int valueLength) {
    if (valueLength == length) {
      table[entry] = word0;
      table[entry + 1] = word1;
      table[entry + 2] = (long) valueLength << 32 | id;
    }
  }

  /** The high bit of the first byte that is zero, and maybe of some behind it; 0 if none is. */
  private static long zeros(long word) {
    return (word - ONES) & ~word & HIGHS;
  }
}
