package org.pageowner.core.internal.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A fast hash of a range of bytes: eight bytes a step, multiply and fold.
 *
 * <p>Seeded once a process, so that a dump cannot be made whose values all collide. The hash
 * decides nothing that a user sees.
 */
final class ByteHash {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long SEED = ThreadLocalRandom.current().nextLong();
  private static final long K1 = 0x9E3779B97F4A7C15L;
  private static final long K2 = 0xD6E8FEB86659FD93L;

  private ByteHash() {}

  static int hash(byte[] bytes, int from, int to) {
    long h = SEED ^ (to - from) * K1;
    int at = from;
    for (; at + 8 <= to; at += 8) {
      h = mix(h ^ (long) LONG.get(bytes, at));
    }
    long rest = 0;
    for (int shift = 0; at < to; at++, shift += 8) {
      rest |= (bytes[at] & 0xffL) << shift;
    }
    h = mix(h ^ rest);
    return (int) (h ^ (h >>> 32));
  }

  private static long mix(long h) {
    long high = Math.multiplyHigh(h, K2);
    return (h * K1) ^ high;
  }
}
