package org.pageowner.dsl.internal.engine;

import java.util.List;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/** The codes of some columns in the first record of each row of the result. */
final class FirstRowColumns {
  private final FirstRowColumn[] columns;

  FirstRowColumns(List<KeyColumn> columns) {
    this.columns = columns.stream().map(FirstRowColumn::new).toArray(FirstRowColumn[]::new);
  }

  /** Adds the codes of a row of a slice. */
  void add(RowSlice slice, int row) {
    for (FirstRowColumn column : columns) {
      column.add(slice, row);
    }
  }

  /** Returns the codes of a column. */
  FirstRowColumn of(KeyColumn column) {
    for (FirstRowColumn known : columns) {
      if (known.column() == column) {
        return known;
      }
    }
    throw new IllegalArgumentException("not a column of the keys or of first records: " + column);
  }
}
