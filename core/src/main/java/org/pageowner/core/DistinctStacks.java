package org.pageowner.core;

import java.util.Arrays;
import org.pageowner.core.internal.dictionary.ValueDictionary;
import org.pageowner.core.record.Dictionary;

/**
 * Counts distinct stacks over batches that do not share dictionaries: a stream is not kept, so
 * neither are its stacks.
 *
 * <p>A set of 64-bit hashes, seeded once for each process, represents the stacks. Two stacks with
 * the same hash count as one; among n stacks the probability of a collision is about n²/2^65: 1 in
 * 10^10 for 60,000 stacks, 1 in 3·10^5 for ten million.
 *
 * <p>The hashes are spread over 256 open-addressing tables, each of which grows by half when it is
 * four fifths full. So a stack takes from 10 to 15 bytes, and growth never copies all of the set at
 * once.
 */
final class DistinctStacks {
  private static final int TABLES = 256;
  private static final int FIRST_LENGTH = 16;

  private final long[][] tables = new long[TABLES][];
  private final int[] sizes = new int[TABLES];
  private boolean hasZero;

  /**
   * Counts the stacks that were added to a dictionary since it, or a view of it, was last counted.
   */
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
      hasZero = true; // 0 marks an empty slot in the tables
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
    // Multiplies instead of masking, since the length is not a power of two.
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
