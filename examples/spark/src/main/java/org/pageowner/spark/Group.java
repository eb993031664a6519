package org.pageowner.spark;

import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.plan.KeyCatalogue;

/** Rows of a task that are aggregated together: a group that Spark asks for, or a part of one. */
interface Group {
  /** Returns the value of a column that all rows have, in the form of Spark's rows. */
  @Nullable Object value(SourceColumn column);

  /** Returns the number of rows. */
  long rows();

  /** Returns the sum of their times; {@code null} if none is known. */
  @Nullable Long times();

  /** Returns the sum of their pages; {@code null} if none is known. */
  @Nullable Long pages();

  /** Returns the first {@code alloc_ts}; {@code null} if none is known. */
  @Nullable Long firstAllocTs();

  /** Returns the last {@code alloc_ts}; {@code null} if none is known. */
  @Nullable Long lastAllocTs();

  /**
   * Returns an aggregate of the rows.
   *
   * @throws ArithmeticException if a sum is too large
   */
  default @Nullable Object aggregate(PushedAggregates.Output output) {
    SourceColumn column = output.source();
    boolean isTime = KeyCatalogue.ALLOC_TS.equals(column.key());
    return switch (output.function()) {
      case ROWS -> rows();
      case COUNT -> value(column) == null ? 0L : rows();
      case SUM -> sum(column);
      case MIN -> isTime ? firstAllocTs() : value(column);
      case MAX -> isTime ? lastAllocTs() : value(column);
    };
  }

  private @Nullable Long sum(SourceColumn column) {
    if (column.equals(SourceColumn.TIMES) || column.equals(SourceColumn.PAGES)) {
      Long sum = column.equals(SourceColumn.TIMES) ? times() : pages();
      if (sum != null && sum == Long.MAX_VALUE) { // saturated
        throw new ArithmeticException("the sum of " + column.name() + " is too large");
      }
      return sum;
    }
    Long each = (Long) value(column);
    return each == null ? null : (Long) Math.multiplyExact(each, rows());
  }
}
