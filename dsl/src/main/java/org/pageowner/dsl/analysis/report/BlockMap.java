package org.pageowner.dsl.analysis.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.core.record.Dictionary;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.PageFlags;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.Trailer;
import org.pageowner.dsl.analysis.fragmentation.Fragmentation;
import org.pageowner.dsl.analysis.fragmentation.Pageblock;
import org.pageowner.dsl.internal.index.Interner;
import org.pageowner.dsl.internal.index.PairIndex;

/**
 * The owners of each pageblock of a dump: of the blocks that {@link Fragmentation} counts, the same
 * records, by stack, cgroup and requested type.
 *
 * <p>An allocation that is larger than a pageblock counts in each block that it covers. The times
 * of a block are means over its pages. {@code BlockMapExport} writes the map.
 */
final class BlockMap implements RecordScan.Visitor {
  /** Blocks that a malformed order would cover are not drawn beyond this number. */
  static final int MAX_BLOCKS = 1 << 22;

  /** Orders from this one on are one colour. */
  static final int MAX_ORDER = 11;

  private static final int NO_ZONE = -1;
  private static final int UNKNOWN = -2;

  private record Zone(@Nullable Long node, @Nullable Long zone) {}

  private final Names names;
  private final StackFacts stacks;
  private final @Nullable Integer pageblockOrder;
  private final @Nullable RecordBatch first;
  private final List<Pageblock> blocks = new ArrayList<>();
  private final Interner<Zone> zones = new Interner<>();
  private final PairIndex numbers = new PairIndex();
  private final int[] zoneOfFlags;
  private final int[] cgroupOfTrailer;
  private final PairIndex stacksAndCgroups = new PairIndex();
  private final PairIndex owners = new PairIndex();
  private final PairIndex entries = new PairIndex();
  private final LongList entryPages = new LongList();
  private final PairIndex usages = new PairIndex();
  private final LongList usagePages = new LongList();
  private final long[] orderPages;
  private final double[] timeSums;
  private final long[] timePages;
  private long undrawn;

  BlockMap(Dump dump, Fragmentation fragmentation, StackFacts stacks, Names names) {
    this.names = names;
    this.stacks = stacks;
    this.pageblockOrder = fragmentation.pageblockOrder();
    this.first = dump.batches().isEmpty() ? null : dump.batches().get(0);
    fragmentation.pageblocks().forEach(this::add);
    this.zoneOfFlags = unknown(first == null ? null : first.flags().dictionary());
    this.cgroupOfTrailer = unknown(first == null ? null : first.trailer().dictionary());
    this.orderPages = new long[blocks.size() * (MAX_ORDER + 1)];
    this.timeSums = new double[blocks.size()];
    this.timePages = new long[blocks.size()];
  }

  private static int[] unknown(@Nullable Dictionary<?> dictionary) {
    int[] codes = new int[dictionary == null ? 0 : dictionary.size()];
    Arrays.fill(codes, UNKNOWN);
    return codes;
  }

  private void add(Pageblock block) {
    int zone = zones.add(new Zone(block.node(), block.zone()));
    long drawn = Math.min(block.count(), MAX_BLOCKS - blocks.size());
    undrawn += block.count() - drawn;
    for (long number = block.number(); number < block.number() + drawn; number++) {
      numbers.add(zone, number);
      blocks.add(block);
    }
  }

  @Override
  public void visit(RecordSlice slice, int row, boolean isEarly) {
    long order = slice.orders[row];
    if (slice.pfns[row] == PackedColumns.ABSENT
        || slice.pageblocks[row] == PackedColumns.ABSENT
        || slice.migrateTypes[row] == DictionaryColumn.ABSENT
        || order == PackedColumns.ABSENT) {
      return;
    }
    int zone = zone(slice.flags[row]);
    if (zone == NO_ZONE) {
      return;
    }
    long number = slice.pageblocks[row];
    if (pageblockOrder == null || order <= pageblockOrder) {
      count(numbers.find(zone, number), slice, row, 1L << Math.min(order, Integer.SIZE));
      return;
    }
    long last = number + (1L << Math.min(order - pageblockOrder, Integer.SIZE));
    for (long covered = number; covered < last; covered++) {
      int block = numbers.find(zone, covered);
      if (block == PairIndex.NONE) {
        return;
      }
      count(block, slice, row, 1L << pageblockOrder);
    }
  }

  private void count(int block, RecordSlice slice, int row, long pages) {
    if (block == PairIndex.NONE) {
      return;
    }
    int stackAndCgroup =
        stacksAndCgroups.add(stacks.index(slice.stacks[row]), cgroup(slice.trailers[row]));
    int owner = owners.add(stackAndCgroup, slice.migrateTypes[row]);
    int known = entries.size();
    int entry = entries.add(block, owner);
    if (entry == known) {
      entryPages.add(pages);
    } else {
      entryPages.set(entry, entryPages.get(entry) + pages);
    }
    int knownUsage = usages.size();
    int usage = usages.add(block, slice.usages[row]);
    if (usage == knownUsage) {
      usagePages.add(pages);
    } else {
      usagePages.set(usage, usagePages.get(usage) + pages);
    }
    orderPages[block * (MAX_ORDER + 1) + (int) Math.min(slice.orders[row], MAX_ORDER)] += pages;
    if (slice.times[row] != PackedColumns.ABSENT) {
      timeSums[block] += (double) slice.times[row] * pages;
      timePages[block] += pages;
    }
  }

  /** Returns the number of a record's zone; none if it is of a reserved page, or of no block. */
  private int zone(int flags) {
    if (flags == DictionaryColumn.ABSENT || first == null) {
      return zones.find(new Zone(null, null));
    }
    if (zoneOfFlags[flags] == UNKNOWN) {
      PageFlags value = first.flags().dictionary().value(flags);
      zoneOfFlags[flags] =
          value.has("reserved") ? NO_ZONE : zones.find(new Zone(value.node(), value.zone()));
    }
    return zoneOfFlags[flags];
  }

  /** Returns the name of a record's cgroup, or -1. */
  private int cgroup(int trailer) {
    if (trailer == DictionaryColumn.ABSENT || first == null) {
      return -1;
    }
    if (cgroupOfTrailer[trailer] == UNKNOWN) {
      Trailer value = first.trailer().dictionary().value(trailer);
      String cgroup = value.memcg();
      cgroupOfTrailer[trailer] =
          cgroup == null ? -1 : names.add(value.memcgOffline() ? cgroup + " (removed)" : cgroup);
    }
    return cgroupOfTrailer[trailer];
  }

  List<Pageblock> blocks() {
    return blocks;
  }

  long number(int block) {
    return numbers.second(block);
  }

  int zoneOf(int block) {
    return (int) numbers.first(block);
  }

  int zoneCount() {
    return zones.size();
  }

  /** Returns the node and the zone of a zone's number. */
  @Nullable Long node(int zone) {
    return zones.value(zone).node();
  }

  @Nullable Long zoneIndex(int zone) {
    return zones.value(zone).zone();
  }

  /** Returns the number of blocks that exceed {@link #MAX_BLOCKS}. */
  long undrawn() {
    return undrawn;
  }

  /** Returns the pages of a block by order. */
  long pagesOfOrder(int block, int order) {
    return orderPages[block * (MAX_ORDER + 1) + order];
  }

  /** Returns the usage with the most pages of each block, as a name, or -1. */
  long[] largestUsages() {
    long[] names = new long[blocks.size()];
    long[] most = new long[blocks.size()];
    Arrays.fill(names, -1);
    for (int pair = 0; pair < usages.size(); pair++) {
      int block = (int) usages.first(pair);
      if (usagePages.get(pair) > most[block]) {
        most[block] = usagePages.get(pair);
        names[block] = usages.second(pair);
      }
    }
    return names;
  }

  /** Returns the mean time of allocation of a block's pages, in nanoseconds, or {@code null}. */
  @Nullable Double meanTime(int block) {
    return timePages[block] == 0 ? null : timeSums[block] / timePages[block];
  }

  /** Returns the number of pairs of a block and an owner. */
  int entries() {
    return entries.size();
  }

  int blockOf(int entry) {
    return (int) entries.first(entry);
  }

  int ownerOf(int entry) {
    return (int) entries.second(entry);
  }

  long pagesOf(int entry) {
    return entryPages.get(entry);
  }

  /** Returns an owner's stack, as an index of {@link StackFacts}. */
  int stackOf(int owner) {
    return (int) stacksAndCgroups.first((int) owners.first(owner));
  }

  /** Returns the name of an owner's cgroup, or -1. */
  int cgroupOf(int owner) {
    return (int) stacksAndCgroups.second((int) owners.first(owner));
  }

  /** Returns the migrate type that an owner requested. */
  String typeOf(int owner) {
    if (first == null) {
      throw new IllegalStateException("there is no record");
    }
    return first.migrateType().dictionary().value((int) owners.second(owner));
  }
}
