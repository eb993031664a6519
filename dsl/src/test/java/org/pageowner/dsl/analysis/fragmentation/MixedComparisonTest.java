package org.pageowner.dsl.analysis.fragmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.core.PageTypeInfo;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;

/** Mixed blocks compared with those of /proc/pagetypeinfo, and the names of zone indices. */
class MixedComparisonTest {
  /** The zones of a node, each with 10 blocks of type Movable of which 1 is mixed. */
  private static String table(int node, String... zones) {
    StringBuilder blocks = new StringBuilder("Page block order: 9\n\nNumber of blocks type ");
    StringBuilder mixed = new StringBuilder("\nNumber of mixed blocks ");
    blocks.append("   Unmovable      Movable \n");
    mixed.append("   Unmovable      Movable \n");
    for (String zone : zones) {
      String row = String.format(Locale.ROOT, "Node %d, zone %8s ", node, zone);
      blocks.append(row).append("           0           10 \n");
      mixed.append(row).append("           0            1 \n");
    }
    return blocks.append(mixed).toString();
  }

  private record At(@Nullable Integer node, @Nullable Integer zone) {}

  /** One mixed block of type Movable in each zone. */
  private static MixedComparison compare(String table, At... places) {
    DumpBuilder dump = DumpBuilder.of(Form.V6_7);
    long pfn = 8 * 512;
    for (At at : places) {
      long next = pfn;
      dump.record(r -> r.pfn(next).pageblockType("Movable").place(at.node(), at.zone()));
      pfn += 512;
    }
    return Fragmentation.of(Dump.parse(dump.latin1())).compareWith(PageTypeInfo.parse(table));
  }

  @Test
  void withAllZones_indicesAreTheirNumbers() {
    MixedComparison beside =
        compare(table(0, "DMA", "DMA32", "Normal"), new At(0, 1), new At(0, 2));
    assertEquals("DMA", beside.rows().get(0).zone());
    assertEquals(-1, beside.rows().get(1).difference());
    assertEquals(0, beside.rows().get(3).difference());
    assertEquals(0, beside.rows().get(5).difference());
    assertTrue(
        beside.notes().get(0).startsWith("zone 1 is DMA32, zone 2 is Normal"),
        beside.notes().toString());
    assertFalse(beside.isEqual());
    assertTrue(beside.toString().contains("1 of 6 counts differ"), beside.toString());
  }

  @Test
  void withoutZoneDma_indicesBeginWithDma32() {
    MixedComparison beside =
        compare(
            table(0, "DMA32", "Normal") + table(1, "Normal"),
            new At(0, 0),
            new At(0, 1),
            new At(1, 1));
    assertTrue(beside.isEqual(), beside.toString());
    assertTrue(beside.notes().get(0).startsWith("zone 0 is DMA32, zone 1 is Normal"));
  }

  @Test
  void zoneWithoutMemory_keepsItsIndex() {
    MixedComparison beside = compare(table(0, "DMA", "Normal"), new At(0, 0), new At(0, 2));
    assertTrue(beside.isEqual(), beside.toString());
    assertTrue(beside.notes().get(0).startsWith("zone 0 is DMA, zone 2 is Normal"));
  }

  @Test
  void zonesThatCouldBeSeveral_areComparedAsASum() {
    MixedComparison beside = compare(table(0, "DMA32", "Normal"), new At(0, 1), new At(0, 1));
    assertEquals(2, beside.rows().size());
    assertNull(beside.rows().get(0).zone());
    assertEquals(0, beside.rows().get(1).difference());
    assertTrue(beside.isEqual(), "by the sums");
    assertTrue(
        beside.notes().toString().contains("could stand for several"), beside.notes().toString());
    assertTrue(beside.toString().contains("only the sums over all zones are compared"));
  }

  @Test
  void nodesThatTheTableDoesNotHave_areComparedAsASum() {
    MixedComparison beside = compare(table(0, "Normal"), new At(3, 0));
    assertNull(beside.rows().get(0).node());
    assertTrue(beside.notes().toString().contains("no configuration of zones fits"));
  }

  @Test
  void machineWithOneNodeAndOneZone_needsNeitherPrinted() {
    MixedComparison beside = compare(table(0, "Normal"), new At(null, null));
    assertEquals(0, beside.rows().get(1).node());
    assertEquals("Normal", beside.rows().get(1).zone());
    assertTrue(beside.isEqual(), beside.toString());
  }

  @Test
  void damagedRecord_doesNotSpoilTheOthers() {
    MixedComparison beside =
        compare(table(0, "DMA", "DMA32", "Normal"), new At(0, 2), new At(null, null));
    assertEquals(0, beside.rows().get(5).difference());
    assertEquals(7, beside.rows().size());
    assertNull(beside.rows().get(6).zone());
    assertNull(beside.rows().get(6).kernelBlocks());
  }

  @Test
  void oldKernel_isComparedAsASum() {
    MixedComparison beside = compare(table(0, "DMA32", "Normal"), new At(null, null));
    assertNull(beside.rows().get(1).zone());
    assertTrue(beside.toString().contains("records do not tell their zones"), beside.toString());
  }

  @Test
  void sizeOfZones_decidesBetweenReadings() {
    String table = table(0, "DMA32", "Normal").replaceFirst("           10 ", "            1 ");
    MixedComparison beside = compare(table, new At(0, 1), new At(0, 1));
    assertEquals("zone 1 is Normal", beside.notes().get(0).split(":", 2)[0]);
  }

  @Test
  void tableOfAnotherMachine_isReported() {
    String table = table(0, "Normal").replace("order: 9", "order: 13");
    MixedComparison beside = compare(table, new At(0, 0));
    assertTrue(beside.toString().contains("not of one machine?"), beside.toString());
  }

  @Test
  void typeThatTheTableDoesNotHave_hasNoKernelCount() {
    DumpBuilder dump =
        DumpBuilder.of(Form.V6_7).record(r -> r.pageblockType("HighAtomic").place(0, 0));
    MixedComparison beside =
        Fragmentation.of(Dump.parse(dump.latin1()))
            .compareWith(PageTypeInfo.parse(table(0, "Normal").replace("     1 ", "     0 ")));
    MixedDifference row = beside.rows().get(2);
    assertEquals("HighAtomic", row.type());
    assertNull(row.kernelBlocks());
    assertNull(row.difference());
    assertFalse(beside.isEqual());
  }

  @Test
  void tableWithoutMixedBlocks_isRefused() {
    Fragmentation fragmentation =
        Fragmentation.of(Dump.parse(DumpBuilder.of(Form.V6_7).record().latin1()));
    PageTypeInfo without = PageTypeInfo.parse(table(0, "Normal").split("\nNumber of mixed", 2)[0]);
    assertThrows(IllegalArgumentException.class, () -> fragmentation.compareWith(without));
  }
}
