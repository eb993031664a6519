package org.pageowner.dsl.internal.engine;

/** The rows of a result, sorted. */
public final class ResultRows {
  private final Scan scan;
  private final RowCollector rows;
  private final int[] order;

  ResultRows(Scan scan, RowCollector rows, int[] order) {
    this.scan = scan;
    this.rows = rows;
    this.order = order;
  }

  /** Returns the totals of all records that passed the filters. */
  Scan scan() {
    return scan;
  }

  /** Returns the rows before they are sorted and limited. */
  RowCollector rows() {
    return rows;
  }

  /** Returns the numbers of the rows within the limit, in order. Must not be modified. */
  public int[] order() {
    return order;
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
