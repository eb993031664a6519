package org.pageowner.dsl.analysis.fragmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.MODULE;
import static org.pageowner.dsl.Keys.PAGEBLOCK;
import static org.pageowner.dsl.Keys.STACKTRACE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.record.Frame;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.SmallChunks;

/** Properties of the mixed pageblocks of all dumps. */
class FragmentationPropertiesTest {
  @Provide
  Arbitrary<DumpBuilder> dumps() {
    return BlockDumps.any();
  }

  @Provide
  Arbitrary<DumpBuilder> steadyDumps() {
    return BlockDumps.steady();
  }

  @Property(tries = 300)
  void counts_areThoseOfTheKernelsWalk(@ForAll("dumps") DumpBuilder dump) {
    NaiveBlocks naive = new NaiveBlocks(dump.records());
    Fragmentation fragmentation = Fragmentation.of(dump(dump));
    assertEquals(naive.mixed(), counts(fragmentation, MixedBlocks::blocks));
    assertEquals(naive.tracked(), counts(fragmentation, MixedBlocks::tracked));
    assertEquals(
        naive.pagesInMixed(), fragmentation.mixed().stream().mapToLong(MixedBlocks::pages).sum());
  }

  @Property(tries = 300)
  void culprits_areTheStacksThatSpoilBlocks(@ForAll("dumps") DumpBuilder dump) {
    NaiveBlocks naive = new NaiveBlocks(dump.records());
    Fragmentation fragmentation = Fragmentation.of(dump(dump));
    for (String type : List.of("Movable", "CMA", "Unmovable", "Isolate")) {
      Map<List<String>, Set<NaiveBlocks.Block>> expected = naive.spoiledByStack(type);
      Culprits culprits = fragmentation.culpritsIn(type, STACKTRACE);
      assertEquals(expected.size(), culprits.size());
      for (Culprit culprit : culprits) {
        List<String> stack =
            Objects.requireNonNull(culprit.get(STACKTRACE)).frames().stream()
                .map(Frame::text)
                .toList();
        Set<NaiveBlocks.Block> blocks = expected.getOrDefault(stack, Set.of());
        assertEquals(blocks.size(), culprit.blocks());
        assertEquals(naive.wholeWithout(stack, blocks), culprit.wholeAgain());
      }
    }
  }

  @Property(tries = 300)
  void everyMixedMovableBlock_hasACulprit(@ForAll("dumps") DumpBuilder dump) {
    Fragmentation fragmentation = Fragmentation.of(dump(dump));
    Culprits movable = fragmentation.culprits(MODULE);
    Culprits cma = fragmentation.culpritsIn("CMA", MODULE);
    assertEquals(
        fragmentation.mixedBlocks("Movable"), movable.spoiledBlocks() + cma.spoiledBlocks());
    for (Culprit culprit : movable) {
      assertTrue(culprit.wholeAgain() <= culprit.blocks(), culprit.toString());
      assertTrue(culprit.blocks() <= movable.spoiledBlocks(), culprit.toString());
    }
  }

  @Property(tries = 300)
  void streamedInPieces_isAsLoaded(
      @ForAll("steadyDumps") DumpBuilder dump, @ForAll @IntRange(min = 200, max = 4000) int chunk)
      throws IOException {
    Fragmentation loaded = Fragmentation.of(dump(dump));
    Fragmentation streamed =
        Fragmentation.of(
            DumpSource.of(new ByteArrayInputStream(dump.bytes()))
                .with(SmallChunks.of(Dump.reader(), chunk)));
    assertEquals(loaded.mixed(), streamed.mixed());
    assertEquals(loaded.culprits(STACKTRACE).toString(), streamed.culprits(STACKTRACE).toString());
    assertEquals(loaded.toString(), streamed.toString());
  }

  @Property(tries = 300)
  void singlePageBlocks_areMovableBlocksWithOnePageOfACulprit(@ForAll("dumps") DumpBuilder dump) {
    Fragmentation fragmentation = Fragmentation.of(dump(dump));
    for (SpoiledBlock block : fragmentation.singlePageBlocks()) {
      assertEquals("Movable", lastType(dump, block.get(PAGEBLOCK)), block.toString());
      assertTrue(block.pages() >= 1, block.toString());
    }
  }

  /** If several zones share a block, any of their types is accepted. */
  private static String lastType(DumpBuilder dump, @Nullable Long pageblock) {
    return dump.records().stream()
            .filter(record -> pageblock != null && record.pageblock() == pageblock)
            .anyMatch(record -> record.pageblockType().equals("Movable"))
        ? "Movable"
        : "another";
  }

  private static Dump dump(DumpBuilder dump) {
    return Dump.parse(dump.latin1());
  }

  private static Map<NaiveBlocks.Column, Long> counts(
      Fragmentation fragmentation, ToLongFunction<MixedBlocks> count) {
    Map<NaiveBlocks.Column, Long> counts = new HashMap<>();
    for (MixedBlocks row : fragmentation.mixed()) {
      if (count.applyAsLong(row) > 0) {
        counts.put(
            new NaiveBlocks.Column(integer(row.node()), integer(row.zone()), row.type()),
            count.applyAsLong(row));
      }
    }
    return counts;
  }

  private static @Nullable Integer integer(@Nullable Long number) {
    return number == null ? null : (Integer) number.intValue();
  }
}
