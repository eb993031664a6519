package org.pageowner.dsl.internal.engine.group;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.column.RowSlices;

class GroupIndexTest {
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

  private static KeyColumn firsts() {
    return RowSlices.column(GroupIndexTest::first);
  }

  private static KeyColumn seconds() {
    return RowSlices.column(GroupIndexTest::second);
  }

  private static KeyColumn thirds() {
    return RowSlices.column(GroupIndexTest::third);
  }

  private static GroupKeys wide() {
    return GroupKeys.of(List.of(firsts(), seconds(), thirds()));
  }

  private static GroupKeys packed() {
    return new GroupKeys(List.of(firsts(), seconds()), List.of(thirds()));
  }

  @Test
  void assign_moreGroupsThanASmallTableHolds_numbersThemInOrder() throws IOException {
    assertNumbered(wide(), 1, 0);
    assertNumbered(packed(), 1, 0);
  }

  @Test
  void assign_moreOrFewerRowsThanExpected_numbersThemInOrder() throws IOException {
    assertNumbered(wide(), 1, ROWS);
    assertNumbered(wide(), 1, 10);
    assertNumbered(packed(), 1, 1L << 40);
  }

  @Test
  void assign_someRowsOfEachSlice_numbersThemInOrder() throws IOException {
    assertNumbered(wide(), 3, 0);
    assertNumbered(packed(), 20, ROWS);
  }

  @Test
  void forEachFrom_newGroups_areGivenWithTheirFirstRows() throws IOException {
    GroupKeys keys = packed();
    RowTable table = new RowTable(keys.words(), 0);
    GroupIndex index = new GroupIndex(keys, table, 0);
    RecordBatch batch = RowSlices.named(List.of("a"));
    int[] selected = {1, 4, 5, 7};
    index.assign(new RowSlice(batch, 0, 10), selected, 4);
    Map<Integer, Integer> firsts = new HashMap<>();
    index.forEachFrom(1, (group, first) -> firsts.put(group, selected[first]));
    assertEquals(index.size() - 1, firsts.size());
    firsts.forEach((group, row) -> assertEquals(first(row), keys.code(table, group, 0)));
  }

  /** Groups every {@code step}th row. */
  private static void assertNumbered(GroupKeys keys, int step, long rowsExpected)
      throws IOException {
    RecordBatch batch = RowSlices.named(List.of("a"));
    RowTable table = new RowTable(keys.words(), 1);
    GroupIndex index = new GroupIndex(keys, table, rowsExpected);
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
      index.assign(slice, selected, numbers.size());
      index
          .runs()
          .forEach((run, i) -> assertEquals(numbers.get(i).intValue(), index.groups()[run]));
      assertEquals(numbers.size(), index.runs().start(index.runs().size()));
    }
    assertEquals(expected.size(), index.size());
    expected.forEach(
        (key, group) ->
            assertEquals(
                key,
                List.of(
                    keys.code(table, group, 0),
                    keys.code(table, group, 1),
                    keys.code(table, group, 2))));
  }
}
