package org.pageowner.dsl.internal.engine.group;

import org.pageowner.dsl.internal.engine.column.RowSlice;

/** Takes the first record of each group, and keeps the parts that are needed after the scan. */
public interface FirstRowListener {
  /** A listener that keeps nothing. */
  FirstRowListener NONE = (group, slice, row) -> {};

  /** Returns the number of payload words that the listener needs in each row of the table. */
  default int payloadWords() {
    return 0;
  }

  /** Gives the listener the table, whose payload words from {@code word} on are its own. */
  default void bind(RowTable table, int word) {}

  /** Takes the first record of the new group {@code group}: the row {@code row} of a slice. */
  void add(int group, RowSlice slice, int row);
}
