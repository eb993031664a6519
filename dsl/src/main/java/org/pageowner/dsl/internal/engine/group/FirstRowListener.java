package org.pageowner.dsl.internal.engine.group;

import org.pageowner.dsl.internal.engine.column.RowSlice;

/**
 * Is called with the first record of each group, of which it keeps the parts that are needed after
 * the scan.
 */
public interface FirstRowListener {
  /** A listener that keeps nothing. */
  FirstRowListener NONE = (group, slice, row) -> {};

  /** Returns the number of payload words that the listener needs in each row of the table. */
  default int payloadWords() {
    return 0;
  }

  /** Sets the table in which the payload words from {@code word} on belong to the listener. */
  default void bind(RowTable table, int word) {}

  /** Adds the first record of the new group {@code group}: the row {@code row} of a slice. */
  void add(int group, RowSlice slice, int row);
}
