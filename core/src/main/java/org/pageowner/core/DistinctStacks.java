package org.pageowner.core;

import org.pageowner.core.internal.store.ValueDictionary;
import org.pageowner.core.record.Dictionary;

/**
 * Counts distinct stacks over batches with dictionaries of their own, by a 64-bit hash of each: a
 * stream is not kept, so neither are its stacks.
 */
final class DistinctStacks {
  private long[] table = new long[1024];
  private int size;
  private boolean hasZero;

  void add(Dictionary<?> dictionary) {
    ValueDictionary<?> stacks = (ValueDictionary<?>) dictionary;
    for (int id = stacks.family().visit(stacks.size()); id < stacks.size(); id++) {
      add(stacks.strings().hash64(id));
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
}
