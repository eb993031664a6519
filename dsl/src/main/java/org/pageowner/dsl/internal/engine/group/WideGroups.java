package org.pageowner.dsl.internal.engine.group;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/**
 * Numbers the distinct rows of codes, in the order in which they first come: as {@link Groups}
 * does, for many columns and nearly as many groups as records.
 *
 * <p>A look-up goes to two places of the memory: the table, whose entries hold the hash beside the
 * group, and the group's row. A slice's look-ups are made step by step for all its runs, so that
 * the processor has many of them under way.
 */
public final class WideGroups {
  private static final int NONE = -1;
  private static final int SMALLEST_TABLE_BITS = 7;
  private static final int LARGEST_TABLE_BITS = 30;

  /** Drawn once a process, so that a dump cannot be made whose rows all collide. */
  private static final long SECRET = ThreadLocalRandom.current().nextLong() | 1;

  /** Spreads neighbours, however unlucky the other one was drawn. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final CodeRows rows;
  private final RowRuns runs = new RowRuns();
  private final int[] groups = new int[RowSlice.CAPACITY];
  private final long[] hashes = new long[RowSlice.CAPACITY];

  /** The hash in the upper half, the group plus 1 in the lower one; 0 if there is none. */
  private long[] table = new long[1 << SMALLEST_TABLE_BITS];

  private int tableBits = SMALLEST_TABLE_BITS;

  /** Groups by all columns of {@code rows}, of which each will be a group. */
  public WideGroups(CodeRows rows) {
    this.rows = rows;
  }

  /** How many groups there are. */
  public int size() {
    return rows.size();
  }

  /** Splits rows of a slice into runs of one group, and finds the groups. */
  public void assign(RowSlice slice, int[] selected, int count) {
    if (count < slice.count()) {
      rows.read(slice, selected, count);
      runs.split(rows.read(), count);
    } else {
      runs.split(slice, rows.columns());
      rows.read(slice, runs.starts(), runs.size());
    }
    hash(runs.size());
    findKnown(runs.size());
    for (int run = 0; run < runs.size(); run++) {
      if (groups[run] == NONE) {
        groups[run] = find(run);
      }
    }
  }

  /** The runs of the slice whose rows were assigned last. */
  RowRuns runs() {
    return runs;
  }

  /** The group of each of these runs. */
  int[] groups() {
    return groups;
  }

  /** What to do with a group that is new. */
  @FunctionalInterface
  public interface NewGroup {
    /** Takes a group and its first record, by its number among the selected ones. */
    void take(int group, int first);
  }

  /** Goes through the groups from number {@code known} on, in the slice that was assigned last. */
  public void forEachFrom(int known, NewGroup action) {
    int next = known;
    for (int run = 0; next < rows.size(); run++) {
      if (groups[run] == next) {
        action.take(next++, runs.start(run));
      }
    }
  }

  private void hash(int count) {
    Arrays.fill(hashes, 0, count, 0);
    for (long[] word : rows.read()) {
      for (int i = 0; i < count; i++) {
        long h = (hashes[i] ^ word[i]) * SECRET;
        hashes[i] = h ^ (h >>> Integer.SIZE);
      }
    }
    for (int i = 0; i < count; i++) {
      hashes[i] = (hashes[i] * SPREAD) >>> Integer.SIZE;
    }
  }

  private int slot(long hash) {
    return (int) (hash >>> (Integer.SIZE - tableBits));
  }

  private void findKnown(int count) {
    for (int i = 0; i < count; i++) {
      long entry = table[slot(hashes[i])];
      groups[i] = entry >>> Integer.SIZE == hashes[i] ? (int) entry - 1 : NONE;
    }
    for (int i = 0; i < count; i++) {
      if (groups[i] != NONE && !rows.isAt(groups[i], i)) {
        groups[i] = NONE;
      }
    }
  }

  private int find(int run) {
    long hash = hashes[run];
    int mask = table.length - 1;
    int slot = slot(hash);
    while (true) {
      long entry = table[slot];
      if (entry == 0) {
        int group = rows.add(run);
        table[slot] = (hash << Integer.SIZE) | (group + 1);
        if (rows.size() * 2L > table.length) {
          grow();
        }
        return group;
      }
      int group = (int) entry - 1;
      if (entry >>> Integer.SIZE == hash && rows.isAt(group, run)) {
        return group;
      }
      slot = (slot + 1) & mask;
    }
  }

  private void grow() {
    long[] smaller = table;
    if (tableBits == LARGEST_TABLE_BITS) {
      throw new OutOfMemoryError("more than 2^" + (LARGEST_TABLE_BITS - 1) + " groups");
    }
    tableBits++;
    table = new long[1 << tableBits];
    int mask = table.length - 1;
    for (long entry : smaller) {
      if (entry != 0) {
        int slot = slot(entry >>> Integer.SIZE);
        while (table[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        table[slot] = entry;
      }
    }
  }
}
