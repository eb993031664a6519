package org.pageowner.dsl.analysis.fragmentation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.layout.Amount;

/** Describes the omissions and assumptions of the counts of blocks. */
final class WalkNotes {
  private final List<String> notes = new ArrayList<>();

  private WalkNotes() {}

  /** Returns one sentence for each. */
  static List<String> of(BlockWalk walk, @Nullable Integer pageblockOrder, long assumedBlocks) {
    WalkNotes all = new WalkNotes();
    if (walk.counted() == 0) {
      all.nothingCounted(walk);
    } else {
      all.aboutOrder(walk.votes(), pageblockOrder);
      all.aboutZones(walk);
      all.add("without a pageblock, left out", walk.withoutBlock(), "record");
      all.add("without one of the two migrate types, left out", walk.withoutType(), "record");
    }
    all.add("of reserved pages, left out as the kernel does", walk.reserved(), "record");
    all.add(
        "of another type later in the dump than before, counted by the last",
        walk.blocks().conversions(),
        "block");
    all.add(
        "behind the first block of a larger allocation, taken to be of its type",
        assumedBlocks,
        "block");
    return List.copyOf(all.notes);
  }

  private void nothingCounted(BlockWalk walk) {
    if (walk.withoutType() > 0) {
      notes.add("the dump does not tell the migrate types of pages and pageblocks (kernel 4.6 on)");
    } else if (walk.withoutBlock() > 0) {
      notes.add("the input does not tell pageblocks: it takes a dump, of kernel 3.19 or later");
    } else if (walk.reserved() == 0) {
      notes.add("there is no record in the input");
    }
  }

  private void aboutOrder(OrderVotes votes, @Nullable Integer order) {
    if (order == null) {
      notes.add(
          votes.contradicting() == 0
              ? "the pageblock order is not known: all records are of pageblock 0"
              : "the pageblock order is not known: records contradict each other");
    } else {
      add("contradicting the pageblock order " + order, votes.contradicting(), "record");
    }
  }

  private void aboutZones(BlockWalk walk) {
    boolean node = false;
    boolean zone = false;
    for (int block = 0; block < walk.blocks().size(); block++) {
      ZoneId id = walk.zones().value(walk.blocks().zone(block));
      node |= id.node() != null;
      zone |= id.zone() != null;
    }
    if (!zone) {
      notes.add(
          "no record tells its zone (kernel 5.13 on), so counts are sums over zones"
              + (node ? "" : " and nodes")
              + "; a block that two zones share counts once");
    }
  }

  private void add(String kind, long count, String noun) {
    if (count > 0) {
      notes.add(kind + ": " + Amount.count(count, noun));
    }
  }
}
