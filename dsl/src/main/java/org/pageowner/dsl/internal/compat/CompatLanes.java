package org.pageowner.dsl.internal.compat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pageowner.core.record.Allocators;
import org.pageowner.dsl.internal.engine.Lane;
import org.pageowner.dsl.internal.engine.Lanes;
import org.pageowner.dsl.plan.KeyCatalogue;

/** The tool's keys as lanes over the engine's. */
final class CompatLanes {
  private final Version version;
  private final Lanes lanes = new Lanes();
  private final TailLane tail = new TailLane(lanes);
  private final ModuleLane module = new ModuleLane(lanes.of(KeyCatalogue.NAME), tail);
  private final Map<CompatKey, Lane> made = new HashMap<>();

  CompatLanes(Version version) {
    this.version = version;
  }

  /** The engine's own lanes. */
  Lanes engine() {
    return lanes;
  }

  /** Stack and trailer. */
  TailLane tail() {
    return tail;
  }

  /** The lane of a key that is not a count or the whole text. */
  Lane of(CompatKey key) {
    return made.computeIfAbsent(key, this::make);
  }

  private Lane make(CompatKey key) {
    return switch (key) {
      case STACKTRACE -> tail;
      case PID -> MappedLane.orElse(lanes.of(KeyCatalogue.PID), -1);
      case TGID -> MappedLane.orElse(lanes.of(KeyCatalogue.TGID), -1);
      case NAME -> new NameLane(lanes.of(KeyCatalogue.NAME));
      case MODULE -> module;
      // The tool keeps -1 for no time stamp as an unsigned number: the largest.
      case ALLOC_TS -> MappedLane.orElse(lanes.of(KeyCatalogue.ALLOC_TS), Long.MAX_VALUE);
      case FREE_TS -> MappedLane.orElse(lanes.of(KeyCatalogue.FREE_TS), Long.MAX_VALUE);
      case FREE -> free();
      case ALLOCATOR -> allocator();
      case TEXT, TIMES, PAGES -> throw new IllegalArgumentException(key + " is not a lane");
    };
  }

  /** 6.1 takes every page that was ever freed before as released. */
  private Lane free() {
    List<Lane> stamps = List.of(lanes.of(KeyCatalogue.ALLOC_TS), lanes.of(KeyCatalogue.FREE_TS));
    return version == Version.V6_1
        ? new MappedLane(stamps, (codes, block, row) -> codes[1] == 0 ? 0 : 1)
        : new MappedLane(stamps, (codes, block, row) -> codes[1] > codes[0] ? 1 : 0);
  }

  /** Whether a page was freed after it was allocated: what {@code -f} drops in every version. */
  Lane released() {
    return new MappedLane(
        List.of(lanes.of(KeyCatalogue.ALLOC_TS), lanes.of(KeyCatalogue.FREE_TS)),
        (codes, block, row) -> codes[1] > 0 && codes[1] > codes[0] ? 1 : 0);
  }

  private Lane allocator() {
    Lane tailBits = new VmallocLane(lanes);
    Lane typeBits =
        new BitsLane(
            lanes.of(KeyCatalogue.PAGEBLOCK_TYPE), type -> ToolText.pfnLineBits((String) type));
    Lane flagBits =
        new BitsLane(lanes.of(KeyCatalogue.FLAGS), flags -> ToolText.pfnLineBits(flags.toString()));
    return new MappedLane(
        List.of(tailBits, typeBits, flagBits),
        (codes, block, row) -> {
          int bits = (int) (codes[0] | codes[1] | codes[2]);
          int at = block.from() + row;
          if (block.batch().isIrregular(at)) {
            bits |= ToolText.pfnLineBits(ToolText.pfnLine(block.batch().text(at)));
          }
          return bits == 0 ? Allocators.OTHERS : bits;
        });
  }
}
