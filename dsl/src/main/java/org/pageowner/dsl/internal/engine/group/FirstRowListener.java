package org.pageowner.dsl.internal.engine.group;

import org.pageowner.dsl.internal.engine.column.RowSlice;

/** Keeps of the first record of each row of a result what is needed after the scan. */
public interface FirstRowListener {
  /** A listener that keeps nothing. */
  FirstRowListener NONE = (row, slice, at) -> {};

  /** Returns the number of payload words that the listener needs in each row of the table. */
  default int payloadWords() {
    return 0;
  }

  /** Gives the listener the table, whose payload words from {@code word} on are its own. */
  default void bind(RowTable table, int word) {}

  /** Takes the first record of the new row {@code row}: the row {@code at} of a slice. */
  void add(int row, RowSlice slice, int at);
}
