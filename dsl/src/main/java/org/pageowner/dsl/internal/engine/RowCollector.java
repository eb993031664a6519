package org.pageowner.dsl.internal.engine;

import java.util.function.IntToLongFunction;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.plan.Measure;

/** Makes the rows of a result from records that passed the filters. */
sealed interface RowCollector permits GroupCollector, RecordCollector {
  /** Takes the first {@code count} of {@code rows} of a slice. */
  void keep(RowSlice slice, int[] rows, int count);

  /** Returns how many rows the result has; numbered in the order of their first records. */
  long size();

  /** Returns how many of these are there to be sorted: the others are beyond the limit. */
  int kept();

  /** Returns a measure of a row; {@link RowSlice#ABSENT} if it has none. */
  long measure(Measure measure, int row);

  /** Returns the base pages of a row; unknown pages count as none. */
  default long knownPages(int row) {
    return Math.max(0, measure(Measure.PAGES, row));
  }

  /** Returns a measure of all kept rows to sort by; {@link RowSlice#ABSENT} where there is none. */
  SortField sortable(Measure measure);

  /** Returns the code of each kept row in a column that is grouped by or kept of first records. */
  IntToLongFunction codes(KeyColumn column);
}
