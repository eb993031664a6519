package org.pageowner.dsl.analysis.fragmentation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.pageowner.dsl.internal.index.PairIndex;

/**
 * What the records of each pageblock say of it: its type, the types that its pages were asked for,
 * and how many pages are tracked.
 *
 * <p>A pageblock that two zones share counts once for each, as the kernel looks at it once for
 * each. Blocks are numbered as they come.
 */
final class BlockTable {
  private static final int NONE = -1;

  private final PairIndex placesAndBlocks = new PairIndex();
  private int[] types = new int[512];
  private int[] pageTypes = new int[512];
  private int[] furtherTypes = new int[512];
  private boolean[] converted = new boolean[512];
  private long[] pages = new long[512];
  private int conversions;

  /** The block of the record before: records come in PFN order, so most are in the same block. */
  private int lastPlace;

  private long lastPageblock;
  private int last = NONE;

  /** Returns the number of blocks. */
  int size() {
    return placesAndBlocks.size();
  }

  /** How many blocks changed their type between two records. */
  int conversions() {
    return conversions;
  }

  /** Counts pages of a type in a block, and gives the block's number. */
  int add(int place, long pageblock, int blockType, int pageType, long count) {
    int known = placesAndBlocks.size();
    int block =
        last != NONE && lastPageblock == pageblock && lastPlace == place
            ? last
            : placesAndBlocks.add(place, pageblock);
    lastPlace = place;
    lastPageblock = pageblock;
    last = block;
    if (block == known) {
      append(block, blockType, pageType);
    } else if (types[block] != blockType) {
      types[block] = blockType; // the last is the latest: the kernel reads it for each record
      conversions += converted[block] ? 0 : 1;
      converted[block] = true;
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

  /** The number of a block, or -1. */
  int find(int place, long pageblock) {
    return placesAndBlocks.find(place, pageblock);
  }

  int place(int block) {
    return (int) placesAndBlocks.first(block);
  }

  long pageblock(int block) {
    return placesAndBlocks.second(block);
  }

  /** The type that the last record gives the block. */
  int type(int block) {
    return types[block];
  }

  /** Tracked pages. */
  long pages(int block) {
    return pages[block];
  }

  /** Returns whether a page was asked for with another type than the block's. */
  boolean isMixed(int block) {
    return pageTypes[block] != types[block] || furtherTypes[block] != NONE;
  }

  /** The blocks' numbers, by place, then by pageblock. */
  int[] sorted() {
    return IntStream.range(0, size())
        .boxed()
        .sorted(Comparator.<Integer>comparingInt(this::place).thenComparingLong(this::pageblock))
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
    converted = Arrays.copyOf(converted, capacity);
    pages = Arrays.copyOf(pages, capacity);
  }
}
