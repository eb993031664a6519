package org.pageowner.dsl.analysis.fragmentation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Allocations that are larger than a pageblock: the blocks behind their first one.
 *
 * <p>The dump says nothing of these blocks, so they are taken to be of the first one's type. They
 * are kept as ranges, since a damaged order can make them more than a memory has.
 */
final class LargeAllocations {
  /** Of a damaged order no more pages are counted than these, lest sums overflow. */
  static final int MAX_ORDER = 30;

  private final List<Tail> all = new ArrayList<>();

  /**
   * A large allocation.
   *
   * @param head the number of its first block
   * @param order its order
   * @param owner whom to tell: its migrate type, say
   */
  record Tail(int head, int order, int owner) {}

  /** Hears of each block behind a first one, once. */
  interface Visitor {
    /** The block is in the table too: it has records of its own. */
    void known(int block, Tail tail);

    /** These blocks have no records of their own. */
    void unknown(long blocks, Tail tail);
  }

  /** Returns whether an allocation can be larger than a block, as far as its own PFN tells. */
  static boolean mayHave(long pfn, long pageblock, long order) {
    int difference = Long.numberOfLeadingZeros(pageblock) - Long.numberOfLeadingZeros(pfn);
    return order > 0 && (pageblock == 0 || order > difference);
  }

  void add(int head, int order, int owner) {
    all.add(new Tail(head, order, owner));
  }

  /** Counts the pages of the first blocks, which were left out while the order was not known. */
  void countHeads(BlockTable blocks, @Nullable Integer pageblockOrder) {
    int most = pageblockOrder == null ? MAX_ORDER : pageblockOrder;
    for (Tail tail : all) {
      blocks.addPages(tail.head(), tail.owner(), 1L << Math.min(tail.order(), most));
    }
  }

  /** Goes over the blocks; where allocations overlap, the first one has them. */
  void visit(BlockTable blocks, int pageblockOrder, Visitor visitor) {
    List<Tail> large =
        all.stream()
            .filter(tail -> tail.order() > pageblockOrder)
            .sorted(
                Comparator.<Tail>comparingInt(tail -> blocks.place(tail.head()))
                    .thenComparingLong(tail -> blocks.pageblock(tail.head())))
            .toList();
    if (large.isEmpty()) {
      return;
    }
    int[] sorted = blocks.sorted();
    int at = 0;
    int place = -1;
    long done = 0;
    for (Tail tail : large) {
      if (blocks.place(tail.head()) != place) {
        place = blocks.place(tail.head());
        done = 0;
      }
      long head = blocks.pageblock(tail.head());
      long end = endOf(head, tail.order() - pageblockOrder);
      long next = Math.max(done, head + 1);
      at = skip(blocks, sorted, at, place, next);
      long unknown = Math.max(0, end - next);
      for (; at < sorted.length && isBelow(blocks, sorted[at], place, end); at++) {
        visitor.known(sorted[at], tail);
        unknown--;
      }
      if (unknown > 0) {
        visitor.unknown(unknown, tail);
      }
      done = Math.max(done, end);
    }
  }

  private static int skip(BlockTable blocks, int[] sorted, int from, int place, long pageblock) {
    int at = from;
    while (at < sorted.length && isBelow(blocks, sorted[at], place, pageblock)) {
      at++;
    }
    return at;
  }

  private static boolean isBelow(BlockTable blocks, int block, int place, long pageblock) {
    int other = blocks.place(block);
    return other < place || (other == place && blocks.pageblock(block) < pageblock);
  }

  private static long endOf(long head, int difference) {
    long end = head + (1L << difference);
    return end < 0 ? Long.MAX_VALUE : end;
  }
}
