package org.pageowner.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.plan.SortKey;
import org.pageowner.dsl.table.Row;
import org.pageowner.testing.Samples;

/** The order of rows, as docs/reference/grammar.md has it. */
class OrderTest {
  private static final Query DUMP = Query.from(Samples.path(Samples.V6_12_A));

  private static <V> List<V> sorted(Column<V> column, SortKey... order) {
    List<V> values = new ArrayList<>();
    for (Row row : DUMP.sortBy(order).run()) {
      values.add(row.get(column));
    }
    return values;
  }

  @Test
  void numbers_goUp_andDownWhenDescending() {
    List<Long> up = sorted(ALLOC_TS, ALLOC_TS);
    assertEquals(up.stream().sorted().toList(), up);
    List<Long> down = sorted(PID, desc(PID));
    assertEquals(down.stream().sorted(Comparator.reverseOrder()).toList(), down);
  }

  @Test
  void texts_compareAsBytes() {
    List<byte[]> names = sorted(NAME, NAME).stream().map(ByteText::encode).toList();
    assertEquals(names.stream().sorted(Arrays::compareUnsigned).toList(), names);
  }

  @Test
  void false_comesBeforeTrue() {
    List<Boolean> early = sorted(EARLY, EARLY);
    assertEquals(early.stream().sorted().toList(), early);
    assertEquals(true, early.get(66));
  }

  @Test
  void masks_compareByTheirBits() {
    List<Long> bits = sorted(GFP, GFP).stream().map(mask -> mask.bits()).toList();
    assertEquals(bits.stream().sorted(Long::compareUnsigned).toList(), bits);
    assertEquals(0, bits.get(0));
  }

  @Test
  void absent_comesFirst_orLastWhenDescending() {
    assertNull(sorted(MEMCG, MEMCG).get(0));
    assertNull(sorted(MEMCG, desc(MEMCG)).get(66));
    assertNull(sorted(MIGRATE_REASON, asc(MIGRATE_REASON)).get(0));
  }

  @Test
  void rowsThatSortAsEqual_standInFileOrder() {
    List<Row> rows = DUMP.sortBy(ORDER, NAME).run().stream().toList();
    for (int i = 1; i < rows.size(); i++) {
      Row before = rows.get(i - 1);
      Row row = rows.get(i);
      boolean equal =
          before.get(ORDER).equals(row.get(ORDER)) && before.get(NAME).equals(row.get(NAME));
      assertTrue(!equal || before.get(PFN) < row.get(PFN), before + "\n" + row);
    }
  }

  @Test
  void groupsWithoutAnOrder_standByPages_thenByTheirFirstRecords() {
    List<Row> rows = DUMP.cull(NAME).run().stream().toList();
    for (int i = 1; i < rows.size(); i++) {
      Row before = rows.get(i - 1);
      Row row = rows.get(i);
      assertTrue(
          before.pages() > row.pages()
              || (before.pages() == row.pages() && before.get(PFN) < row.get(PFN)),
          before + "\n" + row);
    }
  }
}
