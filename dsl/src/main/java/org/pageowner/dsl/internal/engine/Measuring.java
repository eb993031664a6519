package org.pageowner.dsl.internal.engine;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Measure;

/** The measures of groups, as records come. */
final class Measuring {
  private final Set<Measure> measures;
  private final Lane sizes;
  private final Lane counts;
  private final @Nullable Lane allocTs;
  private final Tally times = new Tally(0);
  private final Tally pages = new Tally(0);
  private final BitSet uncounted = new BitSet();
  private final Tally first = new Tally(Long.MAX_VALUE);
  private final Tally last = new Tally(Block.ABSENT);
  private final Map<Key<?>, DistinctCount> distinct = new HashMap<>();

  Measuring(Lanes lanes, Set<Measure> measures) {
    this.measures = new LinkedHashSet<>(measures);
    this.sizes = lanes.pages();
    this.counts = lanes.times();
    boolean timed =
        measures.contains(Measure.FIRST_ALLOC_TS) || measures.contains(Measure.LAST_ALLOC_TS);
    this.allocTs = timed ? lanes.of(KeyCatalogue.ALLOC_TS) : null;
    for (Measure measure : measures) {
      if (measure.kind() == Measure.Kind.DISTINCT) {
        distinct.put(measure.key(), new DistinctCount(lanes.of(measure.key())));
      }
    }
  }

  void add(Block block, int[] rows, int count, int[] groups, int size) {
    times.reserve(size);
    pages.reserve(size);
    long[] pagesOf = sizes.codes(block);
    for (int i = 0; i < count; i++) {
      times.add(groups[i], 1);
      pages.add(groups[i], Math.max(0, pagesOf[rows[i]]));
    }
    if (block.batch().isInventory()) {
      addFurtherTimes(block, rows, count, groups);
    }
    if (block.batch().pages().hasAbsent()) {
      for (int i = 0; i < count; i++) {
        if (pagesOf[rows[i]] == Block.ABSENT) {
          uncounted.set(groups[i]);
        }
      }
    }
    Lane ts = allocTs;
    if (ts != null) {
      first.reserve(size);
      last.reserve(size);
      long[] stamps = ts.codes(block);
      for (int i = 0; i < count; i++) {
        long stamp = stamps[rows[i]];
        if (stamp != Block.ABSENT) {
          first.min(groups[i], stamp);
          last.max(groups[i], stamp);
        }
      }
    }
    for (DistinctCount counter : distinct.values()) {
      counter.add(block, rows, count, groups, size);
    }
  }

  /** A row of an inventory may stand for several allocations. */
  private void addFurtherTimes(Block block, int[] rows, int count, int[] groups) {
    long[] timesOf = counts.codes(block);
    for (int i = 0; i < count; i++) {
      times.add(groups[i], timesOf[rows[i]] - 1);
    }
  }

  Tally times() {
    return times;
  }

  Tally pages() {
    return pages;
  }

  /** A group's measure; {@link Block#ABSENT} if it has none. */
  long get(Measure measure, int group) {
    return switch (measure.kind()) {
      case TIMES -> times.get(group);
      case PAGES -> isCounted(group) ? pages.get(group) : Block.ABSENT;
      case BYTES -> isCounted(group) ? bytes(pages.get(group), measure.pageSize()) : Block.ABSENT;
      case FIRST_ALLOC_TS -> last.get(group) == Block.ABSENT ? Block.ABSENT : first.get(group);
      case LAST_ALLOC_TS -> last.get(group);
      case DISTINCT -> counter(measure).count(group);
    };
  }

  /** Whether the pages of at least some of its rows are known. */
  private boolean isCounted(int group) {
    return pages.get(group) != 0 || !uncounted.get(group);
  }

  private DistinctCount counter(Measure measure) {
    DistinctCount counter = distinct.get(measure.key());
    if (counter == null) {
      throw new IllegalArgumentException("not measured: " + measure + "; measured: " + measures);
    }
    return counter;
  }

  static long bytes(long pages, long pageSize) {
    long high = Math.multiplyHigh(pages, pageSize);
    long low = pages * pageSize;
    return high != 0 || low < 0 ? Long.MAX_VALUE : low;
  }
}
