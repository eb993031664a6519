package org.pageowner.dsl.internal.engine.group;

import java.util.Arrays;
import org.pageowner.core.internal.column.SetBits;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/**
 * Runs split further where the code of one more column changes, so that this code too is the same
 * in all rows of a run.
 *
 * <p>Whether a run is split is unpredictable, so no loop here branches on it.
 */
final class SplitRuns {
  private final KeyColumn column;
  private final long[] marks = new long[SetBits.words(RowSlice.CAPACITY)];
  private final int[] starts = new int[RowSlice.CAPACITY + 1];
  private final int[] groups = new int[RowSlice.CAPACITY];
  private final long[] codes = new long[RowSlice.CAPACITY];
  private int size;

  /** Runs that are split by {@code column}. */
  SplitRuns(KeyColumn column) {
    this.column = column;
  }

  /**
   * Splits runs of rows of a slice.
   *
   * @param groupOfRun the group of each run, which its parts have too
   */
  void read(RowSlice slice, int[] rows, RowRuns runs, int[] groupOfRun) {
    int count = runs.start(runs.size());
    boolean isAll = count == slice.count();
    Arrays.fill(marks, 0, SetBits.words(count), 0);
    if (isAll) {
      column.markChanges(slice, marks);
    } else {
      column.gather(slice, rows, count, codes);
      KeyColumn.markChanges(codes, count, marks);
    }
    int[] startsOfRuns = runs.starts();
    for (int run = 0; run < runs.size(); run++) {
      marks[startsOfRuns[run] / Long.SIZE] |= 1L << startsOfRuns[run];
    }
    size = SetBits.copy(marks, count, starts);
    starts[size] = count;
    readGroups(startsOfRuns, groupOfRun);
    if (isAll) {
      column.gather(slice, starts, size, codes);
    } else {
      for (int part = 0; part < size; part++) {
        codes[part] = codes[starts[part]];
      }
    }
  }

  private void readGroups(int[] startsOfRuns, int[] groupOfRun) {
    int run = 0;
    for (int part = 0; part < size; part++) {
      run += starts[part] < startsOfRuns[run + 1] ? 0 : 1;
      groups[part] = groupOfRun[run];
    }
  }

  /** Returns the number of parts. */
  int size() {
    return size;
  }

  /** Returns the first row of each part, then the number of rows. */
  int[] starts() {
    return starts;
  }

  /** Returns the group of each part. */
  int[] groups() {
    return groups;
  }

  /** Returns the code of each part, {@link RowSlice#ABSENT} for absent values. */
  long[] codes() {
    return codes;
  }
}
