package org.pageowner.dsl.internal.engine.group;

import com.google.common.math.LongMath;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Measure;

/**
 * The measures of groups, kept in the payload of their rows: an update touches the cache line that
 * the look-up of the group has just loaded.
 */
public final class GroupTotals {
  // the payload words, counted from the first one of the totals
  private static final int TIMES = 0;
  private static final int PAGES = 1;
  private static final int SUMS = 2;
  private static final int STAMPS = 2;

  private final Set<Measure> measures;
  private final KeyColumn pages;
  private final @Nullable KeyColumn allocTs;
  private final RowTotals rowTotals;
  private final RowTable table;
  private final int timesWord;
  private final int pagesWord;
  private final int firstWord;
  private final int lastWord;

  /** The number of groups whose time stamps have been initialised. */
  private int stamped;

  /** Groups with a row whose pages are unknown. */
  private final BitSet uncounted = new BitSet();

  private final Map<Key<?>, DistinctCount> distinct = new LinkedHashMap<>();
  private long mostTimes;

  /**
   * Totals of the rows of {@code table}.
   *
   * @param measures the measures besides times and pages, which are always counted
   * @param word the first of {@link #words} payload words of a row that hold its totals
   */
  public GroupTotals(KeyColumns columns, Set<Measure> measures, RowTable table, int word) {
    this.measures = new LinkedHashSet<>(measures);
    this.pages = columns.pages();
    this.rowTotals = new RowTotals(columns);
    this.table = table;
    this.timesWord = word + TIMES;
    this.pagesWord = word + PAGES;
    this.firstWord = word + SUMS;
    this.lastWord = firstWord + 1;
    boolean isStamped = isStamped(measures);
    this.allocTs = isStamped ? columns.of(KeyCatalogue.ALLOC_TS) : null;
    int next = word + SUMS + (isStamped ? STAMPS : 0);
    for (Measure measure : this.measures) {
      if (measure instanceof Measure.Distinct counted) {
        distinct.put(counted.key(), new DistinctCount(columns.of(counted.key()), table, next++));
      }
    }
  }

  /** Returns the number of payload words that totals with these measures take. */
  public static int words(Set<Measure> measures) {
    long distinct = measures.stream().filter(Measure.Distinct.class::isInstance).count();
    return SUMS + (isStamped(measures) ? STAMPS : 0) + (int) distinct;
  }

  private static boolean isStamped(Set<Measure> measures) {
    return measures.contains(Measure.FIRST_ALLOC_TS) || measures.contains(Measure.LAST_ALLOC_TS);
  }

  /** Adds the rows of each run to the run's group. */
  public void add(RowSlice slice, int[] rows, RowRuns runs, int[] groups) {
    rowTotals.read(slice, rows, runs.start(runs.size()));
    long most = mostTimes;
    for (int run = 0; run < runs.size(); run++) {
      int from = runs.start(run);
      int to = runs.start(run + 1);
      long[] segment = table.segment(groups[run]);
      int payload = table.payloadAt(groups[run]);
      long times = LongMath.saturatedAdd(segment[payload + timesWord], rowTotals.times(from, to));
      segment[payload + timesWord] = times;
      segment[payload + pagesWord] =
          LongMath.saturatedAdd(segment[payload + pagesWord], rowTotals.pages(from, to));
      most = Math.max(most, times);
    }
    mostTimes = most;
    if (slice.batch().pages().hasAbsent()) {
      markUncounted(pages.codes(slice), rows, runs, groups);
    }
    if (allocTs != null) {
      addStamps(allocTs.codes(slice), rows, runs, groups);
    }
    for (DistinctCount counter : distinct.values()) {
      counter.add(slice, rows, runs, groups);
    }
  }

  private void markUncounted(long[] pagesOfRows, int[] rows, RowRuns runs, int[] groups) {
    runs.forEach(
        (run, i) -> {
          if (pagesOfRows[rows[i]] == RowSlice.ABSENT) {
            uncounted.set(groups[run]);
          }
        });
  }

  private void addStamps(long[] stamps, int[] rows, RowRuns runs, int[] groups) {
    for (; stamped < table.size(); stamped++) {
      table.setPayload(stamped, firstWord, Long.MAX_VALUE);
      table.setPayload(stamped, lastWord, RowSlice.ABSENT);
    }
    runs.forEach(
        (run, i) -> {
          long stamp = stamps[rows[i]];
          if (stamp != RowSlice.ABSENT) {
            int group = groups[run];
            table.setPayload(group, firstWord, Math.min(table.payload(group, firstWord), stamp));
            table.setPayload(group, lastWord, Math.max(table.payload(group, lastWord), stamp));
          }
        });
  }

  /** Returns the allocations of a group. */
  public long times(int group) {
    return table.payload(group, timesWord);
  }

  /** Returns the allocations of a group in a copy of the table. */
  public long times(RowTable copy, int row) {
    return copy.payload(row, timesWord);
  }

  /** Returns the base pages of a group in a copy of the table. */
  public long pages(RowTable copy, int row) {
    return copy.payload(row, pagesWord);
  }

  /** Returns the allocations of the group that has the most. */
  public long mostTimes() {
    return mostTimes;
  }

  /** Returns the base pages of a group, as far as they are known. */
  public long pages(int group) {
    return table.payload(group, pagesWord);
  }

  /** Returns a measure of a group; {@link RowSlice#ABSENT} if it has none. */
  public long get(Measure measure, int group) {
    if (measure instanceof Measure.Distinct counted) {
      return counter(counted).count(group);
    }
    if (measure instanceof Measure.Bytes bytes && isCounted(group)) {
      return bytes(pages(group), bytes.pageSize());
    }
    return switch (measure.kind()) {
      case TIMES -> times(group);
      case PAGES -> isCounted(group) ? pages(group) : RowSlice.ABSENT;
      case FIRST_ALLOC_TS -> hasStamp(group) ? table.payload(group, firstWord) : RowSlice.ABSENT;
      case LAST_ALLOC_TS -> table.payload(group, lastWord);
      case BYTES, DISTINCT -> RowSlice.ABSENT;
    };
  }

  /** Returns a measure of each group, to sort by; {@link RowSlice#ABSENT} where there is none. */
  public IntToLongFunction sortable(Measure measure) {
    return switch (measure.kind()) {
      case TIMES -> this::times;
      case PAGES -> uncounted.isEmpty() ? this::pages : group -> get(measure, group);
      default -> group -> get(measure, group);
    };
  }

  /** Returns whether the pages of at least one row of a group are known. */
  private boolean isCounted(int group) {
    return pages(group) != 0 || !uncounted.get(group);
  }

  private boolean hasStamp(int group) {
    return table.payload(group, lastWord) != RowSlice.ABSENT;
  }

  private DistinctCount counter(Measure.Distinct measure) {
    DistinctCount counter = distinct.get(measure.key());
    if (counter == null) {
      throw new IllegalArgumentException("not measured: " + measure + "; measured: " + measures);
    }
    return counter;
  }

  /** Returns the bytes of pages of this size, at most the largest number. */
  public static long bytes(long pages, long pageSize) {
    return LongMath.saturatedMultiply(pages, pageSize);
  }
}
