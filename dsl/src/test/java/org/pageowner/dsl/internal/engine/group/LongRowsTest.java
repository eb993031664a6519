package org.pageowner.dsl.internal.engine.group;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LongRowsTest {
  /** More than the first segment holds of rows of three numbers. */
  private static final int ROWS = 700_000;

  @Test
  void reserve_pastSegments_keepsWhatIsThereAndStartsTheRestAsSaid() {
    LongRows rows = new LongRows(3, -7);
    for (int row = 0; row < ROWS; row++) {
      rows.reserve(row + 1);
      rows.segment(row)[rows.at(row) + 1] = row;
    }
    for (int row = 0; row < ROWS; row++) {
      assertEquals(-7, rows.get(row, 0));
      assertEquals(row, rows.get(row, 1));
      assertEquals(-7, rows.get(row, 2));
    }
  }

  @Test
  void copyColumn_pastSegments_copiesTheFirstRows() {
    LongRows rows = new LongRows(3, 0);
    rows.reserve(ROWS);
    for (int row = 0; row < ROWS; row++) {
      rows.segment(row)[rows.at(row) + 2] = row;
    }
    long[] column = new long[ROWS - 1];
    rows.copyColumn(2, column);
    assertArrayEquals(LongStream.range(0, ROWS - 1).toArray(), column);
    rows.copyColumn(1, column);
    assertArrayEquals(new long[ROWS - 1], column);
  }
}
