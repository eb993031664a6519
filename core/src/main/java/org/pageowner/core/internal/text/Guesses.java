package org.pageowner.core.internal.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.ByteDictionary;

/**
 * Guesses from a few bytes which known value stands at a position, so that one compare with it
 * settles what it is and where it ends. A wrong guess costs that compare, and nothing else.
 */
final class Guesses {
  private static final int NONE = -1;
  private static final int BITS = 12;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final int[] offsets;
  private final int[] ids = new int[1 << BITS];
  private final int reach;
  private @Nullable ByteDictionary strings;
  private int slot;

  /** Looks at eight bytes at each of these offsets from where a value begins. */
  Guesses(int... offsets) {
    this.offsets = offsets;
    this.reach = Arrays.stream(offsets).max().orElse(0) + Long.BYTES;
  }

  /** Guesses among these values, which may grow. */
  void over(ByteDictionary values) {
    if (values != strings) {
      strings = values;
      Arrays.fill(ids, NONE);
    }
  }

  /**
   * The id of a value that stands at a position and begins what stands there, or -1.
   *
   * @param limit the text's end
   */
  int at(byte[] b, int at, int limit) {
    slot = NONE;
    if (at + reach > limit) {
      return NONE;
    }
    long mixed = 0;
    for (int offset : offsets) {
      mixed = (mixed ^ Ascii.longAt(b, at + offset)) * MIX;
      mixed ^= mixed >>> 32;
    }
    return guessed((int) ((mixed * MIX) >>> (64 - BITS)), b, at, limit);
  }

  /** The same, guessed from a number that mostly goes with one value. */
  int by(long number, byte[] b, int at, int limit) {
    return guessed((int) ((number * MIX) >>> (64 - BITS)), b, at, limit);
  }

  private int guessed(int place, byte[] b, int at, int limit) {
    slot = place;
    int id = ids[place];
    ByteDictionary values = strings;
    if (id == NONE || values == null) {
      return NONE;
    }
    int to = at + values.length(id);
    return to < limit && values.isAt(id, b, at, to) ? id : NONE;
  }

  /** What stood at the position that was looked at last. */
  void learn(int id) {
    if (slot != NONE) {
      ids[slot] = id;
    }
  }
}
