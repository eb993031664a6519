package org.pageowner.dsl.analysis.fragmentation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.testing.RecordSpec;

/**
 * Mixed pageblocks of order 9, found as {@code pagetypeinfo_showmixedcount_print()} finds them:
 * block by block, page by page.
 */
final class NaiveBlocks {
  private static final int ORDER = 9;

  /** A pageblock of one zone. */
  record Block(@Nullable Integer node, @Nullable Integer zone, long number) {}

  /** A row of the kernel's table, in which a mixed CMA block counts as Movable. */
  record Column(@Nullable Integer node, @Nullable Integer zone, String type) {}

  private final Map<Block, List<RecordSpec>> pages = new LinkedHashMap<>();
  private final Map<Block, String> types = new HashMap<>();

  NaiveBlocks(List<RecordSpec> records) {
    List<RecordSpec> tracked =
        records.stream().filter(record -> !record.flags().contains("reserved")).toList();
    for (RecordSpec record : tracked) {
      Block block = block(record, record.pageblock());
      pages.computeIfAbsent(block, key -> new ArrayList<>()).add(record);
      types.put(block, record.pageblockType()); // the last printed type
    }
    for (RecordSpec record : tracked) {
      String headType = types.get(block(record, record.pageblock()));
      long last = (record.pfn() + (1L << record.order()) - 1) >> ORDER;
      for (long number = record.pageblock() + 1; number <= last; number++) {
        Block block = block(record, number);
        pages.computeIfAbsent(block, key -> new ArrayList<>()).add(record);
        types.putIfAbsent(block, headType);
      }
    }
  }

  private static Block block(RecordSpec record, long number) {
    return new Block(record.node(), record.zone(), number);
  }

  private List<RecordSpec> pages(Block block) {
    return Objects.requireNonNull(pages.get(block));
  }

  private String type(Block block) {
    return Objects.requireNonNull(types.get(block));
  }

  private boolean isMixed(Block block) {
    return !foreign(block).isEmpty();
  }

  /** The allocations in a block that were requested with another type than the block's. */
  private List<RecordSpec> foreign(Block block) {
    return pages(block).stream()
        .filter(record -> !record.migrateType().equals(type(block)))
        .toList();
  }

  /** Returns the number of mixed blocks by the column that they count for, without zeros. */
  Map<Column, Long> mixed() {
    Map<Column, Long> counts = new HashMap<>();
    for (Block block : pages.keySet()) {
      if (isMixed(block)) {
        String type = type(block).equals("CMA") ? "Movable" : type(block);
        counts.merge(new Column(block.node(), block.zone(), type), 1L, Long::sum);
      }
    }
    return counts;
  }

  /** Returns the number of blocks that have a record, by type. */
  Map<Column, Long> tracked() {
    Map<Column, Long> counts = new HashMap<>();
    for (Block block : pages.keySet()) {
      counts.merge(new Column(block.node(), block.zone(), type(block)), 1L, Long::sum);
    }
    return counts;
  }

  /** Returns the tracked pages in mixed blocks of all types. */
  long pagesInMixed() {
    long sum = 0;
    for (Block block : pages.keySet()) {
      if (isMixed(block)) {
        sum += pages(block).stream().mapToLong(r -> 1L << Math.min(r.order(), ORDER)).sum();
      }
    }
    return sum;
  }

  /** Returns the blocks of a type that a stack spoils. */
  Map<List<String>, Set<Block>> spoiledByStack(String type) {
    Map<List<String>, Set<Block>> spoiled = new HashMap<>();
    for (Block block : pages.keySet()) {
      if (type(block).equals(type)) {
        for (RecordSpec record : foreign(block)) {
          spoiled.computeIfAbsent(record.frames(), key -> new HashSet<>()).add(block);
        }
      }
    }
    return spoiled;
  }

  /**
   * Returns the number of blocks of a type that would not be mixed without the pages of a stack.
   */
  long wholeWithout(List<String> stack, Collection<Block> spoiled) {
    return spoiled.stream()
        .filter(block -> foreign(block).stream().allMatch(r -> stack.equals(r.frames())))
        .count();
  }
}
