package org.pageowner.dsl.internal.engine.group;

import java.util.concurrent.ThreadLocalRandom;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/**
 * Hashes of key words, as {@link GroupKeys} packs them. The highest bits of a hash are spread best.
 *
 * <p>Hashes are multiplied by a secret, so that no dump can be crafted whose keys all collide (hash
 * flooding).
 */
public final class KeyHash {
  /** Chosen randomly, once for each process. */
  private static final long SECRET = ThreadLocalRandom.current().nextLong() | 1;

  /** Spreads adjacent numbers, whatever the secret is. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final long[] hashes = new long[RowSlice.CAPACITY];

  /** Hashes the key words of the first {@code count} runs that were split last. */
  public long[] ofRuns(GroupKeys keys, int count) {
    long[][] words = keys.ofRuns();
    long[] first = words[0];
    for (int run = 0; run < count; run++) {
      hashes[run] = mixed(0, first[run]);
    }
    for (int i = 1; i < words.length; i++) {
      long[] word = words[i];
      for (int run = 0; run < count; run++) {
        hashes[run] = mixed(hashes[run], word[run]);
      }
    }
    for (int run = 0; run < count; run++) {
      hashes[run] = spread(hashes[run]);
    }
    return hashes;
  }

  /** Hashes the words of an array from {@code from} to before {@code to}. */
  public static long of(long[] words, int from, int to) {
    long hash = 0;
    for (int i = from; i < to; i++) {
      hash = mixed(hash, words[i]);
    }
    return spread(hash);
  }

  /** Hashes a word. */
  static long of(long word) {
    return spread(mixed(0, word));
  }

  private static long mixed(long hash, long word) {
    long h = (hash ^ word) * SECRET;
    return h ^ (h >>> Integer.SIZE);
  }

  private static long spread(long mixed) {
    return mixed * SPREAD;
  }
}
