package org.pageowner.dsl.internal.engine;

import java.util.Arrays;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/** A growing column of codes, one for the first record of each row of the result. */
final class FirstRowColumn {
  private final KeyColumn column;
  private long[] codes = new long[64];
  private int size;

  /** A column without codes of {@code column}. */
  FirstRowColumn(KeyColumn column) {
    this.column = column;
  }

  /** Returns the column that the codes are from. */
  KeyColumn column() {
    return column;
  }

  /** Returns the code of a row of the result. */
  long get(int index) {
    return codes[index];
  }

  /** Adds the code of a row of a slice. */
  void add(RowSlice slice, int row) {
    if (size == codes.length) {
      codes = Arrays.copyOf(codes, size * 2);
    }
    codes[size++] = column.codes(slice)[row];
  }
}
