package org.pageowner.dsl.internal.engine.group;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.column.RowSlices;

class CodeRowsTest {
  private static final int ROWS = 3 * CodeRows.SEGMENT_ROWS + 5;
  private static final long LARGEST_SMALL = 0xffff_fffeL;

  private static long small(int row) {
    return row % 3 == 0 ? RowSlice.ABSENT : row % 3 == 1 ? LARGEST_SMALL - row : row;
  }

  private static long other(int row) {
    return row;
  }

  private static long wide(int row) {
    return row % 2 == 0 ? Long.MAX_VALUE - row : row % 5 == 0 ? RowSlice.ABSENT : -row;
  }

  private static CodeRows filled() throws IOException {
    RecordBatch batch = RowSlices.named(List.of("a"));
    CodeRows rows =
        new CodeRows(
            List.of(
                RowSlices.column(CodeRowsTest::small),
                RowSlices.column(CodeRowsTest::other),
                RowSlices.column(CodeRowsTest::small)),
            List.of(RowSlices.column(CodeRowsTest::wide)),
            2);
    for (int from = 0; from < ROWS; from += RowSlice.CAPACITY) {
      int count = Math.min(RowSlice.CAPACITY, ROWS - from);
      rows.read(new RowSlice(batch, from, count), RowSlices.rows(count), count);
      for (int i = 0; i < count; i++) {
        assertEquals(from + i, rows.add(i));
      }
    }
    return rows;
  }

  private static void assertRow(int row, CodeRows rows, int at) {
    assertEquals(small(row), rows.code(at, 0));
    assertEquals(other(row), rows.code(at, 1));
    assertEquals(small(row), rows.code(at, 2));
    assertEquals(wide(row), rows.code(at, 3));
  }

  @Test
  void code_severalPages_isWhatWasRead() throws IOException {
    CodeRows rows = filled();
    assertEquals(ROWS, rows.size());
    for (int row = 0; row < ROWS; row++) {
      assertRow(row, rows, row);
    }
  }

  @Test
  void note_keepsEachRowsNumbers() throws IOException {
    CodeRows rows = filled();
    for (int row = 0; row < ROWS; row += 2) {
      rows.note(row, 0, row);
      rows.note(row, 1, -row);
    }
    for (int row = 0; row < ROWS; row++) {
      assertEquals(row % 2 == 0 ? row : 0, rows.note(row, 0));
      assertEquals(row % 2 == 0 ? -row : 0, rows.note(row, 1));
      assertRow(row, rows, row);
    }
  }

  @Test
  void copy_someRows_hasThemInThatOrder() throws IOException {
    CodeRows rows = filled();
    int[] wanted = {ROWS - 1, 7, 0, CodeRows.SEGMENT_ROWS, 3};
    rows.note(7, 1, 70);
    CodeRows copy = rows.copy(wanted, 1, 4);
    assertEquals(3, copy.size());
    for (int i = 0; i < 3; i++) {
      assertRow(wanted[i + 1], copy, i);
    }
    assertEquals(70, copy.note(0, 1));
  }
}
