package org.pageowner.dsl.internal.engine;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers the distinct combinations of some lanes' codes, in the order in which they first come.
 *
 * <p>Open addressing over the codes of the groups, which stand column by column. One lane with
 * dense codes needs no hashing: its codes are looked up in an array.
 */
public final class Groups {
  private static final int NONE = -1;

  private final List<Lane> lanes;
  private long[][] codes;
  private int[] hashes = new int[64];
  private int[] table = filled(128);
  private int[] direct = filled(64);
  private int absentGroup = NONE;
  private int size;

  /** Groups by these lanes. */
  public Groups(List<Lane> lanes) {
    this.lanes = lanes;
    this.codes = new long[lanes.size()][64];
  }

  /** How many groups there are. */
  public int size() {
    return size;
  }

  /** A group's code of the lane number {@code lane}. */
  public long code(int lane, int group) {
    return codes[lane][group];
  }

  /** Sets {@code groups[i]} to the group of the block's row {@code rows[i]}. */
  public void assign(Block block, int[] rows, int count, int[] groups) {
    long[][] vectors = new long[lanes.size()][];
    for (int lane = 0; lane < vectors.length; lane++) {
      vectors[lane] = lanes.get(lane).codes(block);
    }
    if (vectors.length == 1 && lanes.get(0).denseCodes() >= 0) {
      assignDense(vectors[0], lanes.get(0).denseCodes(), rows, count, groups);
    } else {
      for (int i = 0; i < count; i++) {
        groups[i] = find(vectors, rows[i]);
      }
    }
  }

  private void assignDense(long[] vector, int dense, int[] rows, int count, int[] groups) {
    if (dense > direct.length) {
      int known = direct.length;
      direct = Arrays.copyOf(direct, Math.max(dense, known * 2));
      Arrays.fill(direct, known, direct.length, NONE);
    }
    for (int i = 0; i < count; i++) {
      long code = vector[rows[i]];
      int group = code == Block.ABSENT ? absentGroup : direct[(int) code];
      if (group == NONE) {
        group = add(new long[][] {vector}, rows[i], 0);
        if (code == Block.ABSENT) {
          absentGroup = group;
        } else {
          direct[(int) code] = group;
        }
      }
      groups[i] = group;
    }
  }

  private int find(long[][] vectors, int row) {
    long h = 0;
    for (long[] vector : vectors) {
      h = (h ^ vector[row]) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 32;
    }
    int hash = (int) h;
    int mask = table.length - 1;
    int slot = hash & mask;
    while (true) {
      int group = table[slot];
      if (group == NONE) {
        group = add(vectors, row, hash);
        table[slot] = group;
        if (size * 2 > table.length) {
          grow();
        }
        return group;
      }
      if (hashes[group] == hash && isAt(group, vectors, row)) {
        return group;
      }
      slot = (slot + 1) & mask;
    }
  }

  private boolean isAt(int group, long[][] vectors, int row) {
    for (int lane = 0; lane < vectors.length; lane++) {
      if (codes[lane][group] != vectors[lane][row]) {
        return false;
      }
    }
    return true;
  }

  private int add(long[][] vectors, int row, int hash) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
      for (int lane = 0; lane < codes.length; lane++) {
        codes[lane] = Arrays.copyOf(codes[lane], size * 2);
      }
    }
    for (int lane = 0; lane < vectors.length; lane++) {
      codes[lane][size] = vectors[lane][row];
    }
    hashes[size] = hash;
    return size++;
  }

  private void grow() {
    int[] larger = filled(table.length * 2);
    int mask = larger.length - 1;
    for (int group = 0; group < size; group++) {
      int slot = hashes[group] & mask;
      while (larger[slot] != NONE) {
        slot = (slot + 1) & mask;
      }
      larger[slot] = group;
    }
    table = larger;
  }

  private static int[] filled(int length) {
    int[] table = new int[length];
    Arrays.fill(table, NONE);
    return table;
  }
}
