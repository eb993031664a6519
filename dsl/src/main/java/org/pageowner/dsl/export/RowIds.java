package org.pageowner.dsl.export;

import org.pageowner.core.record.DictionaryColumn;

/** The ids of a column's rows, copied some rows at a time, as rows are asked for in order. */
final class RowIds {
  private static final int WINDOW = 1024;

  private final DictionaryColumn<?> column;
  private final int rows;
  private final int[] ids = new int[WINDOW];
  private int from;
  private int count;

  /** No ids are copied yet; the column has this many rows. */
  RowIds(DictionaryColumn<?> column, int rows) {
    this.column = column;
    this.rows = rows;
  }

  /** Returns the id of a row, or {@link DictionaryColumn#ABSENT}. */
  int of(int row) {
    int at = row - from;
    if (at < 0 || at >= count) {
      from = row;
      count = Math.min(WINDOW, rows - row);
      column.copyIds(from, count, ids);
      at = 0;
    }
    return ids[at];
  }
}
