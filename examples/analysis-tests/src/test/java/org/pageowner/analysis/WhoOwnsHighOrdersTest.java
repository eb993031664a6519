package org.pageowner.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.*;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.Samples;

/** Who holds the large blocks. */
class WhoOwnsHighOrdersTest {
  private static Dump dump;

  @BeforeAll
  static void read() throws IOException {
    dump = Dump.read(Samples.path(Samples.V6_12_B));
  }

  @Test
  void modules_withTheirLargeBlocks_inBytes() {
    Table table = Query.from(dump).where(ORDER.atLeast(3)).cull(MODULE, ORDER).measure(BYTES).run();
    List<String> lines =
        table.stream()
            .map(row -> row.get(MODULE) + " order " + row.get(ORDER) + ": " + row.get(BYTES))
            .toList();
    assertEquals(
        List.of(
            "vmlinux order 9: 8388608",
            "leaky order 3: 393216",
            "loop order 4: 65536",
            "vmlinux order 3: 65536"),
        lines);
  }

  @Test
  void tasks_bySizeThenByName() {
    Table table =
        Query.from(Samples.path(Samples.V6_12_A))
            .where(ORDER.atLeast(3))
            .cull(NAME, ORDER)
            .sortBy(desc(ORDER), NAME)
            .run();
    assertEquals(
        List.of("init", "thp-user", "xfs-reader", "insmod", "in nested"),
        table.stream().map(row -> row.get(NAME)).toList());
    assertEquals(3, table.row(1).times());
    assertEquals(3 * 512, table.row(1).pages());
  }

  @Test
  void theLargestBlock_firstOfAll() {
    Row largest = Query.from(dump).sortBy(desc(ORDER), desc(ALLOC_TS)).limit(1).run().row(0);
    assertEquals(9, largest.get(ORDER));
    assertEquals(512, largest.pages());
    assertEquals(1, largest.times());
  }

  @Test
  void limit_saysWhatItLeftOut() {
    Query all = Query.from(dump).cull(ORDER);
    Table whole = all.run();
    Table top = all.limit(1).run();
    assertEquals(1, top.size());
    assertEquals(whole.totals().pages(), top.totals().pages());
    assertEquals(whole.size() - 1, top.totals().leftOutRows());
    assertEquals(whole.totals().pages() - top.row(0).pages(), top.totals().leftOutPages());
    assertTrue(top.toString().contains("left out by the limit: "), top.toString());
  }

  @Test
  void fallbacks_areAllocationsInAnothersPageblock() {
    Table fallbacks =
        Query.from(Samples.path(Samples.V6_12_A))
            .where(PAGEBLOCK_TYPE.equalTo("CMA"))
            .cull(MIGRATE_TYPE)
            .run();
    assertEquals(2, fallbacks.size());
    assertEquals("Movable", fallbacks.row(0).get(MIGRATE_TYPE));
    assertEquals(512, fallbacks.row(0).pages());
    assertEquals("Unmovable", fallbacks.row(1).get(MIGRATE_TYPE));
  }
}
