package org.pageowner.core.record;

import org.jspecify.annotations.Nullable;

/**
 * A read-only column whose values stand in a {@link Dictionary}, one id for each record of a batch.
 *
 * <p>Ids are dense, start at 0, and mean something only together with the column's dictionary: two
 * rows have the same id exactly when they have the same value. They say nothing about an order.
 * Implemented by this library; safe to share between threads.
 *
 * @param <V> the type of a value
 */
public interface DictionaryColumn<V> {
  /** The id of an absent value. */
  int ABSENT = -1;

  /** How many rows there are. */
  int size();

  /** The id of the row's value, or {@link #ABSENT}. */
  int id(int row);

  /**
   * Copies the ids of the rows {@code from} to {@code from + count - 1} to the start of {@code
   * into}: the fast way to read many.
   */
  void copyIds(int from, int count, int[] into);

  /** Copies the ids of some rows, of which {@code rows[i]} is counted from {@code from}. */
  default void copyIds(int from, int[] rows, int count, int[] into) {
    for (int i = 0; i < count; i++) {
      into[i] = id(from + rows[i]);
    }
  }

  /**
   * Marks where a row's id is not that of the row before it.
   *
   * @param from the first row, of which the row before counts too if there is one
   * @param into the bit {@code i & 63} of {@code into[i >> 6]} is set if the row {@code from + i}
   *     differs; other bits stay as they are
   */
  default void markChanges(int from, int count, long[] into) {
    for (int row = Math.max(from, 1); row < from + count; row++) {
      if (id(row) != id(row - 1)) {
        into[(row - from) >>> 6] |= 1L << (row - from);
      }
    }
  }

  /**
   * Copies the runs of neighbours with the same id among the rows {@code from} to {@code from +
   * count - 1}: the fast way to read many rows of which most repeat.
   *
   * @param starts where each run begins, counted from {@code from}; room for {@code count} numbers,
   *     of which those behind the runs are overwritten too
   * @param ids the id of each run, {@link #ABSENT} too; room for {@code count} numbers
   * @return how many runs there are
   */
  default int copyRuns(int from, int count, int[] starts, int[] ids) {
    copyIds(from, count, ids);
    int runs = 0;
    for (int row = 0; row < count; row++) {
      if (row == 0 || ids[row] != ids[runs - 1]) {
        starts[runs] = row;
        ids[runs++] = ids[row];
      }
    }
    return runs;
  }

  /** The values that the ids stand for. All batches of one dump share it. */
  Dictionary<V> dictionary();

  /** The row's value, or {@code null} if it is absent. */
  default @Nullable V get(int row) {
    int id = id(row);
    return id == ABSENT ? null : dictionary().value(id);
  }
}
