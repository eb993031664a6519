package org.pageowner.dsl.analysis.fragmentation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.pageowner.dsl.internal.index.PairIndex;

/**
 * The pageblocks of a dump, with the facts that their records give: the type of the block, the
 * types that its pages were requested with, and the number of tracked pages.
 *
 * <p>A block is identified by zone and pageblock number, a pair that {@link PairIndex} numbers; its
 * facts are in columns by that number, about 60 bytes for each block. Records are in PFN order, so
 * most are in the block of the previous record, which is compared before the hash table is read.
 * For a block to be mixed it suffices that one page has another type than the block, so two types
 * are stored for each block: the first one, and the last one that differs from it.
 *
 * <p>A pageblock that two zones share counts once for each, as in the kernel, which visits it once
 * for each zone.
 */
final class BlockTable {
  private static final int NONE = -1;

  private final PairIndex zonesAndBlocks = new PairIndex();
  private int[] types = new int[512];
  private int[] pageTypes = new int[512];
  private int[] furtherTypes = new int[512];
  private boolean[] hasConverted = new boolean[512];
  private long[] pages = new long[512];
  private int conversions;

  /** The block of the previous record, or {@link #NONE}. */
  private int lastZone;

  private long lastPageblock;
  private int last = NONE;

  /** Returns the number of blocks. */
  int size() {
    return zonesAndBlocks.size();
  }

  /** Returns the number of blocks whose type changed between two records. */
  int conversions() {
    return conversions;
  }

  /** Counts pages of a type in a block, and returns the number of the block. */
  int add(int zone, long pageblock, int blockType, int pageType, long count) {
    int known = zonesAndBlocks.size();
    int block =
        last != NONE && lastPageblock == pageblock && lastZone == zone
            ? last
            : zonesAndBlocks.add(zone, pageblock);
    lastZone = zone;
    lastPageblock = pageblock;
    last = block;
    if (block == known) {
      append(block, blockType, pageType);
    } else if (types[block] != blockType) {
      // The kernel reads the type for each record, so the last one is current.
      types[block] = blockType;
      conversions += hasConverted[block] ? 0 : 1;
      hasConverted[block] = true;
    }
    addPages(block, pageType, count);
    return block;
  }

  /** Counts pages of a type in a known block. */
  void addPages(int block, int pageType, long count) {
    if (pageTypes[block] != pageType) {
      furtherTypes[block] = pageType;
    }
    pages[block] += count;
  }

  /** Returns the number of a block, or -1. */
  int find(int zone, long pageblock) {
    return zonesAndBlocks.find(zone, pageblock);
  }

  int zone(int block) {
    return (int) zonesAndBlocks.first(block);
  }

  long pageblock(int block) {
    return zonesAndBlocks.second(block);
  }

  /** Returns the type of a block in its last record. */
  int type(int block) {
    return types[block];
  }

  /** Returns the number of tracked pages of a block. */
  long pages(int block) {
    return pages[block];
  }

  /** Returns whether a page was requested with another type than the block's. */
  boolean isMixed(int block) {
    return pageTypes[block] != types[block] || furtherTypes[block] != NONE;
  }

  /** Returns the numbers of the blocks, sorted by zone, then by pageblock. */
  int[] sorted() {
    return IntStream.range(0, size())
        .boxed()
        .sorted(Comparator.<Integer>comparingInt(this::zone).thenComparingLong(this::pageblock))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private void append(int block, int blockType, int pageType) {
    if (block == types.length) {
      grow(block * 2);
    }
    types[block] = blockType;
    pageTypes[block] = pageType;
    furtherTypes[block] = NONE;
  }

  private void grow(int capacity) {
    types = Arrays.copyOf(types, capacity);
    pageTypes = Arrays.copyOf(pageTypes, capacity);
    furtherTypes = Arrays.copyOf(furtherTypes, capacity);
    hasConverted = Arrays.copyOf(hasConverted, capacity);
    pages = Arrays.copyOf(pages, capacity);
  }
}
