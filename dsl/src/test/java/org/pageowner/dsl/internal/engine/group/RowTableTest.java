package org.pageowner.dsl.internal.engine.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RowTableTest {
  /** More rows of three words than two segments hold. */
  private static final int ROWS = 700_000;

  private static RowTable filled() {
    RowTable table = new RowTable(1, 2);
    long[][] keys = new long[1][1];
    for (int row = 0; row < ROWS; row++) {
      keys[0][0] = -row;
      assertEquals(row, table.add(keys, 0));
      table.setPayload(row, 1, 3L * row);
    }
    return table;
  }

  private static void assertRow(int row, RowTable table, int at) {
    assertEquals(-row, table.key(at, 0));
    assertEquals(0, table.payload(at, 0));
    assertEquals(3L * row, table.payload(at, 1));
  }

  @Test
  void add_pastSegments_keepsTheRowsThatAreThere() {
    RowTable table = filled();
    assertEquals(ROWS, table.size());
    for (int row = 0; row < ROWS; row++) {
      assertRow(row, table, row);
    }
  }

  @Test
  void add_withoutKeys_startsAsZeros() {
    RowTable table = new RowTable(0, 1);
    assertEquals(0, table.add());
    assertEquals(0, table.payload(0, 0));
  }

  @Test
  void hasKeys_otherKeys_isFalse() {
    RowTable table = filled();
    long[][] keys = {{0, -699_999, -5}};
    assertTrue(table.hasKeys(ROWS - 1, keys, 1));
    assertTrue(table.hasKeys(5, keys, 2));
    assertFalse(table.hasKeys(5, keys, 1));
  }

  @Test
  void copy_someRows_hasThemInThatOrder() {
    RowTable table = filled();
    int[] wanted = {ROWS - 1, 7, 0, ROWS / 2, 3};
    RowTable copy = table.copy(wanted, 1, 4);
    assertEquals(3, copy.size());
    for (int i = 0; i < 3; i++) {
      assertRow(wanted[i + 1], copy, i);
    }
  }
}
