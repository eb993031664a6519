package org.pageowner.dsl.analysis.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.BYTES;
import static org.pageowner.dsl.Keys.CALLER;
import static org.pageowner.dsl.Keys.MODULE;
import static org.pageowner.dsl.Keys.NAME;
import static org.pageowner.dsl.Keys.ORDER;
import static org.pageowner.dsl.Keys.PAGES;
import static org.pageowner.dsl.Keys.PID;
import static org.pageowner.dsl.Keys.STACKTRACE;
import static org.pageowner.dsl.Keys.asc;
import static org.pageowner.dsl.Keys.caller;
import static org.pageowner.dsl.Keys.module;
import static org.pageowner.dsl.Keys.pages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.core.StackInventory;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;
import org.pageowner.testing.Samples;

class GrowthTest {
  private static final String ALLOC = "alloc_pages_mpol_noprof+0xd1/0x190";
  private static final String LEAK = "leak_page+0x10/0x20 [mod]";
  private static final String OTHER = "other+0x10/0x20";

  private static DumpBuilder dump() {
    return DumpBuilder.of(Form.V6_7);
  }

  private static Dump read(DumpBuilder builder) {
    return Dump.parse(builder.latin1());
  }

  /** Three records: two of LEAK, one of OTHER. */
  private static DumpBuilder first() {
    return dump()
        .record(r -> r.pfn(0x100).allocTs(1000).frames(ALLOC, LEAK))
        .record(r -> r.pfn(0x101).allocTs(2000).frames(ALLOC, LEAK))
        .record(r -> r.pfn(0x200).allocTs(3000).order(2).frames(ALLOC, OTHER));
  }

  /** One of LEAK stayed, one went, two came, of 1 and 8 pages; OTHER stayed. */
  private static DumpBuilder second() {
    return dump()
        .record(r -> r.pfn(0x100).allocTs(1000).frames(ALLOC, LEAK))
        .record(r -> r.pfn(0x101).allocTs(7000).frames(ALLOC, LEAK))
        .record(r -> r.pfn(0x108).allocTs(8000).order(3).frames(ALLOC, LEAK))
        .record(r -> r.pfn(0x200).allocTs(3000).order(2).frames(ALLOC, OTHER));
  }

  private static Growth growth() {
    return Growth.between(read(first()), read(second()));
  }

  @Test
  void row_hasTimesAndPages_ofEachDump() {
    Growth growth = growth();
    assertEquals(2, growth.size());
    GrowthRow leak = growth.row(0);
    assertEquals(2, leak.timesBefore());
    assertEquals(3, leak.timesAfter());
    assertEquals(1, leak.timesGrowth());
    assertEquals(2, leak.pagesBefore());
    assertEquals(10, leak.pagesAfter());
    assertEquals(8, leak.pagesGrowth());
    assertTrue(leak.hasChanged());
    GrowthRow other = growth.row(1);
    assertEquals(0, other.pagesGrowth());
    assertFalse(other.hasChanged());
    assertEquals("other", other.get(CALLER));
  }

  @Test
  void turnover_classifiesEachRecord() {
    Growth growth = growth();
    assertEquals(Tracking.ONE_BOOT, growth.tracking());
    Turnover leak = growth.row(0).turnover();
    assertEquals(new Turnover(1, 1, 1, 1, 2, 9, 0, 1000L, 1000L, 7000L, 8000L), leak);
    assertEquals(
        new Turnover(2, 5, 1, 1, 2, 9, 0, 1000L, 3000L, 7000L, 8000L), growth.totals().turnover());
  }

  @Test
  void sameFrameAndTime_inAnotherOrder_isAnotherAllocation() {
    Dump whole = read(dump().record().record(r -> r.pfn(0x200).allocTs(5).order(9)));
    Dump split = read(dump().record().record(r -> r.pfn(0x200).allocTs(5).order(0)));
    Turnover turnover = Growth.between(whole, split).totals().turnover();
    assertNotNull(turnover);
    assertEquals(1, turnover.survivors());
    assertEquals(1, turnover.gone());
    assertEquals(1, turnover.fresh());
    assertEquals(1, turnover.olderFresh(), "it is as old as the first dump, and was not in it");
  }

  @Test
  void newAndVanishedGroups_areDistinguished() {
    Dump before = read(dump().record(r -> r.name("a")).record(r -> r.name("b")));
    Dump after = read(dump().record(r -> r.name("a")).record(r -> r.name("c")));
    Growth growth = Growth.between(before, after).cull(NAME).sortBy(NAME);
    assertEquals(List.of("a", "b", "c"), growth.stream().map(row -> row.get(NAME)).toList());
    assertFalse(growth.row(0).isNew() || growth.row(0).hasVanished());
    assertTrue(growth.row(1).hasVanished());
    assertTrue(growth.row(2).isNew());
    assertEquals(1, growth.totals().newRows());
    assertEquals(1, growth.totals().vanishedRows());
  }

  @Test
  void dumpsOfTwoBoots_haveNoSurvivors() {
    Dump other = read(dump().record(r -> r.pfn(0x100).allocTs(1001).frames(ALLOC, LEAK)));
    Growth growth = Growth.between(read(first()), other);
    assertEquals(Tracking.OTHER_BOOT, growth.tracking());
    assertNull(growth.totals().turnover());
    assertNull(growth.row(0).turnover());
    assertTrue(growth.toString().contains("not of one boot"), growth::toString);
  }

  @Test
  void aChanceHit_makesNoBootTheSame() {
    DumpBuilder one = dump();
    DumpBuilder other = dump();
    for (int i = 0; i < 9; i++) {
      int at = i;
      one.record(r -> r.pfn(at).allocTs(100 + at));
      other.record(r -> r.pfn(at).allocTs(at == 0 ? 100 : 90 + at));
    }
    assertEquals(Tracking.OTHER_BOOT, Growth.between(read(one), read(other)).tracking());
  }

  @Test
  void dumpsInTheWrongOrder_causeAWarning() {
    Growth growth = Growth.between(read(second()), read(first()));
    assertEquals(Tracking.ONE_BOOT, growth.tracking());
    assertTrue(growth.toString().contains("looks older than the first"), growth::toString);
  }

  @Test
  void kernelsWithoutTimes_claimNoSurvivors() {
    Dump before = read(DumpBuilder.of(Form.V4_6).record());
    Growth growth = Growth.between(before, before);
    assertEquals(Tracking.NO_TIMES, growth.tracking());
    assertEquals(0, growth.row(0).pagesGrowth());
    assertNull(growth.row(0).turnover());
  }

  @Test
  void earlyRecords_areSeparate() {
    Dump before = read(dump().record(r -> r.early()).record(r -> r.early()).record());
    Dump after = read(dump().record(r -> r.early()).record());
    Growth growth = Growth.between(before, after);
    assertEquals(1, growth.size());
    assertEquals(List.of(2L, 1L), growth.totals().earlyPages());
    assertEquals(1, growth.totals().pagesBefore());
    assertTrue(growth.toString().contains("2 pages before, 1 after"), growth::toString);
  }

  @Test
  void across_severalDumps_hasStepsAndRowsThatGrewEveryTime() {
    DumpBuilder third = second().record(r -> r.pfn(0x300).allocTs(9000).frames(ALLOC, LEAK));
    Growth growth = Growth.across(read(first()), read(second()), read(third));
    GrowthRow leak = growth.row(0);
    assertEquals(List.of(8L, 1L), leak.pagesSteps());
    assertEquals(List.of(1L, 1L), leak.timesSteps());
    assertEquals(9, leak.pagesGrowth());
    assertEquals(1, leak.leastStep());
    assertTrue(leak.grewEveryTime());
    assertFalse(growth.row(1).grewEveryTime());
    assertTrue(growth.toString().contains("+8 +1"), growth::toString);
  }

  @Test
  void survivorsThatChangedTheirGroup_areNoGrowth() {
    DumpBuilder before = dump().record(r -> r.pfn(7).allocTs(5).frames(ALLOC, LEAK));
    DumpBuilder after = dump().record(r -> r.pfn(7).allocTs(5).frames(ALLOC, "0xffffffffc0001234"));
    Growth growth = Growth.between(read(before), read(after));
    GrowthRow unnamed = growth.row(0);
    assertEquals(1, unnamed.pagesGrowth());
    assertEquals(1, unnamed.regroupedPages());
    assertEquals(-1, growth.row(1).regroupedPages());
    assertEquals(0, growth.totals().grownPages());
    growth.requireAtMost(pages(0));
  }

  @Test
  void filterAndKeys_areThoseOfAQuery() {
    Growth growth = growth().select(module("mod")).where(ORDER.atLeast(1)).cull(MODULE, ORDER);
    assertEquals(1, growth.size());
    assertEquals("mod", growth.row(0).get(MODULE));
    assertEquals(8, growth.row(0).pagesGrowth());
    Plan plan = Plan.parse("--module=mod --where='order >= 1' --cull=module,order");
    assertEquals(growth.stream().toList(), growth().with(plan).stream().toList());
    assertEquals(plan, growth.plan());
  }

  @Test
  void rows_areSortedByGrowth_byDefault() {
    Growth growth = growth().cull(CALLER);
    assertEquals("leak_page", growth.row(0).get(CALLER));
    assertEquals("other", growth.sortBy(asc(PAGES)).row(0).get(CALLER));
    assertEquals("leak_page", growth.sortBy(CALLER).row(0).get(CALLER));
    assertThrows(IllegalArgumentException.class, () -> growth.sortBy(BYTES));
  }

  @Test
  void limit_cutsRows_butNotTheTotals() {
    Growth growth = growth().limit(1);
    assertEquals(1, growth.size());
    assertEquals(1, growth.totals().leftOutRows());
    assertEquals(14, growth.totals().pagesAfter());
    assertThrows(IndexOutOfBoundsException.class, () -> growth.row(1));
    assertEquals(0, growth().limit(0).size());
    assertTrue(growth().limit(0).excess(pages(7)).isPresent());
  }

  @Test
  void paths_areStreamed_andGiveTheSameRows() {
    Path before = Samples.path(Samples.V6_12_A);
    Path after = Samples.path(Samples.V6_12_B);
    Growth streamed = Growth.between(before, after).cull(MODULE, PID);
    assertEquals(Tracking.STREAMED, streamed.tracking());
    Growth queried =
        Growth.between(Query.from(before).cull(MODULE, PID), Query.from(after).cull(MODULE, PID));
    assertEquals(streamed.stream().toList(), queried.stream().toList());
    assertThrows(
        IllegalArgumentException.class,
        () -> Growth.between(Query.from(before).cull(MODULE), Query.from(after)));
  }

  @Test
  void realLeak_isFirst_toThePage() throws Exception {
    Growth growth =
        Growth.between(
            Dump.read(Samples.path(Samples.V6_12_A)), Dump.read(Samples.path(Samples.V6_12_B)));
    GrowthRow leak = growth.row(0);
    assertEquals(132, leak.pagesGrowth());
    assertEquals(48, leak.timesGrowth());
    assertEquals("leaky_get_page", leak.get(CALLER));
    assertEquals(Tracking.ONE_BOOT, growth.tracking());
    Growth byOrder = growth.select(caller("leaky_get_page")).cull(ORDER);
    assertEquals(List.of(96L, 41L), byOrder.stream().map(GrowthRow::pagesGrowth).toList());
  }

  @Test
  void inventories_areComparedByPages_butNotWithADump() throws IOException {
    StackInventory before = StackInventory.of(read(first()));
    StackInventory after = StackInventory.of(read(second()));
    Growth growth = Growth.between(before, after);
    assertEquals(8, growth.row(0).pagesGrowth());
    StringBuilder text = new StringBuilder();
    after.appendTo(text);
    Growth mixed = Growth.between(read(first()), Dump.parse(text.toString()));
    String message =
        String.valueOf(assertThrows(IllegalArgumentException.class, mixed::totals).getMessage());
    assertTrue(message.contains("inventory of stacks"), message);
  }

  @Test
  void oneDump_isNoGrowth() {
    assertThrows(IllegalArgumentException.class, () -> Growth.across(Dump.parse("")));
    assertThrows(IllegalArgumentException.class, () -> Growth.across(new Query[0]));
  }

  @Test
  void measures_areRefused() {
    Growth growth = growth();
    Plan plan = Plan.parse("--measure=bytes");
    assertThrows(IllegalArgumentException.class, () -> growth.with(plan));
  }

  @Test
  void rowText_hasPagesTimesAndKeys() {
    assertEquals("pages=2,10 times=2,3 caller=leak_page", growth().cull(CALLER).row(0).toString());
    assertEquals(growth().row(0), growth().row(0));
    assertEquals(growth().row(0).hashCode(), growth().row(0).hashCode());
    assertNotNull(growth().row(0).get(STACKTRACE));
  }
}
