package org.pageowner.dsl.analysis.fragmentation;

import com.google.common.math.LongMath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.table.Row;

/**
 * Totals by culprit. Culprits are numbered in the order of their first records.
 *
 * <p>The culprits of each block are pairs of numbers, which are sorted at the end: a block with one
 * distinct pair has one culprit, and would not be mixed without it.
 */
final class CulpritCount {
  private final List<Row> firsts = new ArrayList<>();
  private long[] times = new long[16];
  private long[] pages = new long[16];
  private long[] blocks = new long[16];
  private long[] whole = new long[16];
  private long[] pairs = new long[64];
  private int pairCount;
  private long spoiled;

  void add(int culprit, int block, Row row) {
    if (culprit == firsts.size()) {
      firsts.add(row);
      if (culprit == times.length) {
        times = Arrays.copyOf(times, culprit * 2);
        pages = Arrays.copyOf(pages, culprit * 2);
        blocks = Arrays.copyOf(blocks, culprit * 2);
        whole = Arrays.copyOf(whole, culprit * 2);
      }
    }
    times[culprit] += row.times();
    pages[culprit] = LongMath.saturatedAdd(pages[culprit], row.pages());
    pair(culprit, block);
  }

  private void pair(int culprit, int block) {
    if (pairCount == pairs.length) {
      pairs = Arrays.copyOf(pairs, pairCount * 2);
    }
    pairs[pairCount++] = (long) block << Integer.SIZE | culprit;
  }

  /**
   * Returns a visitor that counts the blocks after the first ones of large allocations, if {@code
   * isSelected} holds for them.
   */
  LargeAllocations.Visitor visitor(IntPredicate isSelected) {
    return new LargeAllocations.Visitor() {
      @Override
      public void known(int block, LargeAllocations.Allocation allocation) {
        if (isSelected.test(block)) {
          pair(allocation.owner(), block);
        }
      }

      @Override
      public void unknown(long from, long to, LargeAllocations.Allocation allocation) {
        long more = to - from;
        spoiled += more;
        blocks[allocation.owner()] += more;
        whole[allocation.owner()] += more;
      }
    };
  }

  Culprits culprits(String blockType, List<Key<?>> keys) {
    long[] distinct = Arrays.stream(pairs, 0, pairCount).sorted().distinct().toArray();
    for (int i = 0; i < distinct.length; i++) {
      int culprit = (int) distinct[i];
      blocks[culprit]++;
      boolean sharedBefore = i > 0 && block(distinct[i - 1]) == block(distinct[i]);
      boolean sharedAfter = i + 1 < distinct.length && block(distinct[i + 1]) == block(distinct[i]);
      whole[culprit] += sharedBefore || sharedAfter ? 0 : 1;
      spoiled += sharedBefore ? 0 : 1;
    }
    List<Culprit> all = new ArrayList<>();
    for (int c = 0; c < firsts.size(); c++) {
      Row first = firsts.get(c);
      all.add(
          new Culprit(first, ForeignPages.isEarly(first), blocks[c], whole[c], times[c], pages[c]));
    }
    return new Culprits(blockType, keys, all, spoiled);
  }

  private static long block(long pair) {
    return pair >> Integer.SIZE;
  }
}
