package org.pageowner.dsl.internal.engine;

import org.pageowner.dsl.internal.engine.column.RowSlice;

/** Takes records that passed the filters. */
@FunctionalInterface
public interface RowSink {
  /** Takes the first {@code count} of {@code rows} of a slice. */
  void keep(RowSlice slice, int[] rows, int count);
}
