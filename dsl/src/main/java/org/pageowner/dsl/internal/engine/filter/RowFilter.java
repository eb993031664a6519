package org.pageowner.dsl.internal.engine.filter;

import org.pageowner.core.internal.column.SetBits;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/** A condition on rows. */
public interface RowFilter {
  /** Elements after the rows that pass which {@link #retain} may overwrite. */
  int OVERWRITTEN = SetBits.OVERWRITTEN;

  /** Sets {@code passed[row]} for all rows of a slice. */
  void test(RowSlice slice, boolean[] passed);

  /**
   * Moves those of the first {@code count} of {@code rows} that pass to the front, and overwrites
   * at most {@link #OVERWRITTEN} elements after them.
   *
   * @param passed a buffer for the result of {@link #test}
   * @return the number of rows that pass
   */
  default int retain(RowSlice slice, int[] rows, int count, boolean[] passed) {
    test(slice, passed);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      rows[kept] = row;
      kept += passed[row] ? 1 : 0;
    }
    return kept;
  }
}
