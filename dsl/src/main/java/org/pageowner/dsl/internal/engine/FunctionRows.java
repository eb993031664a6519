package org.pageowner.dsl.internal.engine;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.index.PairIndex;

/**
 * Numbers the rows of functions in the order in which they first occur, and counts the groups of
 * each. A row is a function and the values of other keys; without other keys, an array by function
 * has its number.
 */
final class FunctionRows {
  private static final int NONE = -1;

  private final List<IntToLongFunction> codes;
  private final List<PairIndex> prefixes;
  private final PairIndex index = new PairIndex();

  /** The row of each function, by the function's code plus 1; unused if there are other keys. */
  private final int[] rowOfFunction;

  private long[] functions = new long[64];
  private int[] sizes = new int[64];
  private int rows;
  private int entries;

  /**
   * Rows of functions with codes from -1 to before {@code functions}.
   *
   * @param others the columns that rows are grouped by besides the functions
   */
  FunctionRows(int functions, List<KeyColumn> others, GroupCollector groups) {
    this.codes = others.stream().map(groups::codes).toList();
    this.prefixes = others.stream().map(column -> new PairIndex()).toList();
    this.rowOfFunction = new int[functions + 1];
    Arrays.fill(rowOfFunction, NONE);
  }

  /** Returns the rows of a group, whose stack has the functions {@code ofStack}. */
  int[] rows(int group, int[] ofStack) {
    long prefix = 0;
    for (int i = 0; i < codes.size(); i++) {
      prefix = prefixes.get(i).add(prefix, codes.get(i).applyAsLong(group));
    }
    int[] found = new int[ofStack.length];
    for (int i = 0; i < found.length; i++) {
      int row = row(prefix, ofStack[i]);
      sizes[row]++;
      found[i] = row;
    }
    entries = Math.addExact(entries, found.length);
    return found;
  }

  private int row(long prefix, int function) {
    if (!codes.isEmpty()) {
      int row = index.add(prefix, function);
      return row == rows ? add(function) : row;
    }
    if (rowOfFunction[function + 1] == NONE) {
      rowOfFunction[function + 1] = add(function);
    }
    return rowOfFunction[function + 1];
  }

  private int add(int function) {
    if (rows == sizes.length) {
      functions = Arrays.copyOf(functions, 2 * rows);
      sizes = Arrays.copyOf(sizes, 2 * rows);
    }
    functions[rows] = function < 0 ? RowSlice.ABSENT : function;
    return rows++;
  }

  /** Returns the code of the function of each row. */
  long[] functions() {
    return Arrays.copyOf(functions, rows);
  }

  /** Returns the number of groups in all rows before each row. */
  int[] startsOfRows() {
    int[] starts = new int[rows];
    for (int row = 1; row < rows; row++) {
      starts[row] = starts[row - 1] + sizes[row - 1];
    }
    return starts;
  }

  /** Returns the number of groups in all rows. */
  int entries() {
    return entries;
  }
}
