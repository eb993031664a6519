package org.pageowner.dsl.internal.engine.group;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.dsl.internal.engine.column.DictionaryKeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/**
 * The columns to group by, and the packing of their codes into the key words of a {@link RowTable}:
 * small codes take half a word each, others a word. Narrow rows fit more groups into a cache line.
 */
public final class GroupKeys {
  private static final long SMALL_MASK = 0xffff_ffffL;

  private final KeyColumn[] columns;

  /** The number of leading columns that take half a word each. */
  private final int small;

  /** The key words of the rows that were read last, one array for each word. */
  private final long[][] read;

  private final long[] codes;

  /**
   * Keys of these columns.
   *
   * @param small columns whose codes are at least -1, which is read as absent, and below 2^32 - 1
   * @param wide columns with any codes
   */
  public GroupKeys(List<KeyColumn> small, List<KeyColumn> wide) {
    this.small = small.size();
    this.columns = new KeyColumn[small.size() + wide.size()];
    for (int column = 0; column < columns.length; column++) {
      columns[column] = column < this.small ? small.get(column) : wide.get(column - this.small);
    }
    this.read = new long[(this.small + 1) / 2 + wide.size()][RowSlice.CAPACITY];
    this.codes = new long[this.small == 0 ? 0 : RowSlice.CAPACITY];
  }

  /** Returns keys of columns with any codes, a word each. */
  public static GroupKeys of(List<KeyColumn> columns) {
    return new GroupKeys(List.of(), columns);
  }

  /** Returns the number of key words. */
  public int words() {
    return read.length;
  }

  /** Returns the number of a column, small columns first; -1 if it is not among them. */
  public int indexOf(KeyColumn column) {
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] == column) {
        return i;
      }
    }
    return -1;
  }

  /** Returns whether there is one column only, with dense codes of a word each. */
  public boolean isDense() {
    return columns.length == 1 && small == 0 && columns[0].denseCodes() >= 0;
  }

  /** Returns the exclusive upper bound of the codes of the only column so far. */
  int denseCodes() {
    return columns[0].denseCodes();
  }

  /** Returns the code of column number {@code column}, small columns first, in a row of a table. */
  public long code(RowTable table, int row, int column) {
    if (column >= small) {
      return table.key(row, read.length + column - columns.length);
    }
    long word = table.key(row, column >>> 1);
    long code = (column & 1) == 0 ? word >>> Integer.SIZE : word & SMALL_MASK;
    return code == 0 ? RowSlice.ABSENT : code - 1;
  }

  /** Adds a row of a slice to a table, and returns its number there. */
  public int add(RowSlice slice, int row, RowTable table) {
    read(slice, new int[] {row}, 1);
    return table.add(read, 0);
  }

  /** Returns the key words of the runs that were split last, one array for each word. */
  public long[][] ofRuns() {
    return read;
  }

  /** Splits selected rows of a slice where the code of any column changes, and reads the runs. */
  public void split(RowSlice slice, int[] rows, int count, RowRuns runs) {
    if (count < slice.count()) {
      read(slice, rows, count);
      runs.split(read, count);
      return;
    }
    runs.split(slice, columns);
    read(slice, runs.starts(), runs.size());
  }

  /**
   * Returns the column over a dictionary whose code alone determines those of all columns; {@code
   * null} if there is none.
   */
  public @Nullable DictionaryKeyColumn<?> determinant(RowSlice slice) {
    if (small > 0) {
      return null;
    }
    DictionaryKeyColumn<?> common = columns[0].determinant(slice);
    for (KeyColumn column : columns) {
      if (column.determinant(slice) != common) {
        return null;
      }
    }
    return common;
  }

  /**
   * Reads the key words of the first {@code count} codes of the {@link #determinant}, as if they
   * were those of runs; returns false if it does not determine all of them.
   */
  boolean readDetermined(int[] ids, int count) {
    for (int column = 0; column < columns.length; column++) {
      long[] word = read[column];
      for (int i = 0; i < count; i++) {
        word[i] = ids[i] == DictionaryColumn.ABSENT ? RowSlice.ABSENT : ids[i];
      }
      if (!columns[column].translate(word, count)) {
        return false;
      }
    }
    return true;
  }

  private void read(RowSlice slice, int[] rows, int count) {
    for (int column = 0; column < small; column++) {
      columns[column].gather(slice, rows, count, codes);
      long[] word = read[column >>> 1];
      if ((column & 1) == 0) {
        for (int i = 0; i < count; i++) {
          word[i] = packed(codes[i]) << Integer.SIZE;
        }
      } else {
        for (int i = 0; i < count; i++) {
          word[i] |= packed(codes[i]);
        }
      }
    }
    for (int column = small; column < columns.length; column++) {
      columns[column].gather(slice, rows, count, read[read.length + column - columns.length]);
    }
  }

  private static long packed(long code) {
    return code == RowSlice.ABSENT ? 0 : code + 1;
  }
}
