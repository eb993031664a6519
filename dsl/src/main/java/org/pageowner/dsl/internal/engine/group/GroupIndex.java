package org.pageowner.dsl.internal.engine.group;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.dsl.internal.engine.column.DictionaryKeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/**
 * Numbers the distinct combinations of some columns' codes, in the order in which they first occur.
 *
 * <p>Neighbours in a dump mostly have the same codes, so a slice is split into runs of equal rows
 * first (run-length encoding), and a run is looked up once.
 *
 * <p>Keys that one column over a dictionary determines, as a stack does its module and its caller,
 * are looked up once for each of its codes; an array maps these to groups. So does an array map the
 * codes of one column, if they are dense. Otherwise a hash table with open addressing and linear
 * probing maps the key words of a row, as {@link GroupKeys} packs them, to its number in the {@link
 * RowTable}. The highest bits of a hash select the slot. A slot is one {@code int}: the group, and
 * in the remaining bits a tag from the rest of the hash, so that a probe of a slot with another key
 * is nearly always rejected without reading that key's row. At most half of the slots are in use.
 *
 * <p>In a table that exceeds the caches a look-up costs two cache misses, one for the slot and one
 * for the row. Therefore all first probes of a slice are made before any row is compared: the
 * probes are independent, so their cache misses overlap, and then those of the rows do. Only the
 * few runs whose first probe fails are looked up one by one.
 *
 * <p>The number of groups is not known in advance. As rows are in no particular order, the table
 * grows to the size that the groups per row so far predict for all rows, which saves most of the
 * rehashing.
 *
 * <p>Hashes are multiplied by a secret, so that no dump can be crafted whose keys all collide (hash
 * flooding).
 */
public final class GroupIndex {
  private static final int NONE = -1;

  /** Above this size a table exceeds the first-level cache. */
  private static final int LARGE_TABLE_BITS = 14;

  private static final int MIN_TABLE_BITS = 7;
  private static final int MAX_TABLE_BITS = 30;
  private static final int GROWTH_BITS = 2;

  /** Caps growth: the estimate from the first rows may be off. */
  private static final int MAX_GROWTH_BITS = 6;

  /** Chosen randomly, once for each process. */
  private static final long SECRET = ThreadLocalRandom.current().nextLong() | 1;

  /** Spreads adjacent numbers, whatever the secret is. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final GroupKeys keys;
  private final RowTable rows;
  private final RowRuns runs = new RowRuns();
  private final int[] groups = new int[RowSlice.CAPACITY];
  private final long[] mixed = new long[RowSlice.CAPACITY];
  private final int[] hashes = new int[RowSlice.CAPACITY];

  /** The tag, and in the {@link #tableBits} lowest bits the group plus 1; 0 for a free slot. */
  private int[] table = new int[1 << MIN_TABLE_BITS];

  private int tableBits = MIN_TABLE_BITS;
  private final long rowsExpected;
  private long rowsSeen;

  /** Groups by dense code. */
  private int[] direct = new int[0];

  private int absentGroup = NONE;

  /** Groups by the code plus 1 of the column that determines all keys. */
  private int[] determined = new int[0];

  private final int[] missingIds = new int[RowSlice.CAPACITY];

  /**
   * An index of the rows of {@code rows}, to which nothing else adds rows.
   *
   * @param rowsExpected the number of rows that will be read; 0 if it is unknown
   */
  public GroupIndex(GroupKeys keys, RowTable rows, long rowsExpected) {
    this.keys = keys;
    this.rows = rows;
    this.rowsExpected = rowsExpected;
  }

  /** Returns the number of groups. */
  public int size() {
    return rows.size();
  }

  /** Splits the first {@code count} of {@code selected} rows into runs, and finds their groups. */
  public void assign(RowSlice slice, int[] selected, int count) {
    rowsSeen += slice.count();
    boolean isAll = count == slice.count();
    DictionaryKeyColumn<?> determinant = isAll ? keys.determinant(slice) : null;
    if (determinant == null || !assignDetermined(slice, determinant)) {
      keys.split(slice, selected, count, runs);
      assignRead(runs.size());
    }
  }

  /** Finds the groups of the key words that were read last. */
  private void assignRead(int count) {
    if (keys.isDense()) {
      assignDense(keys.ofRuns()[0], keys.denseCodes(), count);
    } else {
      assignHashed(count);
    }
  }

  /**
   * Finds the groups of runs whose code in one column determines all keys: the group of a code is
   * looked up once for all rows. Returns false if a code does not determine them.
   */
  private boolean assignDetermined(RowSlice slice, DictionaryKeyColumn<?> determinant) {
    runs.split(slice, determinant);
    int[] ids = determinant.idsOfRuns();
    int codes = determinant.denseCodes() + 1;
    if (codes > determined.length) {
      int known = determined.length;
      determined = Arrays.copyOf(determined, Math.max(codes, known * 2));
      Arrays.fill(determined, known, determined.length, NONE);
    }
    int missing = 0;
    for (int run = 0; run < runs.size(); run++) {
      if (determined[ids[run] + 1] == NONE) {
        missingIds[missing++] = ids[run];
      }
    }
    if (missing > 0) {
      if (!keys.readDetermined(missingIds, missing)) {
        return false;
      }
      assignRead(missing);
      for (int i = 0; i < missing; i++) {
        determined[missingIds[i] + 1] = groups[i];
      }
    }
    for (int run = 0; run < runs.size(); run++) {
      groups[run] = determined[ids[run] + 1];
    }
    return true;
  }

  /** Returns the runs of the rows that were assigned last. */
  public RowRuns runs() {
    return runs;
  }

  /** Returns the group of each of these runs. */
  public int[] groups() {
    return groups;
  }

  /** An action for a new group. */
  @FunctionalInterface
  public interface NewGroup {
    /** Is called with a group and the position of its first record among the selected rows. */
    void take(int group, int first);
  }

  /**
   * Visits the groups from number {@code known} on, which the slice that was assigned last has
   * added.
   */
  public void forEachFrom(int known, NewGroup action) {
    int next = known;
    for (int run = 0; next < rows.size(); run++) {
      if (groups[run] == next) {
        action.take(next++, runs.start(run));
      }
    }
  }

  private void assignDense(long[] codes, int dense, int count) {
    if (dense > direct.length) {
      int known = direct.length;
      direct = Arrays.copyOf(direct, Math.max(dense, known * 2));
      Arrays.fill(direct, known, direct.length, NONE);
      rows.reserve((int) Math.min(dense, rowsExpected));
    }
    for (int run = 0; run < count; run++) {
      long code = codes[run];
      int group = code == RowSlice.ABSENT ? absentGroup : direct[(int) code];
      if (group == NONE) {
        group = rows.add(keys.ofRuns(), run);
        if (code == RowSlice.ABSENT) {
          absentGroup = group;
        } else {
          direct[(int) code] = group;
        }
      }
      groups[run] = group;
    }
  }

  private void assignHashed(int count) {
    hash(count);
    if (keys.words() == 1) {
      findKnown(keys.ofRuns()[0], count);
    } else if (tableBits < LARGE_TABLE_BITS) {
      Arrays.fill(groups, 0, count, NONE);
    } else {
      findKnown(count);
    }
    for (int run = 0; run < count; run++) {
      if (groups[run] == NONE) {
        groups[run] = find(run);
      }
    }
  }

  private void hash(int count) {
    long[][] words = keys.ofRuns();
    long[] first = words[0];
    for (int run = 0; run < count; run++) {
      mixed[run] = mixed(0, first[run]);
    }
    for (int i = 1; i < words.length; i++) {
      long[] word = words[i];
      for (int run = 0; run < count; run++) {
        mixed[run] = mixed(mixed[run], word[run]);
      }
    }
    for (int run = 0; run < count; run++) {
      hashes[run] = spread(mixed[run]);
    }
  }

  private static long mixed(long hash, long word) {
    long h = (hash ^ word) * SECRET;
    return h ^ (h >>> Integer.SIZE);
  }

  private static int spread(long mixed) {
    return (int) ((mixed * SPREAD) >>> Integer.SIZE);
  }

  /** Finds the groups of all runs whose first probe succeeds. */
  private void findKnown(int count) {
    int shift = Integer.SIZE - tableBits;
    int groupMask = table.length - 1;
    for (int run = 0; run < count; run++) {
      int entry = table[hashes[run] >>> shift];
      boolean sameTag = (entry & ~groupMask) == hashes[run] << tableBits;
      groups[run] = sameTag ? (entry & groupMask) - 1 : NONE;
    }
    long[][] words = keys.ofRuns();
    for (int run = 0; run < count; run++) {
      if (groups[run] != NONE && !rows.hasKeys(groups[run], words, run)) {
        groups[run] = NONE;
      }
    }
  }

  /** Does the same for keys of one word. */
  private void findKnown(long[] word, int count) {
    int shift = Integer.SIZE - tableBits;
    int groupMask = table.length - 1;
    for (int run = 0; run < count; run++) {
      int entry = table[hashes[run] >>> shift];
      groups[run] = (entry & groupMask) - 1;
    }
    for (int run = 0; run < count; run++) {
      int group = groups[run];
      if (group != NONE && rows.key(group, 0) != word[run]) {
        groups[run] = NONE;
      }
    }
  }

  private int find(int run) {
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
    if (rows.size() * 2L > table.length) {
      grow();
    }
    return group;
  }

  /** Grows the table to the size that the groups so far predict, or by a constant factor. */
  private void grow() {
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
    int mask = table.length - 1;
    for (int group = 0; group < rows.size(); group++) {
      Interruption.checkAt(group);
      int hash = hashOf(group);
      int slot = hash >>> (Integer.SIZE - tableBits);
      while (table[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = (hash << tableBits) | (group + 1);
    }
  }

  private int hashOf(int group) {
    long[] segment = rows.segment(group);
    int at = rows.at(group);
    long hash = 0;
    for (int word = 0; word < keys.words(); word++) {
      hash = mixed(hash, segment[at + word]);
    }
    return spread(hash);
  }
}
