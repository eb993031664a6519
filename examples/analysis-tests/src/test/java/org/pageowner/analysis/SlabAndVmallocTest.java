package org.pageowner.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.*;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pageowner.core.record.Mask;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.Samples;

/** Where kernel memory comes from: slab, vmalloc, CMA, the page allocator itself. */
class SlabAndVmallocTest {
  private static Query query(String sample) {
    return Query.from(Samples.path(sample));
  }

  @Test
  void allocators_haveTheirShares() {
    Table table = query(Samples.V6_12_B).cull(ALLOCATOR).run();
    assertEquals(
        List.of("OTHERS 2271", "SLAB 27", "VMALLOC 10", "CMA 1"),
        table.stream().map(row -> row.get(ALLOCATOR) + " " + row.pages()).toList());
  }

  @Test
  void slab_isToldByItsLineSince5_18_andByTheFlagUpTo6_9() {
    assertEquals(7, query(Samples.V6_12_A).where(SLAB).run().size());
    assertEquals(0, query(Samples.V6_12_A).where(FLAGS.has("slab")).run().size());
    assertEquals(9, query(Samples.V6_1_A).where(SLAB).run().size());
    assertEquals(9, query(Samples.V6_1_A).where(FLAGS.has("slab")).run().size());
  }

  @Test
  void vmalloc_ofOneModule() {
    Table table =
        query(Samples.V6_12_B)
            .where(ALLOCATOR.has("VMALLOC").and(MODULE.equalTo("leaky")))
            .cull(MODULE, ALLOCATOR)
            .run();
    assertEquals(1, table.size());
    assertEquals(9, table.row(0).pages());
    assertTrue(table.row(0).get(STACKTRACE).calls("leaky_vm_write"));
  }

  @Test
  void gfp_isAskedByName_alsoWithinComposites() {
    Query dump = query(Samples.V6_12_A);
    int atomic = dump.where(GFP.has("GFP_ATOMIC")).run().size();
    int mayReclaim = dump.where(GFP.has("__GFP_DIRECT_RECLAIM")).run().size();
    int mayNot = dump.where(GFP.has("__GFP_DIRECT_RECLAIM").not()).run().size();
    assertTrue(atomic > 0, "no atomic allocation");
    assertTrue(mayNot >= atomic, mayNot + " < " + atomic);
    assertEquals(67, mayReclaim + mayNot);
    assertEquals(
        mayReclaim,
        dump.where(GFP.has("__GFP_DIRECT_RECLAIM", "__GFP_KSWAPD_RECLAIM")).run().size());
    assertEquals(
        mayReclaim + atomic,
        dump.where(GFP.hasAny("__GFP_DIRECT_RECLAIM", "GFP_ATOMIC")).run().size());
  }

  @Test
  void mask_hasBitsNamesAndText() {
    Row row = query(Samples.V6_12_A).where(GFP.has("GFP_KERNEL")).limit(1).run().row(0);
    Mask gfp = row.get(GFP);
    assertNotNull(gfp);
    assertTrue(gfp.has("__GFP_IO"), gfp.text());
    assertTrue(gfp.text().startsWith("0x" + Long.toHexString(gfp.bits()) + "("), gfp.text());
    assertEquals(String.join("|", gfp.names()), gfp.text().replaceAll("^0x\\w+\\(|\\)$", ""));
  }
}
