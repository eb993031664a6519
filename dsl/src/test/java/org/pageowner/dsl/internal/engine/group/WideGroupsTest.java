package org.pageowner.dsl.internal.engine.group;

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

class WideGroupsTest {
  private static final int ROWS = 100_000;

  private static long first(int row) {
    return row / 3 % 40_000;
  }

  private static long second(int row) {
    return row % 5 == 0 ? RowSlice.ABSENT : row / 7 % 11;
  }

  private static long third(int row) {
    return (row / 2 % 2 == 0 ? -1L : 1L) << 60;
  }

  @Test
  void assign_allRows_numbersGroupsAsTheyCome() throws IOException {
    assertNumbered(1);
  }

  @Test
  void assign_someRowsOfEachBlock_numbersGroupsAsTheyCome() throws IOException {
    assertNumbered(3);
    assertNumbered(20);
  }

  @Test
  void forEachFrom_newGroups_areGivenWithTheirFirstRows() throws IOException {
    CodeRows rows = rows();
    WideGroups groups = new WideGroups(rows);
    RecordBatch batch = RowSlices.named(List.of("a"));
    int[] selected = {1, 4, 5, 7};
    groups.assign(new RowSlice(batch, 0, 10), selected, 4);
    Map<Integer, Long> firsts = new HashMap<>();
    groups.forEachFrom(1, (group, first) -> firsts.put(group, (long) selected[first]));
    assertEquals(groups.size() - 1, firsts.size());
    firsts.forEach((group, first) -> assertEquals(first(first.intValue()), rows.code(group, 0)));
  }

  private static CodeRows rows() {
    return new CodeRows(
        List.of(RowSlices.column(WideGroupsTest::first), RowSlices.column(WideGroupsTest::second)),
        List.of(RowSlices.column(WideGroupsTest::third)),
        0);
  }

  /** Groups every {@code step}th row. */
  private static void assertNumbered(int step) throws IOException {
    RecordBatch batch = RowSlices.named(List.of("a"));
    CodeRows codes = rows();
    WideGroups groups = new WideGroups(codes);
    Map<List<Long>, Integer> expected = new HashMap<>();
    for (int from = 0; from < ROWS; from += RowSlice.CAPACITY) {
      RowSlice slice = new RowSlice(batch, from, Math.min(RowSlice.CAPACITY, ROWS - from));
      int[] selected = new int[RowSlice.CAPACITY];
      List<Integer> numbers = new ArrayList<>();
      for (int row = 0; row < slice.count(); row += step) {
        selected[numbers.size()] = row;
        List<Long> key = List.of(first(from + row), second(from + row), third(from + row));
        expected.putIfAbsent(key, expected.size());
        numbers.add(expected.get(key));
      }
      groups.assign(slice, selected, numbers.size());
      groups
          .runs()
          .forEach((run, i) -> assertEquals(numbers.get(i).intValue(), groups.groups()[run]));
      assertEquals(numbers.size(), groups.runs().start(groups.runs().size()));
    }
    assertEquals(expected.size(), groups.size());
    expected.forEach(
        (key, group) ->
            assertEquals(
                key, List.of(codes.code(group, 0), codes.code(group, 1), codes.code(group, 2))));
  }
}
