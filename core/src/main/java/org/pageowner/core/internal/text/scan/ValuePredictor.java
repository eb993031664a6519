package org.pageowner.core.internal.text.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.dictionary.ByteDictionary;
import org.pageowner.core.internal.text.bytes.Ascii;

/**
 * Predicts from a few bytes which known value a position holds.
 *
 * <p>Like a branch predictor, it is a direct-mapped table without tags, indexed by a hash of four
 * sampled words, so a prediction may be wrong. The caller verifies it with one comparison of the
 * bytes; a misprediction costs that comparison and nothing else. A correct prediction replaces the
 * scan for the end of the value, the hash of all its bytes and the dictionary lookup.
 */
final class ValuePredictor {
  static final int NONE = -1;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final int[] offsets;
  private final int bits;
  private final int reach;
  private final int[] ids;
  private @Nullable ByteDictionary strings;
  private int slot = NONE;

  /**
   * Creates a predictor that samples eight bytes at each of up to four offsets and has {@code 1 <<
   * bits} entries.
   */
  ValuePredictor(int bits, int... offsets) {
    this.bits = bits;
    this.offsets = Arrays.copyOf(offsets, 4);
    this.reach = Arrays.stream(offsets).max().orElse(0) + Long.BYTES;
    this.ids = new int[1 << bits];
  }

  /** Sets the dictionary of the values, and clears the table if it is another one. */
  void setDictionary(ByteDictionary values) {
    if (values != strings) {
      strings = values;
      Arrays.fill(ids, NONE);
    }
  }

  /**
   * Returns the id of the value predicted at a position, or -1.
   *
   * @param limit the end of the text
   */
  int at(byte[] b, int at, int limit) {
    if (at + reach > limit) {
      slot = NONE;
      return NONE;
    }
    // the products are independent, so their latencies overlap
    long mixed =
        Ascii.longAt(b, at + offsets[0]) * 0x9E3779B97F4A7C15L
            + Ascii.longAt(b, at + offsets[1]) * 0xC2B2AE3D27D4EB4FL
            + Ascii.longAt(b, at + offsets[2]) * 0x165667B19E3779F9L
            + Ascii.longAt(b, at + offsets[3]) * 0xD6E8FEB86659FD93L;
    slot = (int) (((mixed ^ mixed >>> 32) * MIX) >>> (64 - bits));
    return ids[slot];
  }

  /** Records the value at the position that was predicted last. */
  void learn(int id) {
    if (slot != NONE) {
      ids[slot] = id;
      slot = NONE;
    }
  }
}
