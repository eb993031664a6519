package org.pageowner.dsl.internal.engine.group;

import java.util.Arrays;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/**
 * A hash table with open addressing and linear probing, which maps the key words of a row, as
 * {@link GroupKeys} packs them, to its number in the {@link RowTable}.
 *
 * <p>The highest bits of a hash select the slot. A slot is one {@code int}: the group, and in the
 * remaining bits a tag from the rest of the hash, so that a probe of a slot with another key is
 * nearly always rejected without reading that key's row. At most half of the slots are in use.
 *
 * <p>In a table that exceeds the caches a look-up costs two cache misses, one for the slot and one
 * for the row. Therefore all first probes of a slice are made before any row is compared: the
 * probes are independent, so their cache misses overlap, and then those of the rows do. Only the
 * few runs whose first probe fails are looked up one by one. In a small table keys of one word are
 * beside the slots as well, so that a first probe is one comparison.
 *
 * <p>The number of groups is not known in advance. As rows are in no particular order, the table
 * grows to the size that the groups per row so far predict for all rows, which saves most of the
 * rehashing.
 */
final class GroupHash {
  private static final int NONE = GroupIndex.NONE;

  /** From this size on a table exceeds the first-level cache by far. */
  private static final int LARGE_TABLE_BITS = 14;

  private static final int MIN_TABLE_BITS = 10;
  private static final int MAX_TABLE_BITS = 30;
  private static final int GROWTH_BITS = 2;

  /** Caps growth: the estimate from the first rows may be off. */
  private static final int MAX_GROWTH_BITS = 9;

  private final GroupKeys keys;
  private final RowTable rows;
  private final KeyHash keyHash = new KeyHash();
  private final int[] hashes = new int[RowSlice.CAPACITY];

  /** Runs whose first probe has found a slot with their tag. */
  private final int[] found = new int[RowSlice.CAPACITY];

  /** The tag, and in the {@link #tableBits} lowest bits the group plus 1; 0 for a free slot. */
  private int[] table = new int[1 << MIN_TABLE_BITS];

  private int tableBits = MIN_TABLE_BITS;

  /** The key of each slot in use, if keys have one word and the table is small; else empty. */
  private long[] keyOfSlot;

  private final long rowsExpected;

  /**
   * An index of the rows of {@code rows}, to which nothing else adds rows.
   *
   * @param rowsExpected the number of rows that will be read; 0 if it is unknown
   */
  GroupHash(GroupKeys keys, RowTable rows, long rowsExpected) {
    this.keys = keys;
    this.rows = rows;
    this.rowsExpected = rowsExpected;
    this.keyOfSlot = new long[keys.words() == 1 ? table.length : 0];
  }

  /**
   * Finds the groups of the key words that were read last, and adds those that are new.
   *
   * @param rowsSeen the number of rows that have been read so far
   */
  void find(int count, int[] groups, long rowsSeen) {
    if (keyOfSlot.length > 0) {
      findBesideSlots(keys.ofRuns()[0], count, groups);
    } else {
      hash(count);
      if (tableBits < LARGE_TABLE_BITS) {
        Arrays.fill(groups, 0, count, NONE);
      } else {
        findKnown(count, groups);
      }
    }
    for (int run = 0; run < count; run++) {
      if (groups[run] == NONE) {
        groups[run] = find(run, rowsSeen);
      }
    }
  }

  private void hash(int count) {
    long[] ofRuns = keyHash.ofRuns(keys, count);
    for (int run = 0; run < count; run++) {
      hashes[run] = high(ofRuns[run]);
    }
  }

  private static int high(long hash) {
    return (int) (hash >>> Integer.SIZE);
  }

  /** Finds the groups of all runs whose first probe succeeds, in a small table. */
  private void findBesideSlots(long[] word, int count, int[] groups) {
    int shift = Integer.SIZE - tableBits;
    int groupMask = table.length - 1;
    for (int run = 0; run < count; run++) {
      int hash = high(KeyHash.of(word[run]));
      int slot = hash >>> shift;
      hashes[run] = hash;
      groups[run] = keyOfSlot[slot] == word[run] ? (table[slot] & groupMask) - 1 : NONE;
    }
  }

  /** Finds the groups of all runs whose first probe succeeds, in a large table. */
  private void findKnown(int count, int[] groups) {
    int shift = Integer.SIZE - tableBits;
    int groupMask = table.length - 1;
    for (int run = 0; run < count; run++) {
      int entry = table[hashes[run] >>> shift];
      boolean sameTag = (entry & ~groupMask) == hashes[run] << tableBits;
      groups[run] = sameTag ? (entry & groupMask) - 1 : NONE;
    }
    int candidates = 0;
    for (int run = 0; run < count; run++) {
      found[candidates] = run;
      candidates += groups[run] == NONE ? 0 : 1;
    }
    long[][] words = keys.ofRuns();
    for (int i = 0; i < candidates; i++) {
      if (!rows.hasKeys(groups[found[i]], words, found[i])) {
        groups[found[i]] = NONE;
      }
    }
  }

  private int find(int run, long rowsSeen) {
    int hash = hashes[run];
    int tag = hash << tableBits;
    int mask = table.length - 1;
    int slot = hash >>> (Integer.SIZE - tableBits);
    long[][] words = keys.ofRuns();
    for (int entry = table[slot]; entry != 0; entry = table[slot]) {
      int group = (entry & mask) - 1;
      if ((entry & ~mask) == tag && rows.hasKeys(group, words, run)) {
        return group;
      }
      slot = (slot + 1) & mask;
    }
    int group = rows.add(words, run);
    table[slot] = tag | rows.size();
    if (keyOfSlot.length > 0) {
      keyOfSlot[slot] = words[0][run];
    }
    if (rows.size() * 2L > table.length) {
      grow(rowsSeen);
    }
    return group;
  }

  /** Grows the table to the size that the groups so far predict, or by a constant factor. */
  private void grow(long rowsSeen) {
    if (tableBits == MAX_TABLE_BITS) {
      throw new OutOfMemoryError("more than 2^" + (MAX_TABLE_BITS - 1) + " groups");
    }
    int bits = tableBits + GROWTH_BITS;
    if (rowsExpected > rowsSeen) {
      long groupsExpected = (long) ((double) rows.size() / rowsSeen * rowsExpected);
      int bitsExpected = Long.SIZE - Long.numberOfLeadingZeros(2 * groupsExpected);
      bits = Math.min(tableBits + MAX_GROWTH_BITS, Math.max(tableBits + 1, bitsExpected));
    }
    tableBits = Math.min(MAX_TABLE_BITS, bits);
    table = new int[1 << tableBits];
    keyOfSlot = new long[keyOfSlot.length > 0 && tableBits < LARGE_TABLE_BITS ? table.length : 0];
    int mask = table.length - 1;
    for (int group = 0; group < rows.size(); group++) {
      Interruption.checkAt(group);
      int hash = hashOf(group);
      int slot = hash >>> (Integer.SIZE - tableBits);
      while (table[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = (hash << tableBits) | (group + 1);
      if (keyOfSlot.length > 0) {
        keyOfSlot[slot] = rows.key(group, 0);
      }
    }
  }

  private int hashOf(int group) {
    int at = rows.at(group);
    return high(KeyHash.of(rows.segment(group), at, at + keys.words()));
  }
}
