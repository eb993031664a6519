package org.pageowner.dsl.internal.engine;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Numbers the distinct combinations of some lanes' codes, in the order in which they first come.
 *
 * <p>One lane with dense codes needs no hashing: its codes are looked up in an array. Others go to
 * a hash table with open addressing, whose entries hold 32 bits of hash beside the group, so that a
 * look-up of another key hardly ever leaves the table, and growing needs nothing but the table. A
 * slot is told by the highest bits of the hash: when the table doubles, its entries stay in order,
 * and memory is gone through from start to end.
 */
public final class Groups {
  private static final int NONE = -1;

  /** From here on a table is larger than a processor's nearest caches. */
  private static final int LARGE_TABLE_BITS = 14;

  private static final int SMALLEST_TABLE_BITS = 7;

  /** Drawn once a process, so that a dump cannot be made whose numbers all collide. */
  private static final long SECRET = ThreadLocalRandom.current().nextLong() | 1;

  /** Spreads neighbours, however unlucky the other one was drawn. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final Lane[] lanes;
  private final Runs runs = new Runs();
  private final int[] groupOfRun = new int[Block.CAPACITY];
  private final int[] hashes = new int[Block.CAPACITY];
  private final long[][] vectors;

  /** The codes of group 0, of group 1 and so on, each as many as there are lanes. */
  private long[] codes = new long[64];

  /** The hash in the upper half, the group plus 1 in the lower one; 0 if there is none. */
  private long[] table = new long[1 << SMALLEST_TABLE_BITS];

  private int tableBits = SMALLEST_TABLE_BITS;

  private int[] direct = new int[0];
  private int absentGroup = NONE;
  private int size;

  /** Groups by these lanes. */
  public Groups(List<Lane> lanes) {
    this.lanes = lanes.toArray(new Lane[0]);
    this.vectors = new long[lanes.size()][Block.CAPACITY];
  }

  /** How many groups there are. */
  public int size() {
    return size;
  }

  /** A group's code of the lane number {@code lane}. */
  public long code(int lane, int group) {
    return codes[group * lanes.length + lane];
  }

  /** Sets {@code groups[i]} to the group of the block's row {@code rows[i]}. */
  public void assign(Block block, int[] rows, int count, int[] groups) {
    assign(block, rows, count, runs, groupOfRun);
    for (int run = 0; run < runs.size(); run++) {
      Arrays.fill(groups, runs.start(run), runs.start(run + 1), groupOfRun[run]);
    }
  }

  /** Splits rows of a block into runs of one group, and sets {@code groups[run]} to that. */
  void assign(Block block, int[] rows, int count, Runs into, int[] groups) {
    split(block, rows, count, into);
    if (lanes.length == 1 && lanes[0].denseCodes() >= 0) {
      assignDense(vectors[0], lanes[0].denseCodes(), into.size(), groups);
    } else {
      assignHashed(into.size(), groups);
    }
  }

  /** Splits where a lane's code changes, and reads the codes of the runs. */
  private void split(Block block, int[] rows, int count, Runs into) {
    if (count < block.count()) {
      for (int lane = 0; lane < lanes.length; lane++) {
        lanes[lane].gather(block, rows, count, vectors[lane]);
      }
      into.split(vectors, count);
      return;
    }
    if (lanes.length == 1 && lanes[0] instanceof Domain<?> domain) {
      into.split(block, domain);
      domain.copyRuns(vectors[0]);
      return;
    }
    into.split(block, lanes);
    for (int lane = 0; lane < lanes.length; lane++) {
      lanes[lane].gather(block, into.starts(), into.size(), vectors[lane]);
    }
  }

  private void assignDense(long[] vector, int dense, int count, int[] groups) {
    if (dense > direct.length) {
      int known = direct.length;
      direct = Arrays.copyOf(direct, Math.max(dense, known * 2));
      Arrays.fill(direct, known, direct.length, NONE);
    }
    for (int i = 0; i < count; i++) {
      long code = vector[i];
      int group = code == Block.ABSENT ? absentGroup : direct[(int) code];
      if (group == NONE) {
        group = add(i);
        if (code == Block.ABSENT) {
          absentGroup = group;
        } else {
          direct[(int) code] = group;
        }
      }
      groups[i] = group;
    }
  }

  private void assignHashed(int count, int[] groups) {
    Arrays.fill(hashes, 0, count, 0);
    for (long[] vector : vectors) {
      for (int i = 0; i < count; i++) {
        hashes[i] = mixed(hashes[i], vector[i]);
      }
    }
    if (tableBits < LARGE_TABLE_BITS) {
      Arrays.fill(groups, 0, count, NONE);
    } else {
      findKnown(count, groups);
    }
    for (int i = 0; i < count; i++) {
      if (groups[i] == NONE) {
        groups[i] = find(i);
      }
    }
  }

  /**
   * Finds groups that stand in the first slot that is looked at. Nothing here waits for what was
   * read for another row, so the processor fetches from many places of a large table at a time; a
   * look-up to its end is a chain of them.
   */
  private void findKnown(int count, int[] groups) {
    for (int i = 0; i < count; i++) {
      long entry = table[hashes[i] >>> (Integer.SIZE - tableBits)];
      groups[i] = (int) (entry >>> 32) == hashes[i] ? (int) entry - 1 : NONE;
    }
    for (int i = 0; i < count; i++) {
      if (groups[i] != NONE && !isAt(groups[i], i)) {
        groups[i] = NONE;
      }
    }
  }

  private static int mixed(int hash, long code) {
    long h = (hash ^ code) * SECRET;
    return (int) (((h ^ (h >>> 32)) * SPREAD) >>> 32);
  }

  private int find(int row) {
    int hash = hashes[row];
    int mask = table.length - 1;
    int slot = hash >>> (Integer.SIZE - tableBits);
    while (true) {
      long entry = table[slot];
      if (entry == 0) {
        int group = add(row);
        table[slot] = ((long) hash << 32) | size;
        if (size * 2L > table.length) {
          grow();
        }
        return group;
      }
      int group = (int) entry - 1;
      if ((int) (entry >>> 32) == hash && isAt(group, row)) {
        return group;
      }
      slot = (slot + 1) & mask;
    }
  }

  private boolean isAt(int group, int row) {
    int at = group * vectors.length;
    for (long[] vector : vectors) {
      if (codes[at++] != vector[row]) {
        return false;
      }
    }
    return true;
  }

  private int add(int row) {
    int at = size * vectors.length;
    if (at + vectors.length > codes.length) {
      codes = Arrays.copyOf(codes, Math.max(codes.length * 2, at + vectors.length));
    }
    for (long[] vector : vectors) {
      codes[at++] = vector[row];
    }
    return size++;
  }

  private void grow() {
    long[] smaller = table;
    tableBits++;
    table = new long[1 << tableBits];
    int mask = table.length - 1;
    for (long entry : smaller) {
      if (entry != 0) {
        int slot = (int) (entry >>> 32) >>> (Integer.SIZE - tableBits);
        while (table[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        table[slot] = entry;
      }
    }
  }
}
