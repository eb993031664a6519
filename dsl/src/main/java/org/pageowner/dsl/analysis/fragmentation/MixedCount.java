package org.pageowner.dsl.analysis.fragmentation;

import com.google.common.math.LongMath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts the blocks of a walk by place and migrate type. */
final class MixedCount {
  private record Cell(ZoneId place, String type) {}

  private static final class Sums {
    long tracked;
    long blocks;
    long cmaBlocks;
    long pages;
    long foreignPages;
  }

  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::place, ZoneId.ORDER).thenComparing(Cell::type, MigrateTypes.ORDER);

  private final BlockWalk walk;
  private final @Nullable Integer pageblockOrder;
  private final Map<Cell, Sums> cells = new TreeMap<>(ORDER);
  private long assumedBlocks;

  private MixedCount(BlockWalk walk, @Nullable Integer pageblockOrder) {
    this.walk = walk;
    this.pageblockOrder = pageblockOrder;
  }

  /** Counts the blocks, and those that lie behind the first one of a large allocation. */
  static MixedCount of(BlockWalk walk, @Nullable Integer pageblockOrder) {
    MixedCount count = new MixedCount(walk, pageblockOrder);
    walk.tails().countHeads(walk.blocks(), pageblockOrder);
    if (pageblockOrder != null) {
      count.addTails(pageblockOrder);
    }
    for (int block = 0; block < walk.blocks().size(); block++) {
      boolean mixed = walk.blocks().isMixed(block);
      count.add(block, 1, mixed, mixed ? walk.blocks().pages(block) : 0);
    }
    return count;
  }

  private void addTails(int order) {
    long blockPages = 1L << order;
    walk.tails()
        .visit(
            walk.blocks(),
            order,
            new LargeAllocations.Visitor() {
              @Override
              public void known(int block, LargeAllocations.Tail tail) {
                walk.blocks().addPages(block, tail.owner(), blockPages);
              }

              @Override
              public void unknown(long blocks, LargeAllocations.Tail tail) {
                boolean mixed = walk.blocks().type(tail.head()) != tail.owner();
                assumedBlocks += blocks;
                add(tail.head(), blocks, mixed, mixed ? blocks * blockPages : 0);
              }
            });
  }

  private void add(int like, long blocks, boolean mixed, long pages) {
    String type = walk.types().value(walk.blocks().type(like));
    ZoneId place = walk.places().value(walk.blocks().place(like));
    sums(place, type).tracked += blocks;
    if (mixed) {
      Sums column = sums(place, MigrateTypes.column(type));
      column.blocks += blocks;
      column.cmaBlocks += type.equals(MigrateTypes.CMA) ? blocks : 0;
      column.pages += pages;
    }
  }

  /** Counts pages of another type than that of their block. */
  void addForeign(int block, long pages) {
    String type = walk.types().value(walk.blocks().type(block));
    ZoneId place = walk.places().value(walk.blocks().place(block));
    Sums column = sums(place, MigrateTypes.column(type));
    column.foreignPages = LongMath.saturatedAdd(column.foreignPages, pages);
  }

  private Sums sums(ZoneId place, String type) {
    return cells.computeIfAbsent(new Cell(place, type), cell -> new Sums());
  }

  /** Blocks of which no record tells the type. */
  long assumedBlocks() {
    return assumedBlocks;
  }

  /** The rows, by node, zone and type. */
  List<MixedBlocks> rows() {
    List<MixedBlocks> rows = new ArrayList<>();
    cells.forEach(
        (cell, sums) ->
            rows.add(
                new MixedBlocks(
                    cell.place().node(),
                    cell.place().zone(),
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
