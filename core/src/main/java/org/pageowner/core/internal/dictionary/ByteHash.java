package org.pageowner.core.internal.dictionary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A fast hash of a range of bytes, in the manner of xxHash: 32 bytes a step in four independent
 * accumulators (multiply, rotate, multiply), so the multiplications overlap.
 *
 * <p>The multipliers are random for each process, against hash flooding: with known ones, a dump
 * could be crafted whose values all collide, as a difference in one word can be cancelled by the
 * next. No output depends on the hash.
 */
public final class ByteHash {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long SEED = ThreadLocalRandom.current().nextLong();
  private static final long M1 = ThreadLocalRandom.current().nextLong() | 1;
  private static final long M2 = ThreadLocalRandom.current().nextLong() | 1;

  private ByteHash() {}

  static int hash(byte[] bytes, int from, int to) {
    long h = hash64(bytes, from, to);
    return (int) (h ^ (h >>> 32));
  }

  /** Returns the 64-bit hash of the bytes from {@code from} to {@code to}, exclusive. */
  public static long hash64(byte[] bytes, int from, int to) {
    int at = from;
    long h = SEED + (to - from);
    if (to - from >= 32) {
      long a = h;
      long b = h ^ M1;
      long c = h ^ M2;
      long d = h + M1;
      for (; at + 32 <= to; at += 32) {
        a = turned(a, (long) LONG.get(bytes, at));
        b = turned(b, (long) LONG.get(bytes, at + 8));
        c = turned(c, (long) LONG.get(bytes, at + 16));
        d = turned(d, (long) LONG.get(bytes, at + 24));
      }
      h = turned(turned(turned(a, b), c), d);
    }
    for (; at + 8 <= to; at += 8) {
      h = turned(h, (long) LONG.get(bytes, at));
    }
    long rest = 0;
    for (int shift = 0; at < to; at++, shift += 8) {
      rest |= (bytes[at] & 0xffL) << shift;
    }
    h = turned(h, rest);
    h = (h ^ (h >>> 29)) * M2;
    return h ^ (h >>> 32);
  }

  private static long turned(long h, long word) {
    return Long.rotateLeft(h + word * M2, 31) * M1;
  }
}
