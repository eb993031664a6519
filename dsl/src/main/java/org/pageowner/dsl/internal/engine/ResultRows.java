package org.pageowner.dsl.internal.engine;

import org.pageowner.dsl.internal.engine.column.KeyColumns;

/** The rows of a result, sorted. */
public final class ResultRows {
  private final Scan scan;
  private final RowCollector rows;
  private final KeyColumns columns;
  private final RowMeasures measures;
  private final ShownRows shown;

  ResultRows(
      Scan scan, KeyColumns columns, RowCollector rows, RowMeasures measures, ShownRows shown) {
    this.columns = columns;
    this.scan = scan;
    this.rows = rows;
    this.measures = measures;
    this.shown = shown;
  }

  /** Returns the totals of all records that passed the filters. */
  Scan scan() {
    return scan;
  }

  /** Returns the rows before they are sorted and limited. */
  RowCollector rows() {
    return rows;
  }

  /** Returns the columns of the run. */
  KeyColumns columns() {
    return columns;
  }

  /** Returns the measures of the rows. */
  RowMeasures measures() {
    return measures;
  }

  /** Returns the rows that are shown. */
  ShownRows shown() {
    return shown;
  }

  /** Returns the numbers of the rows within the limit, in order. Must not be modified. */
  public int[] order() {
    return shown.order();
  }

  /**
   * Returns the rows as groups.
   *
   * @throws IllegalStateException if each row is a record, not a group
   */
  public GroupCollector groups() {
    if (rows instanceof GroupCollector groups) {
      return groups;
    }
    throw new IllegalStateException("each row is a record");
  }
}
