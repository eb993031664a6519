package org.pageowner.dsl.internal.engine.group;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/** How many different codes of a column each group has: a set of pairs of group and code. */
final class DistinctCount {
  /** Drawn once a process, so that a dump cannot be made whose numbers all collide. */
  private static final long SECRET = ThreadLocalRandom.current().nextLong() | 1;

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final KeyColumn column;
  private final RowTable counts;
  private final int word;
  private int[] groups = new int[64];
  private long[] codes = new long[64];
  private int[] table = new int[128];
  private int size;

  /** Counts codes of {@code column} in a payload word of the groups' rows. */
  DistinctCount(KeyColumn column, RowTable counts, int word) {
    this.column = column;
    this.counts = counts;
    this.word = word;
    Arrays.fill(table, -1);
  }

  void add(RowSlice slice, int[] rows, RowRuns runs, int[] groupOfRun) {
    long[] vector = column.codes(slice);
    runs.forEach(
        (run, i) -> {
          long code = vector[rows[i]];
          if (code != RowSlice.ABSENT && insert(groupOfRun[run], code)) {
            int group = groupOfRun[run];
            counts.setPayload(group, word, counts.payload(group, word) + 1);
          }
        });
  }

  long count(int group) {
    return counts.payload(group, word);
  }

  private boolean insert(int group, long code) {
    int mask = table.length - 1;
    int slot = hash(group, code) & mask;
    while (table[slot] >= 0) {
      int pair = table[slot];
      if (groups[pair] == group && codes[pair] == code) {
        return false;
      }
      slot = (slot + 1) & mask;
    }
    if (size == groups.length) {
      groups = Arrays.copyOf(groups, size * 2);
      codes = Arrays.copyOf(codes, size * 2);
    }
    groups[size] = group;
    codes[size] = code;
    table[slot] = size++;
    if (size * 2 > table.length) {
      grow();
    }
    return true;
  }

  private void grow() {
    int[] larger = new int[table.length * 2];
    Arrays.fill(larger, -1);
    int mask = larger.length - 1;
    for (int pair = 0; pair < size; pair++) {
      int slot = hash(groups[pair], codes[pair]) & mask;
      while (larger[slot] >= 0) {
        slot = (slot + 1) & mask;
      }
      larger[slot] = pair;
    }
    table = larger;
  }

  private static int hash(int group, long code) {
    long h = ((code * SPREAD) ^ group) * SECRET;
    return (int) (((h ^ (h >>> 32)) * SPREAD) >>> 32);
  }
}
