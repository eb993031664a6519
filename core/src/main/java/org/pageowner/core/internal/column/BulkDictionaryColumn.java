package org.pageowner.core.internal.column;

import org.pageowner.core.record.DictionaryColumn;

/**
 * A dictionary column that is read a slice of rows at a time.
 *
 * <p>Columns are run-length encoded where most rows repeat. An implementation finds the runs from
 * the encoding; the defaults work row by row.
 *
 * @param <V> the type of a value
 */
public interface BulkDictionaryColumn<V> extends DictionaryColumn<V> {
  /** Returns the column as one with bulk access, which each column of this library has. */
  static <V> BulkDictionaryColumn<V> of(DictionaryColumn<V> column) {
    return (BulkDictionaryColumn<V>) column;
  }

  @Override
  GrowingDictionary<V> dictionary();

  /**
   * Copies the ids of selected rows (late materialisation).
   *
   * @param from the row that {@code rows} are relative to
   * @param into receives the id of the row {@code from + rows[i]} at {@code i}
   */
  default void copyIds(int from, int[] rows, int count, int[] into) {
    for (int i = 0; i < count; i++) {
      into[i] = id(from + rows[i]);
    }
  }

  /**
   * Marks the rows whose id differs from that of the row before.
   *
   * @param from the first row, which is compared with the row before it if there is one
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
   * Copies the runs of rows with the same id among the rows {@code from} to {@code from + count -
   * 1}.
   *
   * @param starts receives the first row of each run, relative to {@code from}; must have {@code
   *     count} elements, of which those after the runs may be overwritten too
   * @param ids receives the id of each run, {@link #ABSENT} too; must have {@code count} elements
   * @return the number of runs
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
}
