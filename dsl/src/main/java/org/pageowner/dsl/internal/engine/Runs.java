package org.pageowner.dsl.internal.engine;

import java.util.Arrays;

/**
 * Rows in a row that are alike: neighbours in a dump mostly repeat in all but a number or two, so
 * that what is done once for a run is done for a few rows at a time.
 *
 * <p>A run goes from {@code start(run)} to before {@code start(run + 1)}, counted in the rows of a
 * block that passed the filters.
 */
final class Runs {
  private final int[] starts = new int[Block.CAPACITY + 1];
  private final int[] changes = new int[Block.CAPACITY];
  private final int[] heads = new int[Block.CAPACITY];
  private int size;

  /** How many runs there are. */
  int size() {
    return size;
  }

  /** The first row of a run; of the one after the last, how many rows there are. */
  int start(int run) {
    return starts[run];
  }

  /** The first rows of all runs, as rows of the block. */
  int[] heads() {
    return heads;
  }

  /** Splits where the code of any of the lanes changes. */
  void split(Block block, int[] rows, int count, Lane[] lanes) {
    Arrays.fill(changes, 0, block.count(), 0);
    for (Lane lane : lanes) {
      lane.addChanges(block, changes);
    }
    if (count < block.count()) {
      addUp(block.count());
      splitSelected(rows, count);
      return;
    }
    int runs = 0;
    changes[0] = 1;
    for (int row = 0; row < count; row++) {
      starts[runs] = row;
      runs += changes[row] == 0 ? 0 : 1;
    }
    end(runs, count);
    System.arraycopy(starts, 0, heads, 0, runs);
  }

  /** Turns marks of changes into counts of them: rows are of one run that have the same. */
  private void addUp(int count) {
    int changed = 0;
    for (int row = 0; row < count; row++) {
      changed += changes[row] == 0 ? 0 : 1;
      changes[row] = changed;
    }
  }

  private void splitSelected(int[] rows, int count) {
    int runs = 0;
    int before = -1;
    for (int i = 0; i < count; i++) {
      int number = changes[rows[i]];
      starts[runs] = i;
      heads[runs] = rows[i];
      runs += number == before ? 0 : 1;
      before = number;
    }
    end(runs, count);
  }

  /** Splits where the group changes. */
  void split(int[] groups, int count) {
    int runs = 0;
    for (int i = 0; i < count; i++) {
      starts[runs] = i;
      runs += i > 0 && groups[i] == groups[i - 1] ? 0 : 1;
    }
    end(runs, count);
  }

  /** What to do with a row of a run. */
  @FunctionalInterface
  interface RowOfRun {
    /** Takes a row, counted as {@link #start} counts. */
    void take(int run, int row);
  }

  /** Goes through the rows of all runs. */
  void forEach(RowOfRun action) {
    for (int run = 0; run < size; run++) {
      for (int row = starts[run]; row < starts[run + 1]; row++) {
        action.take(run, row);
      }
    }
  }

  private void end(int runs, int count) {
    size = runs;
    starts[runs] = count;
  }
}
