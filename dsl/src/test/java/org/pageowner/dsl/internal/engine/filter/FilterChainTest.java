package org.pageowner.dsl.internal.engine.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.column.RowSlices;

class FilterChainTest {
  private static final int ROWS = 200;

  private int asked;

  private static int[] multiplesOf(int number) {
    return java.util.stream.IntStream.range(0, ROWS).filter(row -> row % number == 0).toArray();
  }

  /** Passes the multiples of a number, and counts the rows that it tests. */
  private final class Multiples implements RowFilter {
    private final int number;

    Multiples(int number) {
      this.number = number;
    }

    @Override
    public void test(RowSlice slice, boolean[] passed) {
      for (int row = 0; row < slice.count(); row++) {
        passed[row] = row % number == 0;
      }
    }

    @Override
    public int retain(RowSlice slice, int[] left, int count, boolean[] passed) {
      asked += count;
      return RowFilter.super.retain(slice, left, count, passed);
    }
  }

  private void assertSelects(int number, FilterChain tests) throws IOException {
    RowSlice slice = new RowSlice(RowSlices.named(List.of("a")), 0, ROWS);
    int count = tests.select(slice);
    assertArrayEquals(multiplesOf(number), Arrays.copyOf(tests.rows(), count));
  }

  @Test
  void select_noFilters_passesAllRows() throws IOException {
    assertSelects(1, new FilterChain(List.of()));
  }

  @Test
  void select_severalFilters_testsTheMostSelectiveFirstFromTheSecondSliceOn() throws IOException {
    FilterChain tests = new FilterChain(List.of(new Multiples(2), new Multiples(25)));
    assertSelects(50, tests);
    assertEquals(ROWS + ROWS / 2, asked);
    asked = 0;
    assertSelects(50, tests);
    assertEquals(ROWS + ROWS / 25, asked);
  }

  @Test
  void select_ranges_isTheSameOnManyRowsAndOnFew() throws IOException {
    RowFilter few = new RangeFilter(RowSlices.column(row -> row % 100), 0, 0);
    RowFilter many = new RangeFilter(RowSlices.column(row -> row), 0, 150);
    assertSelects(100, new FilterChain(List.of(few, many)));
    assertSelects(100, new FilterChain(List.of(many, few)));
  }
}
