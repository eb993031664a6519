package org.pageowner.dsl.analysis.fragmentation;

import com.google.common.math.LongMath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts the blocks of a walk by zone and migrate type. */
final class MixedCount {
  private record Cell(ZoneId zone, String type) {}

  private static final class Sums {
    long tracked;
    long blocks;
    long cmaBlocks;
    long pages;
    long foreignPages;
  }

  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::zone, ZoneId.ORDER).thenComparing(Cell::type, MigrateTypes.ORDER);

  private final BlockWalk walk;
  private final @Nullable Integer pageblockOrder;
  private final Map<Cell, Sums> cells = new TreeMap<>(ORDER);
  private long assumedBlocks;

  private MixedCount(BlockWalk walk, @Nullable Integer pageblockOrder) {
    this.walk = walk;
    this.pageblockOrder = pageblockOrder;
  }

  /** Counts the blocks, and the blocks after the first one of large allocations. */
  static MixedCount of(BlockWalk walk, @Nullable Integer pageblockOrder) {
    MixedCount count = new MixedCount(walk, pageblockOrder);
    walk.largeAllocations().countHeads(walk.blocks(), pageblockOrder);
    if (pageblockOrder != null) {
      count.addLargeAllocations(pageblockOrder);
    }
    for (int block = 0; block < walk.blocks().size(); block++) {
      boolean mixed = walk.blocks().isMixed(block);
      count.add(block, 1, mixed, mixed ? walk.blocks().pages(block) : 0);
    }
    return count;
  }

  private void addLargeAllocations(int order) {
    long blockPages = 1L << order;
    walk.largeAllocations()
        .visit(
            walk.blocks(),
            order,
            new LargeAllocations.Visitor() {
              @Override
              public void known(int block, LargeAllocations.Allocation allocation) {
                walk.blocks().addPages(block, allocation.owner(), blockPages);
              }

              @Override
              public void unknown(long from, long to, LargeAllocations.Allocation allocation) {
                long blocks = to - from;
                boolean mixed = allocation.isMixed(walk.blocks());
                assumedBlocks = LongMath.saturatedAdd(assumedBlocks, blocks);
                add(
                    allocation.head(),
                    blocks,
                    mixed,
                    mixed ? LongMath.saturatedMultiply(blocks, blockPages) : 0);
              }
            });
  }

  private void add(int like, long blocks, boolean mixed, long pages) {
    String type = walk.types().value(walk.blocks().type(like));
    ZoneId zone = walk.zones().value(walk.blocks().zone(like));
    Sums all = sums(zone, type);
    all.tracked = LongMath.saturatedAdd(all.tracked, blocks);
    if (mixed) {
      Sums counted = sums(zone, MigrateTypes.column(type));
      counted.blocks = LongMath.saturatedAdd(counted.blocks, blocks);
      if (type.equals(MigrateTypes.CMA)) {
        counted.cmaBlocks = LongMath.saturatedAdd(counted.cmaBlocks, blocks);
      }
      counted.pages = LongMath.saturatedAdd(counted.pages, pages);
    }
  }

  /** Counts pages of another type than that of their block. */
  void addForeign(int block, long pages) {
    String type = walk.types().value(walk.blocks().type(block));
    ZoneId zone = walk.zones().value(walk.blocks().zone(block));
    Sums counted = sums(zone, MigrateTypes.column(type));
    counted.foreignPages = LongMath.saturatedAdd(counted.foreignPages, pages);
  }

  private Sums sums(ZoneId zone, String type) {
    return cells.computeIfAbsent(new Cell(zone, type), cell -> new Sums());
  }

  /** Returns the number of blocks whose type no record has. */
  long assumedBlocks() {
    return assumedBlocks;
  }

  /** Returns the rows, by node, zone and type. */
  List<MixedBlocks> rows() {
    List<MixedBlocks> rows = new ArrayList<>();
    cells.forEach(
        (cell, sums) ->
            rows.add(
                new MixedBlocks(
                    cell.zone().node(),
                    cell.zone().zone(),
                    cell.type(),
                    sums.tracked,
                    sums.blocks,
                    sums.cmaBlocks,
                    sums.pages,
                    sums.foreignPages,
                    fullness(sums))));
    return List.copyOf(rows);
  }

  private @Nullable Double fullness(Sums sums) {
    return pageblockOrder == null || sums.blocks == 0
        ? null
        : (double) sums.pages / sums.blocks / (1L << pageblockOrder);
  }
}
