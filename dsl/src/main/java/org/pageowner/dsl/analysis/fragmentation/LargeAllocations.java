package org.pageowner.dsl.analysis.fragmentation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Allocations that are larger than a pageblock, and the blocks after their first one.
 *
 * <p>The dump does not print the types of these blocks, so they are assumed to have the type of the
 * first one. They are stored as ranges, because a malformed order can yield more blocks than fit
 * into memory.
 */
final class LargeAllocations {
  /** Maximum order that is counted; a larger one is malformed and could overflow sums. */
  static final int MAX_ORDER = 30;

  private final List<Allocation> all = new ArrayList<>();

  /**
   * A large allocation.
   *
   * @param head the number of its first block
   * @param order its order
   * @param owner a number of the caller for the allocation, such as its migrate type
   */
  record Allocation(int head, int order, int owner) {
    /** Returns whether the blocks are mixed; the owner is the number of the migrate type. */
    boolean isMixed(BlockTable blocks) {
      return blocks.type(head) != owner;
    }
  }

  /** Is called once for each block after the first one of an allocation. */
  interface Visitor {
    /** Visits a block that is in the table, because it has records too. */
    void known(int block, Allocation allocation);

    /** Visits the blocks from {@code from} to {@code to - 1}, none of which has a record. */
    void unknown(long from, long to, Allocation allocation);
  }

  /** Returns whether an allocation may be larger than a block, judging by its PFN alone. */
  static boolean mayHave(long pfn, long pageblock, long order) {
    int difference = Long.numberOfLeadingZeros(pageblock) - Long.numberOfLeadingZeros(pfn);
    return order > 0 && (pageblock == 0 || order > difference);
  }

  void add(int head, int order, int owner) {
    all.add(new Allocation(head, order, owner));
  }

  /**
   * Counts the pages in the first blocks, which were not counted while the pageblock order was
   * unknown.
   */
  void countHeads(BlockTable blocks, @Nullable Integer pageblockOrder) {
    int maxOrder = pageblockOrder == null ? MAX_ORDER : pageblockOrder;
    for (Allocation allocation : all) {
      blocks.addPages(
          allocation.head(), allocation.owner(), 1L << Math.min(allocation.order(), maxOrder));
    }
  }

  /** Visits the blocks; blocks of overlapping allocations belong to the first one. */
  void visit(BlockTable blocks, int pageblockOrder, Visitor visitor) {
    List<Allocation> large =
        all.stream()
            .filter(allocation -> allocation.order() > pageblockOrder)
            .sorted(
                Comparator.<Allocation>comparingInt(allocation -> blocks.zone(allocation.head()))
                    .thenComparingLong(allocation -> blocks.pageblock(allocation.head())))
            .toList();
    if (large.isEmpty()) {
      return;
    }
    int[] sorted = blocks.sorted();
    int at = 0;
    int zone = -1;
    long done = 0;
    for (Allocation allocation : large) {
      if (blocks.zone(allocation.head()) != zone) {
        zone = blocks.zone(allocation.head());
        done = 0;
      }
      long head = blocks.pageblock(allocation.head());
      long end = endOf(head, allocation.order() - pageblockOrder);
      long next = Math.max(done, head + 1);
      at = skip(blocks, sorted, at, zone, next);
      for (; at < sorted.length && isBelow(blocks, sorted[at], zone, end); at++) {
        long known = blocks.pageblock(sorted[at]);
        if (known > next) {
          visitor.unknown(next, known, allocation);
        }
        visitor.known(sorted[at], allocation);
        next = known + 1;
      }
      if (end > next) {
        visitor.unknown(next, end, allocation);
      }
      done = Math.max(done, end);
    }
  }

  private static int skip(BlockTable blocks, int[] sorted, int from, int zone, long pageblock) {
    int at = from;
    while (at < sorted.length && isBelow(blocks, sorted[at], zone, pageblock)) {
      at++;
    }
    return at;
  }

  private static boolean isBelow(BlockTable blocks, int block, int zone, long pageblock) {
    int other = blocks.zone(block);
    return other < zone || (other == zone && blocks.pageblock(block) < pageblock);
  }

  private static long endOf(long head, int difference) {
    long end = head + (1L << difference);
    return end < 0 ? Long.MAX_VALUE : end;
  }
}
