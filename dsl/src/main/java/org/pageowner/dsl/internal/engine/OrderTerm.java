package org.pageowner.dsl.internal.engine;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.sort.MergeSort;
import org.pageowner.dsl.internal.engine.sort.SortField;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.SortKey.Direction;

/** One term of the order of a result's rows; it compares rows whose previous terms are equal. */
public sealed interface OrderTerm {
  /** Returns whether smaller or larger numbers come first. */
  Direction direction();

  /** Sorts by a measure; an absent measure is smaller than all others. */
  record ByMeasure(Measure<?> measure, Direction direction) implements OrderTerm {}

  /** Sorts by base pages; unknown pages count as 0. */
  record ByKnownPages(Direction direction) implements OrderTerm {}

  /**
   * Sorts by the value of a key, which is among the keys to group by or the columns of first
   * records.
   */
  record ByColumn(KeyColumn column, Direction direction) implements OrderTerm {}

  /**
   * Sorts by the texts of the first records.
   *
   * @param text supplies the order of the texts; called once, after the scan
   */
  record ByText(Supplier<TextSorting> text, Direction direction) implements OrderTerm {}

  /**
   * The order of rows by their texts.
   *
   * @param fields numbers of rows that, compared lexicographically, have the order of the texts
   * @param comparison compares the texts themselves, if numbers cannot; else {@code null}
   */
  record TextSorting(List<SortField> fields, MergeSort.@Nullable RowOrder comparison) {}
}
