package org.pageowner.dsl.internal.engine.group;

import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.index.PairIndex;

/** Counts the distinct codes of a column in each group: a hash set of pairs of group and code. */
final class DistinctCount {
  private final KeyColumn column;
  private final RowTable counts;
  private final int word;
  private final PairIndex pairs = new PairIndex();

  /** Counts codes of {@code column} in a payload word of the groups' rows. */
  DistinctCount(KeyColumn column, RowTable counts, int word) {
    this.column = column;
    this.counts = counts;
    this.word = word;
  }

  void add(RowSlice slice, int[] rows, RowRuns runs, int[] groupOfRun) {
    long[] codes = column.codes(slice);
    runs.forEach(
        (run, i) -> {
          long code = codes[rows[i]];
          int group = groupOfRun[run];
          int known = pairs.size();
          if (code != RowSlice.ABSENT && pairs.add(group, code) == known) {
            counts.setPayload(group, word, counts.payload(group, word) + 1);
          }
        });
  }

  long count(int group) {
    return counts.payload(group, word);
  }
}
