package org.pageowner.dsl.internal.engine.filter;

import java.util.List;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/**
 * Tests that rows must pass one after the other, those first that have left over the least so far:
 * the later ones have the less to look at.
 */
public final class FilterChain {
  private static final int[] ALL = new int[RowSlice.CAPACITY];

  static {
    for (int row = 0; row < ALL.length; row++) {
      ALL[row] = row;
    }
  }

  private final RowFilter[] tests;
  private final double[] asked;
  private final double[] kept;
  private final int[] rows = ALL.clone();

  /** So many of the {@link #rows} may be other than all rows in turn. */
  private int overwritten;

  private final boolean[] passed = new boolean[RowSlice.CAPACITY];

  public FilterChain(List<RowFilter> tests) {
    this.tests = tests.toArray(new RowFilter[0]);
    this.asked = new double[this.tests.length];
    this.kept = new double[this.tests.length];
  }

  /** Finds the rows of the slice that pass all tests, and returns their number. */
  public int select(RowSlice slice) {
    System.arraycopy(ALL, 0, rows, 0, overwritten);
    overwritten = 0;
    int count = slice.count();
    for (int i = 0; i < tests.length && count > 0; i++) {
      asked[i] += count;
      count = tests[i].retain(slice, rows, count, passed);
      kept[i] += count;
      overwritten = Math.max(overwritten, Math.min(count + 1, rows.length));
    }
    for (int i = 1; i < tests.length; i++) {
      if (kept[i] * asked[i - 1] < kept[i - 1] * asked[i]) {
        swap(i - 1, i);
      }
    }
    return count;
  }

  /** The rows that were found last come first in this; not to be changed. */
  public int[] rows() {
    return rows;
  }

  private void swap(int a, int b) {
    RowFilter test = tests[a];
    tests[a] = tests[b];
    tests[b] = test;
    swap(asked, a, b);
    swap(kept, a, b);
  }

  private static void swap(double[] numbers, int a, int b) {
    double number = numbers[a];
    numbers[a] = numbers[b];
    numbers[b] = number;
  }
}
