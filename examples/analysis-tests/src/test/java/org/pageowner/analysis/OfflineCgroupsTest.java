package org.pageowner.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.*;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.Samples;

/** Memory cgroups, above all those that were removed and still hold pages. */
class OfflineCgroupsTest {
  private static final Path DUMP = Samples.path(Samples.V6_12_A);

  @ParameterizedTest
  @ValueSource(strings = {Samples.V6_12_A, Samples.V6_12_B, Samples.V6_1_A})
  void removedCgroup_stillHoldsItsPage(String sample) {
    Table dying = Query.from(Samples.path(sample)).where(MEMCG_OFFLINE).cull(MEMCG).run();
    assertEquals(1, dying.size());
    assertEquals("doomed", dying.row(0).get(MEMCG));
    assertEquals(1, dying.row(0).pages());
  }

  @Test
  void removedCgroup_isHeldByWhoTouchedThePage() {
    Row page = Query.from(DUMP).where(MEMCG_OFFLINE).run().row(0);
    assertEquals(true, page.get(MEMCG_OFFLINE));
    assertEquals(false, page.get(MEMCG_OBJCG));
    assertTrue(page.get(STACKTRACE).frames().size() > 3, page.toString());
  }

  @Test
  void uncharged_isAGroupOfItsOwn_andNoCgroup() {
    Table table = Query.from(DUMP).cull(MEMCG).sortBy(MEMCG).run();
    Row uncharged = table.row(0);
    assertNull(uncharged.get(MEMCG));
    assertNull(uncharged.get(MEMCG_OFFLINE));
    assertEquals(29, uncharged.times());
    assertEquals(29, Query.from(DUMP).where(MEMCG.isPresent().not()).run().size());
    assertEquals(
        List.of("/", "a b (c), ts 1", "charged", "doomed", "inner", "swapped"),
        table.stream().skip(1).map(row -> row.get(MEMCG)).toList());
  }

  @Test
  void kernelMemory_isWhatIsChargedThroughAnObjectCgroup() {
    Table table = Query.from(DUMP).where(MEMCG_OBJCG).cull(MEMCG).run();
    assertEquals(4, table.size());
    assertEquals(6, table.totals().pages());
  }

  @Test
  void cgroups_areSelectedByNameOrByPattern() {
    assertEquals(2, Query.from(DUMP).select(memcg("a b (c), ts 1")).run().size());
    assertEquals(5, Query.from(DUMP).select(memcg("a b (c), ts 1", "inner")).run().size());
    assertEquals(3, Query.from(DUMP).where(MEMCG.like("in*")).run().size());
    assertEquals(2, Query.from(DUMP).where(MEMCG.matches("\\(c\\)")).run().size());
    assertEquals(67 - 29 - 27, Query.from(DUMP).where(MEMCG.differsFrom("/")).run().size());
  }
}
