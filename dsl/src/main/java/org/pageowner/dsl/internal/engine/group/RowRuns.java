package org.pageowner.dsl.internal.engine.group;

import java.util.Arrays;
import org.pageowner.core.internal.column.SetBits;
import org.pageowner.dsl.internal.engine.column.DictionaryKeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/**
 * Runs of consecutive rows with equal codes (run-length encoding).
 *
 * <p>Neighbours in a dump were often allocated by the same code, and differ only in PFN and time,
 * so the look-up of a group and its update are done once for a run instead of once for a row. Runs
 * are found without comparing rows column by column: each column sets a bit for each row at which
 * its code changes, which a column that is stored as runs does in constant time a run; the bits are
 * combined with OR, and each set bit starts a run.
 *
 * <p>A run goes from {@code start(run)} to before {@code start(run + 1)}, counted in the rows of a
 * slice that passed the filters.
 */
public final class RowRuns {
  private final int[] starts = new int[RowSlice.CAPACITY + 1];

  /** A bit for each row of a slice, set where a run starts. */
  private final long[] marks = new long[RowSlice.CAPACITY / Long.SIZE];

  private int size;

  /** Returns the number of runs. */
  public int size() {
    return size;
  }

  /** Returns the first row of each run, then the number of rows. */
  public int[] starts() {
    return starts;
  }

  /** Returns the first row of a run; for the run after the last one, the number of rows. */
  public int start(int run) {
    return starts[run];
  }

  /** Splits all rows of a slice where the code of any of the columns changes. */
  void split(RowSlice slice, KeyColumn[] columns) {
    int count = slice.count();
    Arrays.fill(marks, 0, SetBits.words(count), 0);
    for (KeyColumn column : columns) {
      column.markChanges(slice, marks);
    }
    marks[0] |= count == 0 ? 0 : 1;
    end(SetBits.copy(marks, count, starts), count);
  }

  /** Splits all rows of a slice where the code of a column over a dictionary changes. */
  void split(RowSlice slice, DictionaryKeyColumn<?> column) {
    int runs = column.runs(slice);
    System.arraycopy(column.starts(), 0, starts, 0, runs);
    end(runs, slice.count());
  }

  /**
   * Splits where the code in any of the vectors changes, and compacts the vectors to one code for
   * each run.
   */
  void split(long[][] vectors, int count) {
    Arrays.fill(marks, 0, SetBits.words(count), 0);
    for (long[] vector : vectors) {
      KeyColumn.markChanges(vector, count, marks);
    }
    marks[0] |= count == 0 ? 0 : 1;
    int runs = SetBits.copy(marks, count, starts);
    end(runs, count);
    for (long[] vector : vectors) {
      for (int run = 0; run < runs; run++) {
        vector[run] = vector[starts[run]];
      }
    }
  }

  /** An action for a row of a run. */
  @FunctionalInterface
  interface RowOfRun {
    /** Is called with a row, counted as by {@link #start}. */
    void take(int run, int row);
  }

  /** Visits the rows of all runs. */
  void forEach(RowOfRun action) {
    for (int run = 0; run < size; run++) {
      for (int row = starts[run]; row < starts[run + 1]; row++) {
        action.take(run, row);
      }
    }
  }

  /** Removes all runs. */
  void clear() {
    size = 0;
  }

  /** Adds a run that starts at a row. */
  void append(int start) {
    starts[size++] = start;
  }

  /** Ends the last run before row {@code count}. */
  void close(int count) {
    starts[size] = count;
  }

  private void end(int runs, int count) {
    size = runs;
    starts[runs] = count;
  }
}
