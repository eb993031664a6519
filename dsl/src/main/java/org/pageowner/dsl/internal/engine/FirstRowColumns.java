package org.pageowner.dsl.internal.engine;

import java.util.Arrays;
import java.util.List;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/** The codes of some columns in the first record of each row of the result. */
final class FirstRowColumns {
  private final Codes[] columns;

  FirstRowColumns(List<KeyColumn> columns) {
    this.columns = columns.stream().map(Codes::new).toArray(Codes[]::new);
  }

  /** Adds the codes of a row of a slice. */
  void add(RowSlice slice, int row) {
    for (Codes column : columns) {
      column.add(slice, row);
    }
  }

  /** Returns the codes of a column. */
  Codes of(KeyColumn column) {
    for (Codes known : columns) {
      if (known.column() == column) {
        return known;
      }
    }
    throw new IllegalArgumentException("not a column of the keys or of first records: " + column);
  }

  /** A growing column of codes, one for the first record of each row of the result. */
  static final class Codes {
    private final KeyColumn column;
    private long[] codes = new long[64];
    private int size;

    /** A column without codes of {@code column}. */
    Codes(KeyColumn column) {
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
}
