package org.pageowner.dsl.internal.engine.filter;

import java.util.List;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/**
 * A conjunction of filters with short-circuit evaluation and adaptive order.
 *
 * <p>Each filter reads its column only at the rows that passed the filters before it, given as a
 * list of row numbers (selection vector), so the work depends on the order of the filters. Their
 * selectivity is not known in advance. It is measured: the chain counts the rows that each filter
 * has tested and passed, and after each slice swaps neighbours of which the later one has passed a
 * smaller share. The most selective filter is thus evaluated first after a few slices, and the
 * order follows changes within a dump. The result does not depend on the order.
 */
public final class FilterChain {
  private static final int[] ALL = new int[RowSlice.CAPACITY];

  static {
    for (int row = 0; row < ALL.length; row++) {
      ALL[row] = row;
    }
  }

  private final RowFilter[] filters;
  private final double[] tested;
  private final double[] passed;
  private final int[] rows = ALL.clone();

  /** The number of leading {@link #rows} that may differ from {@link #ALL}. */
  private int overwritten;

  private final boolean[] marks = new boolean[RowSlice.CAPACITY];

  /** A chain of filters, evaluated in this order at first. */
  public FilterChain(List<RowFilter> filters) {
    this.filters = filters.toArray(new RowFilter[0]);
    this.tested = new double[this.filters.length];
    this.passed = new double[this.filters.length];
  }

  /** Finds the rows of a slice that pass all filters, and returns their number. */
  public int select(RowSlice slice) {
    System.arraycopy(ALL, 0, rows, 0, overwritten);
    overwritten = 0;
    int count = slice.count();
    for (int i = 0; i < filters.length && count > 0; i++) {
      tested[i] += count;
      count = filters[i].retain(slice, rows, count, marks);
      passed[i] += count;
      overwritten = Math.max(overwritten, Math.min(count + RowFilter.OVERWRITTEN, rows.length));
    }
    for (int i = 1; i < filters.length; i++) {
      if (passed[i] * tested[i - 1] < passed[i - 1] * tested[i]) {
        swap(i - 1, i);
      }
    }
    return count;
  }

  /** Returns an array that starts with the rows that were found last. Must not be modified. */
  public int[] rows() {
    return rows;
  }

  private void swap(int a, int b) {
    RowFilter filter = filters[a];
    filters[a] = filters[b];
    filters[b] = filter;
    swap(tested, a, b);
    swap(passed, a, b);
  }

  private static void swap(double[] numbers, int a, int b) {
    double number = numbers[a];
    numbers[a] = numbers[b];
    numbers[b] = number;
  }
}
