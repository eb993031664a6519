package org.pageowner.dsl.internal.engine;

import java.util.function.Supplier;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.SortKey.Direction;

/** A part of the order of a result's rows: it decides where the parts before it are equal. */
public sealed interface OrderTerm {
  /** Returns whether smaller or larger numbers come first. */
  Direction direction();

  /** Sorts by a measure; rows that have none come as if it were smallest. */
  record ByMeasure(Measure measure, Direction direction) implements OrderTerm {}

  /** Sorts by base pages; unknown pages count as none. */
  record ByKnownPages(Direction direction) implements OrderTerm {}

  /** Sorts by the value of a key, which is grouped by or kept of the first records. */
  record ByColumn(KeyColumn column, Direction direction) implements OrderTerm {}

  /**
   * Sorts by the texts of the first records.
   *
   * @param text how texts compare; asked once, after the scan
   */
  record ByText(Supplier<TextSorting> text, Direction direction) implements OrderTerm {}
}
