package org.pageowner.dsl.internal.engine.group;

import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.index.PairIndex;

/** Counts the distinct codes of a column in each group: a hash set of pairs of group and code. */
final class DistinctCount implements Accumulator {
  /** Bytes of a pair in the index: its halves, and two slots, in arrays that may be half full. */
  private static final long PAIR_BYTES = 48;

  private final KeyColumn column;
  private final String name;
  private final RowTable counts;
  private final int word;
  private final MemoryBound memory;
  private final PairIndex pairs = new PairIndex();
  private final long[] codes = new long[RowSlice.CAPACITY];
  private long used;

  /** Counts codes of {@code column} in a payload word of the groups' rows. */
  DistinctCount(KeyColumn column, String name, RowTable counts, int word, MemoryBound memory) {
    this.column = column;
    this.name = name;
    this.counts = counts;
    this.word = word;
    this.memory = memory;
  }

  @Override
  public void add(RowSlice slice, int[] rows, RowRuns runs, int[] groupOfRun) {
    column.gather(slice, rows, runs.start(runs.size()), codes);
    for (int run = 0; run < runs.size(); run++) {
      int end = runs.start(run + 1);
      int group = groupOfRun[run];
      long last = RowSlice.ABSENT;
      for (int i = runs.start(run); i < end; i++) {
        // neighbours mostly have the same code, so most rows need no look-up
        if (codes[i] != last) {
          last = codes[i];
          add(group, last);
        }
      }
    }
    used = memory.use(used, pairs.size() * PAIR_BYTES, name);
  }

  private void add(int group, long code) {
    int known = pairs.size();
    if (code != RowSlice.ABSENT && pairs.add(group, code) == known) {
      counts.setPayload(group, word, counts.payload(group, word) + 1);
    }
  }

  long count(int group) {
    return counts.payload(group, word);
  }

  /** Returns the number of distinct codes of several groups together. */
  long count(GroupSet groups) {
    PairIndex codes = new PairIndex();
    for (int pair = 0; pair < pairs.size(); pair++) {
      if (groups.has((int) pairs.first(pair))) {
        int unused = codes.add(0, pairs.second(pair));
      }
    }
    return codes.size();
  }
}
