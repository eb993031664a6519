package org.pageowner.core.record;

import org.jspecify.annotations.Nullable;

/**
 * A read-only dictionary-encoded column: one id for each record of a batch, and a {@link
 * Dictionary} with the value of each id.
 *
 * <p>Ids are dense, start at 0, and are valid only with the column's dictionary. Two rows have the
 * same id exactly when they have the same value; ids are in no particular order. Implemented by
 * this library; safe to share between threads.
 *
 * @param <V> the type of a value
 */
public interface DictionaryColumn<V> {
  /** The id of an absent value. */
  int ABSENT = -1;

  /** Returns the number of rows. */
  int size();

  /** Returns the id of the row's value, or {@link #ABSENT}. */
  int id(int row);

  /**
   * Copies the ids of the rows {@code from} to {@code from + count - 1} to the start of {@code
   * into}: the fast way to read many.
   */
  void copyIds(int from, int count, int[] into);

  /** Returns the values of the ids. All batches of a loaded dump share it. */
  Dictionary<V> dictionary();

  /** Returns the row's value, or {@code null} if it is absent. */
  default @Nullable V get(int row) {
    int id = id(row);
    return id == ABSENT ? null : dictionary().value(id);
  }
}
