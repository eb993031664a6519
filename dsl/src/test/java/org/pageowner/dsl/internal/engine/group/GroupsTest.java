package org.pageowner.dsl.internal.engine.group;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.column.RowSlices;

class GroupsTest {
  private static final int ROWS = 100_000;

  private static long first(int row) {
    return row / 3 % 40_000;
  }

  private static long second(int row) {
    return row % 5 == 0 ? RowSlice.ABSENT : row / 7 % 11;
  }

  @Test
  void assign_moreGroupsThanASmallTableHolds_numbersThemAsTheyCome() throws IOException {
    assertNumbered(1, 0);
  }

  @Test
  void assign_rowsThatAreExpectedInVainOrNot_numbersThemAsTheyCome() throws IOException {
    assertNumbered(1, ROWS);
    assertNumbered(1, 10);
    assertNumbered(1, 1L << 40);
  }

  @Test
  void assign_someRowsOfEachBlock_numbersThemAsTheyCome() throws IOException {
    assertNumbered(3, 0);
    assertNumbered(20, ROWS);
  }

  /** Groups every {@code step}th row. */
  private static void assertNumbered(int step, long rowsExpected) throws IOException {
    RecordBatch batch = RowSlices.named(List.of("a"));
    Groups groups =
        new Groups(
            List.of(RowSlices.column(GroupsTest::first), RowSlices.column(GroupsTest::second)),
            rowsExpected,
            1);
    Map<List<Long>, Integer> expected = new HashMap<>();
    int[] assigned = new int[RowSlice.CAPACITY];
    for (int from = 0; from < ROWS; from += RowSlice.CAPACITY) {
      RowSlice slice = new RowSlice(batch, from, Math.min(RowSlice.CAPACITY, ROWS - from));
      int[] rows = new int[RowSlice.CAPACITY];
      List<Integer> numbers = new ArrayList<>();
      for (int row = 0; row < slice.count(); row += step) {
        rows[numbers.size()] = row;
        List<Long> key = List.of(first(from + row), second(from + row));
        expected.putIfAbsent(key, expected.size());
        numbers.add(expected.get(key));
      }
      groups.assign(slice, rows, numbers.size(), assigned);
      assertArrayEquals(
          numbers.stream().mapToInt(Integer::intValue).toArray(),
          java.util.Arrays.copyOf(assigned, numbers.size()));
    }
    assertEquals(expected.size(), groups.size());
    expected.forEach(
        (key, group) -> assertEquals(key, List.of(groups.code(0, group), groups.code(1, group))));
  }
}
