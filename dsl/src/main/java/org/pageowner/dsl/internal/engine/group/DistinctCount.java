package org.pageowner.dsl.internal.engine.group;

import java.util.Arrays;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.index.PairIndex;

/**
 * Counts the distinct codes of a column in each group: a set of pairs of group and code. Codes of
 * half a word, as of all texts and most numbers, are in {@link PackedPairs}, others in a hash
 * table.
 */
final class DistinctCount implements Accumulator {
  /** Bytes of a pair in the index: its halves, and two slots, in arrays that may be half full. */
  private static final long INDEX_BYTES = 48;

  private final SplitRuns parts;
  private final String name;
  private final MemoryBound memory;
  private final PackedPairs narrow = new PackedPairs();
  private final PairIndex wide = new PairIndex();
  private long used;

  /** Counts by group; empty until the first one is asked for. */
  private int[] counts = {};

  /** Counts codes of {@code column}, for a measure with this name. */
  DistinctCount(KeyColumn column, String name, MemoryBound memory) {
    this.parts = new SplitRuns(column);
    this.name = name;
    this.memory = memory;
  }

  @Override
  public void add(RowSlice slice, int[] rows, RowRuns runs, int[] groupOfRun) {
    parts.read(slice, rows, runs, groupOfRun);
    int[] groups = parts.groups();
    long[] codes = parts.codes();
    for (int part = 0; part < parts.size(); part++) {
      add(groups[part], codes[part]);
    }
    counts = new int[0];
    long bytes = narrow.bound() * PackedPairs.PAIR_BYTES + wide.size() * INDEX_BYTES;
    if (!memory.fits(bytes - used)) {
      bytes = narrow.size() * PackedPairs.PAIR_BYTES + wide.size() * INDEX_BYTES;
    }
    used = memory.use(used, bytes, name);
  }

  private void add(int group, long code) {
    if (code >>> Integer.SIZE == 0) {
      narrow.add(group, code);
    } else if (code != RowSlice.ABSENT) {
      int unused = wide.add(group, code);
    }
  }

  long count(int group) {
    if (counts.length == 0) {
      counts = counts();
    }
    return group < counts.length ? counts[group] : 0;
  }

  private int[] counts() {
    int groups = 1;
    int size = narrow.size();
    if (size > 0) {
      groups = narrow.group(size - 1) + 1;
    }
    for (int pair = 0; pair < wide.size(); pair++) {
      groups = Math.max(groups, (int) wide.first(pair) + 1);
    }
    int[] all = new int[groups];
    for (int pair = 0; pair < size; pair++) {
      all[narrow.group(pair)]++;
    }
    for (int pair = 0; pair < wide.size(); pair++) {
      all[(int) wide.first(pair)]++;
    }
    return all;
  }

  /** Returns the number of distinct codes of several groups together. */
  long count(GroupSet groups) {
    long[] found = new long[16];
    int size = 0;
    for (int pair = 0; pair < narrow.size(); pair++) {
      if (groups.has(narrow.group(pair))) {
        if (size == found.length) {
          found = Arrays.copyOf(found, 2 * size);
        }
        found[size++] = narrow.number(pair);
      }
    }
    Arrays.sort(found, 0, size);
    long distinct = 0;
    for (int i = 0; i < size; i++) {
      distinct += i == 0 || found[i] != found[i - 1] ? 1 : 0;
    }
    PairIndex others = new PairIndex();
    for (int pair = 0; pair < wide.size(); pair++) {
      if (groups.has((int) wide.first(pair))) {
        int unused = others.add(0, wide.second(pair));
      }
    }
    return distinct + others.size();
  }
}
