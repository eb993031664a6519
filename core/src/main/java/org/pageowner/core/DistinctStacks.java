package org.pageowner.core;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.pageowner.core.record.Dictionary;

/**
 * Counts distinct stacks over batches with dictionaries of their own, by a 64-bit hash of each: a
 * stream is not kept, so neither are its stacks.
 */
final class DistinctStacks {
  private static final long SEED = ThreadLocalRandom.current().nextLong();

  private long[] table = new long[1024];
  private int size;
  private boolean hasZero;

  void add(Dictionary<?> stacks) {
    for (int id = 0; id < stacks.size(); id++) {
      add(hash(stacks.bytes(id)));
    }
  }

  long size() {
    return hasZero ? size + 1L : size;
  }

  private void add(long hash) {
    if (hash == 0) {
      hasZero = true;
      return;
    }
    if (insert(table, hash) && ++size * 2 > table.length) {
      long[] larger = new long[table.length * 2];
      for (long old : table) {
        if (old != 0) {
          insert(larger, old);
        }
      }
      table = larger;
    }
  }

  private static boolean insert(long[] table, long hash) {
    int mask = table.length - 1;
    int slot = (int) hash & mask;
    while (table[slot] != 0) {
      if (table[slot] == hash) {
        return false;
      }
      slot = (slot + 1) & mask;
    }
    table[slot] = hash;
    return true;
  }

  private static long hash(byte[] bytes) {
    long high = Arrays.hashCode(bytes);
    long h = 0xcbf29ce484222325L;
    for (byte b : bytes) {
      h = (h ^ b) * 0x100000001b3L;
    }
    // the seed keeps a dump from filling neighbouring slots on purpose
    long mixed = (h ^ (high << 32) ^ SEED) * 0x9E3779B97F4A7C15L;
    return mixed ^ (mixed >>> 32);
  }
}
