package org.pageowner.dsl.table;

import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Measure;

/**
 * What a table's rows come from; implemented by engines.
 *
 * <p>Rows stand in their final order and are counted from 0 to {@code size() - 1}; any other index
 * gives an {@link IndexOutOfBoundsException}. Implementations are immutable and safe to share
 * between threads.
 */
public interface RowSource {
  /** How many rows there are, after the limit. */
  int size();

  /** How many records the row stands for; 1 without cull. */
  long times(int row);

  /** How many base pages the row's records have. */
  long pages(int row);

  /**
   * The row's value of any key of the catalogue; {@code null} if it is absent.
   *
   * <p>For a key that is not culled, it is the value of the group's first record.
   */
  <V> @Nullable V get(int row, Key<V> key);

  /**
   * The row's value of a measure; {@code null} if it is absent.
   *
   * @throws IllegalArgumentException if {@code measure} is not times or pages, and the plan neither
   *     measures nor sorts by it
   */
  @Nullable Long measure(int row, Measure measure);
}
