package org.pageowner.dsl.internal.engine.group;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.column.RunningPages;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Measure;

/** The measures of groups, as records come. */
public final class Measuring {
  private final Set<Measure> measures;
  private final KeyColumn sizes;
  private final KeyColumn counts;
  private final @Nullable KeyColumn allocTs;
  private final RunningPages runningPages;

  /** Times and pages, side by side. */
  private final LongRows sums;

  private final int column;

  private final BitSet uncounted = new BitSet();
  private final Tally first = new Tally(Long.MAX_VALUE);
  private final Tally last = new Tally(RowSlice.ABSENT);
  private final Map<Key<?>, DistinctCount> distinct = new HashMap<>();

  public Measuring(KeyColumns keyColumns, Set<Measure> measures) {
    this(keyColumns, measures, new LongRows(2, 0), 0);
  }

  public Measuring(KeyColumns keyColumns, Set<Measure> measures, LongRows sums, int column) {
    this.sums = sums;
    this.column = column;
    this.measures = new LinkedHashSet<>(measures);
    this.sizes = keyColumns.pages();
    this.counts = keyColumns.times();
    this.runningPages = keyColumns.runningPages();
    boolean timed =
        measures.contains(Measure.FIRST_ALLOC_TS) || measures.contains(Measure.LAST_ALLOC_TS);
    this.allocTs = timed ? keyColumns.of(KeyCatalogue.ALLOC_TS) : null;
    for (Measure measure : measures) {
      if (measure.kind() == Measure.Kind.DISTINCT) {
        distinct.put(measure.key(), new DistinctCount(keyColumns.of(measure.key())));
      }
    }
  }

  /** Adds the rows of each run to the run's group. */
  public void add(RowSlice slice, int[] rows, RowRuns runs, int[] groups, int size) {
    sums.reserve(size);
    if (slice.batch().isInventory()) {
      addCounted(slice, rows, runs, groups);
    } else {
      long[] pages = runningPages.of(slice, rows, runs.start(runs.size()));
      for (int run = 0; run < runs.size(); run++) {
        int from = runs.start(run);
        int to = runs.start(run + 1);
        add(groups[run], to - from, pages[to] - pages[from]);
      }
    }
    if (slice.batch().pages().hasAbsent()) {
      long[] pagesOf = sizes.codes(slice);
      runs.forEach(
          (run, i) -> {
            if (pagesOf[rows[i]] == RowSlice.ABSENT) {
              uncounted.set(groups[run]);
            }
          });
    }
    if (allocTs != null) {
      addStamps(allocTs.codes(slice), rows, runs, groups, size);
    }
    for (DistinctCount counter : distinct.values()) {
      counter.add(slice, rows, runs, groups, size);
    }
  }

  /** A row of an inventory may stand for several allocations. */
  private void addCounted(RowSlice slice, int[] rows, RowRuns runs, int[] groups) {
    long[] pagesOf = sizes.codes(slice);
    long[] timesOf = counts.codes(slice);
    runs.forEach((run, i) -> add(groups[run], timesOf[rows[i]], Math.max(0, pagesOf[rows[i]])));
  }

  private void add(int group, long times, long pages) {
    long[] segment = sums.segment(group);
    int at = sums.at(group) + column;
    segment[at] = Tally.saturatedSum(segment[at], times);
    segment[at + 1] = Tally.saturatedSum(segment[at + 1], pages);
  }

  private void addStamps(long[] stamps, int[] rows, RowRuns runs, int[] groups, int size) {
    first.reserve(size);
    last.reserve(size);
    runs.forEach(
        (run, i) -> {
          long stamp = stamps[rows[i]];
          if (stamp != RowSlice.ABSENT) {
            first.min(groups[run], stamp);
            last.max(groups[run], stamp);
          }
        });
  }

  /** Records in a group. */
  long times(int group) {
    return sums.get(group, column);
  }

  /** Base pages in a group, as far as they are known. */
  long pages(int group) {
    return sums.get(group, column + 1);
  }

  /** A group's measure; {@link RowSlice#ABSENT} if it has none. */
  public long get(Measure measure, int group) {
    return switch (measure.kind()) {
      case TIMES -> times(group);
      case PAGES -> isCounted(group) ? pages(group) : RowSlice.ABSENT;
      case BYTES -> isCounted(group) ? bytes(pages(group), measure.pageSize()) : RowSlice.ABSENT;
      case FIRST_ALLOC_TS ->
          last.get(group) == RowSlice.ABSENT ? RowSlice.ABSENT : first.get(group);
      case LAST_ALLOC_TS -> last.get(group);
      case DISTINCT -> counter(measure).count(group);
    };
  }

  /** A measure of all of so many groups. */
  public long[] measures(Measure measure, int size) {
    long[] numbers = new long[size];
    boolean pages = measure.kind() == Measure.Kind.PAGES && uncounted.isEmpty();
    if (pages || measure.kind() == Measure.Kind.TIMES) {
      sums.copyColumn(pages ? column + 1 : column, numbers);
    } else {
      for (int group = 0; group < size; group++) {
        numbers[group] = get(measure, group);
      }
    }
    return numbers;
  }

  /** Whether the pages of at least some of its rows are known. */
  private boolean isCounted(int group) {
    return pages(group) != 0 || !uncounted.get(group);
  }

  private DistinctCount counter(Measure measure) {
    DistinctCount counter = distinct.get(measure.key());
    if (counter == null) {
      throw new IllegalArgumentException("not measured: " + measure + "; measured: " + measures);
    }
    return counter;
  }

  public static long bytes(long pages, long pageSize) {
    long high = Math.multiplyHigh(pages, pageSize);
    long low = pages * pageSize;
    return high != 0 || low < 0 ? Long.MAX_VALUE : low;
  }
}
