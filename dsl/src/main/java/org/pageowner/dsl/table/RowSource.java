package org.pageowner.dsl.table;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Measure;

/**
 * The source of a table's rows; implemented by engines.
 *
 * <p>Rows are in their final order and counted from 0 to {@code size() - 1}; any other index gives
 * an {@link IndexOutOfBoundsException}. Implementations are immutable and safe to share between
 * threads.
 */
public interface RowSource {
  /** Returns the number of rows, after the limit. */
  int size();

  /** Returns the number of records of the row; 1 without cull. */
  long times(int row);

  /** Returns the number of base pages of the row's records. */
  long pages(int row);

  /**
   * Returns the row's value of any key of the catalogue; {@code null} if it is absent.
   *
   * <p>For a key that is not culled, it is the value of the group's first record.
   */
  <V> @Nullable V get(int row, Key<V> key);

  /**
   * Returns the row's value of a measure; {@code null} if it is absent.
   *
   * @throws IllegalArgumentException if {@code measure} is not times or pages, and the plan neither
   *     measures nor sorts by it
   */
  <V> @Nullable V measure(int row, Measure<V> measure);

  /** Returns whether the row is of the records that a limit cut. */
  default boolean isOthers(int row) {
    return false;
  }

  /**
   * Returns whether the row is of the records that a limit within a key cut, and has the value of
   * that key, which may be absent.
   */
  default boolean isOthersOfValue(int row) {
    return false;
  }

  /**
   * Returns the columns that {@code across} adds, a pair of times and pages for each value of its
   * key, in ascending order, absent last; empty without it.
   */
  default List<Column.Across> across() {
    return List.of();
  }

  /** Returns the row's number in one of the columns of {@link #across}. */
  default long across(int row, Column.Across column) {
    Objects.requireNonNull(column, "column");
    throw new IllegalArgumentException("not a column of across: " + column);
  }

  /**
   * Returns whether a condition on records holds for the values of the row's first record, which
   * are those of the culled keys.
   */
  default boolean holds(int row, Condition condition) {
    Objects.requireNonNull(condition, "condition");
    throw new UnsupportedOperationException("conditions on rows");
  }

  /**
   * Returns the base pages of all rows whose module is unknown, including those that a limit left
   * out; 0 if the rows are not grouped by module.
   */
  default long pagesWithoutModule() {
    return 0;
  }
}
