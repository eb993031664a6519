package org.pageowner.dsl.internal.engine.group;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.column.RowSlices;

class GroupKeysTest {
  private static final int ROWS = 3 * RowSlice.CAPACITY + 5;
  private static final long LARGEST_SMALL = 0xffff_fffeL;

  private final KeyColumn first = RowSlices.column(GroupKeysTest::small);
  private final KeyColumn second = RowSlices.column(row -> row);
  private final KeyColumn third = RowSlices.column(GroupKeysTest::small);
  private final KeyColumn wide = RowSlices.column(GroupKeysTest::wide);
  private final GroupKeys keys = new GroupKeys(List.of(first, second, third), List.of(wide));

  private static long small(int row) {
    return row % 3 == 0 ? RowSlice.ABSENT : row % 3 == 1 ? LARGEST_SMALL - row : row;
  }

  private static long wide(int row) {
    return row % 2 == 0 ? Long.MAX_VALUE - row : row % 5 == 0 ? RowSlice.ABSENT : -row;
  }

  @Test
  void words_oddNumberOfSmallColumns_areHalfAsManyRoundedUp() {
    assertEquals(3, keys.words());
    assertEquals(2, GroupKeys.of(List.of(first, second)).words());
  }

  @Test
  void indexOf_column_isItsNumber() {
    assertEquals(0, keys.indexOf(first));
    assertEquals(3, keys.indexOf(wide));
    assertEquals(-1, GroupKeys.of(List.of(first)).indexOf(wide));
  }

  @Test
  void code_rowThatWasAdded_isThatOfTheSlice() throws IOException {
    RecordBatch batch = RowSlices.named(List.of("a"));
    RowTable table = new RowTable(keys.words(), 1);
    for (int from = 0; from < ROWS; from += RowSlice.CAPACITY) {
      RowSlice slice = new RowSlice(batch, from, Math.min(RowSlice.CAPACITY, ROWS - from));
      for (int row = 0; row < slice.count(); row++) {
        assertEquals(from + row, keys.add(slice, row, table));
      }
    }
    for (int row = 0; row < ROWS; row++) {
      assertEquals(small(row), keys.code(table, row, 0));
      assertEquals(row, keys.code(table, row, 1));
      assertEquals(small(row), keys.code(table, row, 2));
      assertEquals(wide(row), keys.code(table, row, 3));
    }
  }
}
