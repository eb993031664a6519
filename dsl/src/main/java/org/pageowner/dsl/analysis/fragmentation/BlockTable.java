package org.pageowner.dsl.analysis.fragmentation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What the records of each pageblock say of it: its type, the types that its pages were asked for,
 * and how many pages are tracked.
 *
 * <p>A pageblock that two zones share counts once for each, as the kernel looks at it once for
 * each. Open addressing over columns; blocks are numbered as they come.
 */
final class BlockTable {
  private static final int NONE = -1;

  private int[] table = filled(1024);
  private int[] places = new int[512];
  private long[] pageblocks = new long[512];
  private int[] types = new int[512];
  private int[] pageTypes = new int[512];
  private int[] furtherTypes = new int[512];
  private boolean[] converted = new boolean[512];
  private long[] pages = new long[512];
  private int size;
  private int conversions;

  /** How many blocks there are. */
  int size() {
    return size;
  }

  /** How many blocks changed their type between two records. */
  int conversions() {
    return conversions;
  }

  /** Counts pages of a type in a block, and gives the block's number. */
  int add(int place, long pageblock, int blockType, int pageType, long count) {
    int block = find(place, pageblock);
    if (block == NONE) {
      block = append(place, pageblock, blockType, pageType);
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
    int mask = table.length - 1;
    for (int slot = hash(place, pageblock) & mask; ; slot = (slot + 1) & mask) {
      int block = table[slot];
      if (block == NONE || (pageblocks[block] == pageblock && places[block] == place)) {
        return block;
      }
    }
  }

  int place(int block) {
    return places[block];
  }

  long pageblock(int block) {
    return pageblocks[block];
  }

  /** The type that the last record gives the block. */
  int type(int block) {
    return types[block];
  }

  /** Tracked pages. */
  long pages(int block) {
    return pages[block];
  }

  /** Whether a page was asked for with another type than the block's. */
  boolean isMixed(int block) {
    return pageTypes[block] != types[block] || furtherTypes[block] != NONE;
  }

  /** The blocks' numbers, by place, then by pageblock. */
  int[] sorted() {
    return IntStream.range(0, size)
        .boxed()
        .sorted(Comparator.<Integer>comparingInt(this::place).thenComparingLong(this::pageblock))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private int append(int place, long pageblock, int blockType, int pageType) {
    if (size == places.length) {
      grow();
    }
    places[size] = place;
    pageblocks[size] = pageblock;
    types[size] = blockType;
    pageTypes[size] = pageType;
    furtherTypes[size] = NONE;
    insert(size);
    return size++;
  }

  private void insert(int block) {
    int mask = table.length - 1;
    int slot = hash(places[block], pageblocks[block]) & mask;
    while (table[slot] != NONE) {
      slot = (slot + 1) & mask;
    }
    table[slot] = block;
  }

  private void grow() {
    int capacity = size * 2;
    places = Arrays.copyOf(places, capacity);
    pageblocks = Arrays.copyOf(pageblocks, capacity);
    types = Arrays.copyOf(types, capacity);
    pageTypes = Arrays.copyOf(pageTypes, capacity);
    furtherTypes = Arrays.copyOf(furtherTypes, capacity);
    converted = Arrays.copyOf(converted, capacity);
    pages = Arrays.copyOf(pages, capacity);
    table = filled(capacity * 2);
    for (int block = 0; block < size; block++) {
      insert(block);
    }
  }

  private static int hash(int place, long pageblock) {
    long mixed = (pageblock ^ ((long) place << 48)) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }

  private static int[] filled(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, NONE);
    return slots;
  }
}
