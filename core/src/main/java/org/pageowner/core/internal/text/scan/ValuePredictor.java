package org.pageowner.core.internal.text.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.ByteDictionary;
import org.pageowner.core.internal.text.bytes.Ascii;

/**
 * Guesses from a few bytes which known value stands at a position, so that one compare with it
 * settles what it is and where it ends. A wrong guess costs that compare, and nothing else.
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
   * Looks at eight bytes at each of four offsets from where a value begins, and remembers about
   * {@code 1 << bits} values.
   */
  ValuePredictor(int bits, int... offsets) {
    this.bits = bits;
    this.offsets = Arrays.copyOf(offsets, 4);
    this.reach = Arrays.stream(offsets).max().orElse(0) + Long.BYTES;
    this.ids = new int[1 << bits];
  }

  /** Guesses among these values, which may grow. */
  void over(ByteDictionary values) {
    if (values != strings) {
      strings = values;
      Arrays.fill(ids, NONE);
    }
  }

  /**
   * The id of the value that may stand at a position, or -1.
   *
   * @param limit the text's end
   */
  int at(byte[] b, int at, int limit) {
    if (at + reach > limit) {
      slot = NONE;
      return NONE;
    }
    // the products do not wait for each other
    long mixed =
        Ascii.longAt(b, at + offsets[0]) * 0x9E3779B97F4A7C15L
            + Ascii.longAt(b, at + offsets[1]) * 0xC2B2AE3D27D4EB4FL
            + Ascii.longAt(b, at + offsets[2]) * 0x165667B19E3779F9L
            + Ascii.longAt(b, at + offsets[3]) * 0xD6E8FEB86659FD93L;
    slot = (int) (((mixed ^ mixed >>> 32) * MIX) >>> (64 - bits));
    return ids[slot];
  }

  /** What stood at the position that was looked at last. */
  void learn(int id) {
    if (slot != NONE) {
      ids[slot] = id;
      slot = NONE;
    }
  }
}
