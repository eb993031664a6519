package org.pageowner.dsl.internal.engine.group;

import org.pageowner.dsl.internal.engine.column.RowSlice;

/** A condition that some measures have. */
@FunctionalInterface
public interface RowSelection {
  /**
   * Moves those of the first {@code count} of {@code rows} that pass to the front, and may
   * overwrite the others.
   *
   * @return the number of rows that pass
   */
  int retain(RowSlice slice, int[] rows, int count);
}
