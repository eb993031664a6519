package org.pageowner.core;

import java.util.Arrays;
import org.pageowner.core.internal.store.ValueDictionary;
import org.pageowner.core.record.Dictionary;

/**
 * Counts distinct stacks over batches with dictionaries of their own: a stream is not kept, so
 * neither are its stacks.
 *
 * <p>Of each stack a 64-bit hash is kept, whose multipliers are drawn once a process. Two stacks
 * that share one count as one; among n stacks the chance of that is about n²/2^65: one in ten
 * thousand million for 60,000 stacks, one in three hundred thousand for ten million.
 *
 * <p>The hashes are spread over small open-addressing tables that grow by half, one at a time, when
 * they are four fifths full. So a stack takes from 10 to 15 bytes, and growing never needs as much
 * again in one piece.
 */
final class DistinctStacks {
  private static final int TABLES = 256;
  private static final int FIRST_LENGTH = 16;

  private final long[][] tables = new long[TABLES][];
  private final int[] sizes = new int[TABLES];
  private boolean hasZero;

  /** Counts the stacks that a dictionary has got since it, or a view of it, last came. */
  void add(Dictionary<?> dictionary) {
    ValueDictionary<?> stacks = (ValueDictionary<?>) dictionary;
    for (int id = stacks.family().visit(stacks.size()); id < stacks.size(); id++) {
      add(stacks.strings().hash64(id));
    }
  }

  long size() {
    return Arrays.stream(sizes).asLongStream().sum() + (hasZero ? 1 : 0);
  }

  /** Counts a stack by its hash. */
  void add(long hash) {
    if (hash == 0) {
      hasZero = true; // in a table it stands for an empty slot
      return;
    }
    int at = (int) hash & (TABLES - 1);
    long[] table = tables[at];
    if (table == null) {
      table = new long[FIRST_LENGTH];
      tables[at] = table;
    }
    if (insert(table, hash) && ++sizes[at] * 5L > table.length * 4L) {
      tables[at] = grown(table);
    }
  }

  private static long[] grown(long[] table) {
    long[] larger = new long[table.length + table.length / 2];
    for (long hash : table) {
      if (hash != 0) {
        insert(larger, hash);
      }
    }
    return larger;
  }

  private static boolean insert(long[] table, long hash) {
    // The upper half of the hash as a fraction of the length, which is no power of two.
    int slot = (int) (((hash >>> 33) * table.length) >>> 31);
    while (table[slot] != 0) {
      if (table[slot] == hash) {
        return false;
      }
      slot = slot + 1 == table.length ? 0 : slot + 1;
    }
    table[slot] = hash;
    return true;
  }
}
