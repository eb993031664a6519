package org.pageowner.dsl.analysis.fragmentation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the blocks of a walk after they have been counted. */
final class PageblockList {
  private static final Comparator<Pageblock> ORDER =
      Comparator.<Pageblock, ZoneId>comparing(
              block -> new ZoneId(block.node(), block.zone()), ZoneId.ORDER)
          .thenComparingLong(Pageblock::number);

  private final BlockWalk walk;
  private final List<Pageblock> all = new ArrayList<>();

  private PageblockList(BlockWalk walk) {
    this.walk = walk;
  }

  static List<Pageblock> of(BlockWalk walk, @Nullable Integer pageblockOrder) {
    PageblockList list = new PageblockList(walk);
    BlockTable blocks = walk.blocks();
    for (int block = 0; block < blocks.size(); block++) {
      list.add(block, blocks.pageblock(block), 1, blocks.isMixed(block), blocks.pages(block), true);
    }
    if (pageblockOrder != null) {
      list.addLargeAllocations(pageblockOrder);
    }
    list.all.sort(ORDER);
    return List.copyOf(list.all);
  }

  private void addLargeAllocations(int pageblockOrder) {
    walk.largeAllocations()
        .visit(
            walk.blocks(),
            pageblockOrder,
            new LargeAllocations.Visitor() {
              @Override
              public void known(int block, LargeAllocations.Allocation allocation) {
                // Its pages are in the table already.
              }

              @Override
              public void unknown(long from, long to, LargeAllocations.Allocation allocation) {
                boolean isMixed = allocation.isMixed(walk.blocks());
                add(allocation.head(), from, to - from, isMixed, 1L << pageblockOrder, false);
              }
            });
  }

  /** Adds blocks with the zone and the type of a block of the table. */
  private void add(
      int like, long number, long count, boolean isMixed, long pages, boolean hasRecord) {
    ZoneId zone = walk.zones().value(walk.blocks().zone(like));
    String type = walk.types().value(walk.blocks().type(like));
    all.add(
        new Pageblock(zone.node(), zone.zone(), number, count, type, isMixed, pages, hasRecord));
  }
}
