package org.pageowner.dsl.analysis.report;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.analysis.fragmentation.Fragmentation;
import org.pageowner.dsl.analysis.fragmentation.Pageblock;
import org.pageowner.dsl.analysis.fragmentation.SpoiledBlock;
import org.pageowner.dsl.internal.format.JsonObject;
import org.pageowner.dsl.plan.KeyCatalogue;

/**
 * Writes the map of pageblocks: the facts that colour a block, and its largest owners.
 *
 * <p>The number of owners of a block is bounded, so that the map of a large machine stays small;
 * the number and the pages of the others are written too.
 */
final class BlockMapExport {
  /** Pairs of block and owner that fit into the map of a large machine. */
  private static final int MAX_ENTRIES = 400_000;

  /** Distinct times of blocks, which are means of many pages. */
  private static final int TIME_STEPS = 10_000;

  private static final int MIN_OWNERS = 3;
  private static final int MAX_OWNERS = 16;

  /** Bytes of a memory section on most machines (include/linux/mmzone.h). */
  private static final long SECTION_BYTES = 1L << 27;

  private final BlockMap map;
  private final StackFacts stacks;
  private final Names names;
  private final Integer[] entries;
  private final int[] starts;
  private final long timeStep;

  BlockMapExport(BlockMap map, StackFacts stacks, Names names) {
    this.map = map;
    this.stacks = stacks;
    this.names = names;
    this.entries = new Integer[map.entries()];
    this.starts = new int[map.blocks().size() + 1];
    this.timeStep = timeStep();
    sort();
  }

  /** Sorts the entries by block, the largest first. */
  private void sort() {
    for (int entry = 0; entry < entries.length; entry++) {
      starts[map.blockOf(entry) + 1]++;
    }
    for (int block = 0; block + 1 < starts.length; block++) {
      starts[block + 1] += starts[block];
    }
    int[] next = starts.clone();
    for (int entry = 0; entry < entries.length; entry++) {
      entries[next[map.blockOf(entry)]++] = entry;
    }
    for (int block = 0; block + 1 < starts.length; block++) {
      Arrays.sort(
          entries,
          starts[block],
          starts[block + 1],
          (a, b) -> {
            int byPages = Long.compare(map.pagesOf(b), map.pagesOf(a));
            return byPages != 0 ? byPages : Integer.compare(map.ownerOf(a), map.ownerOf(b));
          });
    }
  }

  void appendTo(JsonObject json, PackedColumns packed, Fragmentation fragmentation, long pageSize) {
    Integer order = fragmentation.pageblockOrder();
    int blocks = map.blocks().size();
    long sectionBlocks = order == null ? 64 : Math.max(1, SECTION_BYTES / (pageSize << order));
    json.number("pageblockOrder", order)
        .number("sectionBlocks", sectionBlocks)
        .number("undrawn", map.undrawn())
        .objects(
            "zones",
            IntStream.range(0, map.zoneCount()).boxed().toList(),
            (zone, object) ->
                object.number("node", map.node(zone)).number("zone", map.zoneIndex(zone)))
        .number("zone", packed.add(IntStream.range(0, blocks).map(map::zoneOf).toArray()))
        .number("number", packed.add(longs(map::number)))
        .number("type", packed.add(longs(block -> names.add(block(block).type()))))
        .number("mixed", packed.add(longs(block -> block(block).isMixed() ? 1 : 0)))
        .number("recorded", packed.add(longs(block -> block(block).hasRecord() ? 1 : 0)))
        .number("pages", packed.add(longs(block -> block(block).pages())))
        .number("spoiled", packed.add(spoiled(fragmentation)))
        .number("order", packed.add(longs(this::largestOrder)))
        .number("timeStep", timeStep)
        .number("time", packed.add(longs(this::time)))
        .number("module", packed.add(longs(block -> largest(block, true))))
        .number("cgroup", packed.add(longs(block -> largest(block, false))))
        .number("usage", packed.add(map.largestUsages()));
    appendOwners(json, packed);
  }

  private Pageblock block(int block) {
    return map.blocks().get(block);
  }

  private long[] longs(IntToLongFunction value) {
    return IntStream.range(0, map.blocks().size()).mapToLong(value).toArray();
  }

  private long[] spoiled(Fragmentation fragmentation) {
    Set<List<@Nullable Long>> single = new HashSet<>();
    for (SpoiledBlock block : fragmentation.singlePageBlocks()) {
      single.add(
          Arrays.asList(
              block.get(KeyCatalogue.NODE),
              block.get(KeyCatalogue.ZONE),
              block.get(KeyCatalogue.PAGEBLOCK)));
    }
    return longs(
        block -> {
          int zone = map.zoneOf(block);
          List<@Nullable Long> key =
              Arrays.asList(map.node(zone), map.zoneIndex(zone), map.number(block));
          return single.contains(key) ? 1 : 0;
        });
  }

  private long largestOrder(int block) {
    int largest = -1;
    for (int order = 0; order <= BlockMap.MAX_ORDER; order++) {
      long pages = map.pagesOfOrder(block, order);
      if (pages > 0 && (largest < 0 || pages > map.pagesOfOrder(block, largest))) {
        largest = order;
      }
    }
    return largest;
  }

  /** Returns the mean time of a block in steps of {@link #timeStep} milliseconds. */
  private long time(int block) {
    Double nanos = map.meanTime(block);
    return nanos == null ? PackedColumns.ABSENT : Timeline.millis(nanos.longValue()) / timeStep;
  }

  private long timeStep() {
    double latest = 0;
    for (int block = 0; block < map.blocks().size(); block++) {
      Double nanos = map.meanTime(block);
      latest = nanos == null ? latest : Math.max(latest, nanos);
    }
    return Math.max(1, Timeline.millis((long) latest) / TIME_STEPS);
  }

  /** Returns the module or the cgroup with the most pages of a block, or -1. */
  private long largest(int block, boolean isModule) {
    Map<Integer, Long> sums = new HashMap<>();
    int best = -1;
    long most = -1;
    for (int i = starts[block]; i < starts[block + 1]; i++) {
      int owner = map.ownerOf(entries[i]);
      int name = isModule ? stacks.module(map.stackOf(owner)) : map.cgroupOf(owner);
      long sum = sums.merge(name, map.pagesOf(entries[i]), Long::sum);
      if (sum > most) {
        most = sum;
        best = name;
      }
    }
    return best;
  }

  private void appendOwners(JsonObject json, PackedColumns packed) {
    int blocks = Math.max(1, map.blocks().size());
    int limit = Math.max(MIN_OWNERS, Math.min(MAX_OWNERS, MAX_ENTRIES / blocks));
    int[] written = new int[stacks.size()];
    Arrays.fill(written, -1);
    LongList shown = new LongList();
    LongList more = new LongList();
    LongList pages = new LongList();
    LongList stack = new LongList();
    LongList cgroup = new LongList();
    LongList type = new LongList();
    LongList leaf = new LongList();
    LongList module = new LongList();
    LongList caller = new LongList();
    for (int block = 0; block < map.blocks().size(); block++) {
      int count = starts[block + 1] - starts[block];
      shown.add(Math.min(count, limit));
      more.add(Math.max(0, count - limit));
      for (int i = starts[block]; i < starts[block] + Math.min(count, limit); i++) {
        int owner = map.ownerOf(entries[i]);
        int index = map.stackOf(owner);
        if (written[index] < 0) {
          written[index] = leaf.size();
          leaf.add(stacks.leaf(index));
          module.add(stacks.module(index));
          caller.add(stacks.caller(index));
        }
        pages.add(map.pagesOf(entries[i]));
        stack.add(written[index]);
        cgroup.add(map.cgroupOf(owner));
        type.add(names.add(map.typeOf(owner)));
      }
    }
    json.number("ownersShown", packed.add(shown.toArray()))
        .number("ownersMore", packed.add(more.toArray()))
        .number("entryPages", packed.add(pages.toArray()))
        .number("entryStack", packed.add(stack.toArray()))
        .number("entryCgroup", packed.add(cgroup.toArray()))
        .number("entryType", packed.add(type.toArray()))
        .number("stackLeaf", packed.add(leaf.toArray()))
        .number("stackModule", packed.add(module.toArray()))
        .number("stackCaller", packed.add(caller.toArray()));
  }
}
