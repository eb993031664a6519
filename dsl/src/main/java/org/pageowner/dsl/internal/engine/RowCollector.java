package org.pageowner.dsl.internal.engine;

import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.group.AcrossTotals;
import org.pageowner.dsl.internal.engine.group.GroupSet;
import org.pageowner.dsl.internal.engine.sort.SortField;
import org.pageowner.dsl.plan.Measure;

/** Makes the rows of a result from records that passed the filters. */
sealed interface RowCollector extends Scan.Taker
    permits GroupCollector, FunctionCollector, RecordCollector {
  /** Adds the first {@code count} of {@code rows} of a slice. */
  @Override
  void keep(RowSlice slice, int[] rows, int count);

  /** Completes the rows after the last slice; only then may they be read. */
  void end();

  /**
   * Returns the number of rows of the result, of groups without those that were left out; rows are
   * numbered in the order of their first records.
   */
  long size();

  /** Returns whether no group was left out since it cannot be within the limit. */
  default boolean hasAll() {
    return true;
  }

  /** Returns the number of rows that were retained for sorting; the others are beyond the limit. */
  int kept();

  /** Returns a measure of a row; {@link RowSlice#ABSENT} if it has none. */
  long measure(Measure<?> measure, int row);

  /** Returns a measure of several rows together; {@link RowSlice#ABSENT} if they have none. */
  default long measure(Measure<?> measure, GroupSet rows) {
    throw new UnsupportedOperationException("each row is a record: " + measure);
  }

  /** Returns the pages of several rows together in each bucket of a sparkline. */
  default long[] spark(Measure<?> measure, GroupSet rows) {
    throw new UnsupportedOperationException("each row is a record: " + measure);
  }

  /** Returns the number of the retained record that represents a row. */
  default int record(int row) {
    return row;
  }

  /** Returns whether a record may be in several rows, so that rows do not add up. */
  default boolean overlaps() {
    return false;
  }

  /** Returns the groups of some rows that are not groups of others. */
  default GroupSet groups(int[] ofRows, int[] exceptRows) {
    return new GroupSet(ofRows);
  }

  /** Returns the totals for each value of a further column, if the plan has one. */
  default @Nullable AcrossTotals across() {
    return null;
  }

  /** Returns the base pages of a row; unknown pages count as 0. */
  default long knownPages(int row) {
    return Math.max(0, measure(Measure.PAGES, row));
  }

  /**
   * Returns a measure of all retained rows to sort by; {@link RowSlice#ABSENT} where a row has
   * none.
   */
  SortField sortable(Measure<?> measure);

  /** Returns the code of each retained row in a column of the keys or of first records. */
  IntToLongFunction codes(KeyColumn column);
}
