package org.pageowner.dsl.internal.engine.top;

import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.group.GroupKeys;
import org.pageowner.dsl.internal.engine.group.KeyHash;
import org.pageowner.dsl.internal.engine.group.RowRuns;

/**
 * Selects the rows of groups that may be among the first few by a total: those whose {@link
 * GroupBounds} reach a total.
 */
public final class TopCandidates {
  private final GroupKeys keys;
  private final GroupBounds bounds;
  private final long least;
  private final KeyHash hash = new KeyHash();
  private final RowRuns runs = new RowRuns();
  private final int[] selected = new int[RowSlice.CAPACITY];

  /** Candidates for a total of at least {@code least}. */
  public TopCandidates(GroupKeys keys, GroupBounds bounds, long least) {
    this.keys = keys;
    this.bounds = bounds;
    this.least = least;
  }

  /** Returns candidates by the same bounds for another total. */
  public TopCandidates atLeast(long total) {
    return new TopCandidates(keys, bounds, total);
  }

  /** Returns the total; no group that reaches it is left out. */
  public long least() {
    return least;
  }

  /** Selects some of the first {@code count} of {@code rows}, and returns their number. */
  public int select(RowSlice slice, int[] rows, int count) {
    keys.split(slice, rows, count, runs);
    long[] hashes = hash.ofRuns(keys, runs.size());
    int size = 0;
    for (int run = 0; run < runs.size(); run++) {
      if (bounds.of(hashes[run]) >= least) {
        for (int i = runs.start(run); i < runs.start(run + 1); i++) {
          selected[size++] = rows[i];
        }
      }
    }
    return size;
  }

  /** Returns an array that starts with the rows that were selected last. Must not be modified. */
  public int[] rows() {
    return selected;
  }
}
