package org.pageowner.dsl.analysis.fragmentation;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;
import org.pageowner.testing.RecordDraft;

/** Arbitrary dumps in PFN order whose pageblocks, of order 9, have pages of several types. */
final class BlockDumps {
  private static final List<String> BLOCK_TYPES =
      List.of("Movable", "Movable", "Unmovable", "Reclaimable", "CMA", "HighAtomic", "Isolate");

  private BlockDumps() {}

  /** Returns dumps in which a block may change its type, and two zones may share a block. */
  static Arbitrary<DumpBuilder> any() {
    return drafts(Arbitraries.of(BLOCK_TYPES), Arbitraries.integers().between(0, 1).injectNull(0.1))
        .map(BlockDumps::dump);
  }

  /** Returns dumps in which all blocks have one type and one zone. */
  static Arbitrary<DumpBuilder> steady() {
    return Arbitraries.of(BLOCK_TYPES)
        .flatMap(type -> drafts(Arbitraries.just(type), Arbitraries.just(1)))
        .map(BlockDumps::dump);
  }

  private static Arbitrary<List<RecordDraft>> drafts(
      Arbitrary<String> blockTypes, Arbitrary<Integer> zones) {
    return Builders.withBuilder(RecordDraft::new)
        .use(Arbitraries.of(0, 0, 0, 0, 0, 0, 0, 0, 3, 3, 3, 8, 8, 9, 10, 12))
        .inSetter(RecordDraft::order)
        .use(Arbitraries.of(0xcc0L, 0x140dcaL, 0x152cd0L))
        .inSetter((draft, mask) -> draft.gfp(mask, "GFP"))
        .use(blockTypes)
        .inSetter(RecordDraft::pageblockType)
        .use(zones)
        .inSetter((draft, zone) -> draft.place(zone, zone))
        .use(Arbitraries.of(List.of(), List.of(), List.of("lru"), List.of("reserved")))
        .inSetter((draft, flags) -> draft.flags(0, flags.toArray(String[]::new)))
        .use(Arbitraries.of("fork", "grow [leaky]", "write [xfs]"))
        .inSetter((draft, symbol) -> draft.frames(symbol.replaceFirst("(\\w+)", "$1+0x1/0x2")))
        .use(Arbitraries.of(false, false, false, true))
        .inSetter((draft, early) -> early(draft, early))
        .build()
        .list()
        .ofMaxSize(60);
  }

  private static void early(RecordDraft draft, boolean early) {
    if (early) {
      draft.order(0).early();
    }
  }

  private static DumpBuilder dump(List<RecordDraft> drafts) {
    DumpBuilder dump = DumpBuilder.of(Form.V6_7);
    drafts.forEach(dump::record);
    return dump;
  }
}
