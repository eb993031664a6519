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
 * The measures of groups, in the payload of the groups' rows: an update touches the cache line that
 * the look-up of the group has just loaded.
 */
public final class GroupTotals {
  // offsets of the payload words from the first word of the totals
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
  private int initialised;

  /** Groups that have a row with an unknown number of pages. */
  private final BitSet unknownPages = new BitSet();

  private final Map<Key<?>, DistinctCount> distinct = new LinkedHashMap<>();
  private long maxTimes;

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
    boolean hasTimeStamps = hasTimeStamps(measures);
    this.allocTs = hasTimeStamps ? columns.of(KeyCatalogue.ALLOC_TS) : null;
    int next = word + SUMS + (hasTimeStamps ? STAMPS : 0);
    for (Measure measure : this.measures) {
      if (measure instanceof Measure.Distinct counted) {
        distinct.put(counted.key(), new DistinctCount(columns.of(counted.key()), table, next++));
      }
    }
  }

  /** Returns the number of payload words for totals with these measures. */
  public static int words(Set<Measure> measures) {
    long distinct = measures.stream().filter(Measure.Distinct.class::isInstance).count();
    return SUMS + (hasTimeStamps(measures) ? STAMPS : 0) + (int) distinct;
  }

  private static boolean hasTimeStamps(Set<Measure> measures) {
    return measures.contains(Measure.FIRST_ALLOC_TS) || measures.contains(Measure.LAST_ALLOC_TS);
  }

  /** Adds the rows of each run to the run's group. */
  public void add(RowSlice slice, int[] rows, RowRuns runs, int[] groups) {
    rowTotals.read(slice, rows, runs.start(runs.size()));
    long most = maxTimes;
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
    maxTimes = most;
    if (slice.batch().pages().hasAbsent()) {
      markUnknownPages(pages.codes(slice), rows, runs, groups);
    }
    if (allocTs != null) {
      addTimeStamps(allocTs.codes(slice), rows, runs, groups);
    }
    for (DistinctCount counter : distinct.values()) {
      counter.add(slice, rows, runs, groups);
    }
  }

  private void markUnknownPages(long[] pagesOfRows, int[] rows, RowRuns runs, int[] groups) {
    runs.forEach(
        (run, i) -> {
          if (pagesOfRows[rows[i]] == RowSlice.ABSENT) {
            unknownPages.set(groups[run]);
          }
        });
  }

  private void addTimeStamps(long[] stamps, int[] rows, RowRuns runs, int[] groups) {
    for (; initialised < table.size(); initialised++) {
      table.setPayload(initialised, firstWord, Long.MAX_VALUE);
      table.setPayload(initialised, lastWord, RowSlice.ABSENT);
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

  /** Returns the number of allocations of a group. */
  public long times(int group) {
    return table.payload(group, timesWord);
  }

  /** Returns the number of allocations of a group in a copy of the table. */
  public long times(RowTable copy, int row) {
    return copy.payload(row, timesWord);
  }

  /** Returns the base pages of a group in a copy of the table. */
  public long pages(RowTable copy, int row) {
    return copy.payload(row, pagesWord);
  }

  /** Returns the maximum number of allocations of a group. */
  public long maxTimes() {
    return maxTimes;
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
    if (measure instanceof Measure.Bytes bytes && hasKnownPages(group)) {
      return bytes(pages(group), bytes.pageSize());
    }
    return switch (measure.kind()) {
      case TIMES -> times(group);
      case PAGES -> hasKnownPages(group) ? pages(group) : RowSlice.ABSENT;
      case FIRST_ALLOC_TS ->
          hasTimeStamp(group) ? table.payload(group, firstWord) : RowSlice.ABSENT;
      case LAST_ALLOC_TS -> table.payload(group, lastWord);
      case BYTES, DISTINCT -> RowSlice.ABSENT;
    };
  }

  /** Returns a measure of each group to sort by; {@link RowSlice#ABSENT} where a group has none. */
  public IntToLongFunction sortable(Measure measure) {
    return switch (measure.kind()) {
      case TIMES -> this::times;
      case PAGES -> unknownPages.isEmpty() ? this::pages : group -> get(measure, group);
      default -> group -> get(measure, group);
    };
  }

  /** Returns whether at least one row of a group has a known number of pages. */
  private boolean hasKnownPages(int group) {
    return pages(group) != 0 || !unknownPages.get(group);
  }

  private boolean hasTimeStamp(int group) {
    return table.payload(group, lastWord) != RowSlice.ABSENT;
  }

  private DistinctCount counter(Measure.Distinct measure) {
    DistinctCount counter = distinct.get(measure.key());
    if (counter == null) {
      throw new IllegalArgumentException("not measured: " + measure + "; measured: " + measures);
    }
    return counter;
  }

  /** Returns the bytes of pages of a size; saturates at the largest number. */
  public static long bytes(long pages, long pageSize) {
    return LongMath.saturatedMultiply(pages, pageSize);
  }
}
