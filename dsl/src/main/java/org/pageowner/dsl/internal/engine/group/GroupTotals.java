package org.pageowner.dsl.internal.engine.group;

import com.google.common.math.LongMath;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.Statistic;

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

  private final Set<Measure<?>> measures;
  private final KeyColumn pages;
  private final @Nullable KeyColumn allocTs;
  private final GroupSums sums;
  private final RowTable table;
  private final int timesWord;
  private final int pagesWord;
  private final int firstWord;
  private final int lastWord;

  /** Whether these are the rows that pass a condition, so that groups may have none. */
  private final boolean isConditional;

  /** The number of groups whose time stamps have been initialised. */
  private int initialised;

  /** Groups that have a row with an unknown number of pages. */
  private final BitSet unknownPages = new BitSet();

  private final Map<Key<?>, DistinctCount> distinct = new LinkedHashMap<>();
  private final Map<NumberKey, NumberTotals> numbers = new LinkedHashMap<>();
  private final Map<NumberKey, ExactValues> values = new LinkedHashMap<>();
  private final Map<NumberKey, SparkTotals> sparks = new LinkedHashMap<>();
  private final Map<Condition, ConditionalTotals> conditional = new LinkedHashMap<>();

  /** All of these. */
  private final List<Accumulator> accumulators = new ArrayList<>();

  /** Quantiles of all groups, computed on first use. */
  private final Map<Measure<?>, long[]> quantiles = new HashMap<>();

  /**
   * Totals of the rows of {@code table}.
   *
   * @param measures the measures besides times and pages, which are always counted; none has a name
   * @param word the first of {@link #words} payload words of a row that hold its totals
   */
  public GroupTotals(TotalsContext context, Set<Measure<?>> measures, RowTable table, int word) {
    this(context, measures, table, word, false);
  }

  private GroupTotals(
      TotalsContext context,
      Set<Measure<?>> measures,
      RowTable table,
      int word,
      boolean isConditional) {
    KeyColumns columns = context.columns();
    this.measures = new LinkedHashSet<>(measures);
    this.pages = columns.pages();
    this.table = table;
    this.timesWord = word + TIMES;
    this.pagesWord = word + PAGES;
    this.sums =
        new GroupSums(
            isConditional ? RowTotals.ofPart(columns) : new RowTotals(columns),
            table,
            timesWord,
            pagesWord);
    this.firstWord = word + SUMS;
    this.lastWord = firstWord + 1;
    this.isConditional = isConditional;
    boolean hasTimeStamps = TotalsLayout.hasTimeStamps(measures);
    this.allocTs = hasTimeStamps ? columns.of(KeyCatalogue.ALLOC_TS) : null;
    int next = word + SUMS + (hasTimeStamps ? STAMPS : 0);
    for (Measure<?> measure : TotalsLayout.unconditional(measures)) {
      if (measure instanceof Measure.Distinct counted) {
        KeyColumn column = columns.of(counted.key());
        distinct.put(counted.key(), new DistinctCount(column, measure.name(), context.memory()));
      } else if (measure instanceof Statistic<?> statistic && add(statistic, context, next)) {
        next += NumberTotals.WORDS;
      }
    }
    accumulators.addAll(distinct.values());
    accumulators.addAll(numbers.values());
    accumulators.addAll(values.values());
    accumulators.addAll(sparks.values());
    for (Map.Entry<Condition, Set<Measure<?>>> entry :
        TotalsLayout.byCondition(measures).entrySet()) {
      RowSelection selection = context.conditions().apply(entry.getKey());
      GroupTotals totals = new GroupTotals(context, entry.getValue(), table, next, true);
      conditional.put(entry.getKey(), new ConditionalTotals(selection, totals));
      next += words(entry.getValue());
    }
    accumulators.addAll(conditional.values());
  }

  /** Adds the accumulator of a statistic, and returns whether it takes payload words. */
  private boolean add(Statistic<?> statistic, TotalsContext context, int word) {
    NumberKey key = statistic.key();
    KeyColumn column = context.columns().of(key);
    switch (statistic.kind()) {
      case MEDIAN, QUANTILE -> {
        values.computeIfAbsent(
            key,
            k -> new ExactValues(column, statistic.name(), context.columns(), context.memory()));
        return false;
      }
      case SPARK -> {
        sparks.put(key, new SparkTotals(column, context.columns(), context.spans().apply(key)));
        return false;
      }
      default -> {
        boolean isNew = !numbers.containsKey(key);
        if (isNew) {
          numbers.put(key, new NumberTotals(column, context.columns(), table, word));
        }
        return isNew;
      }
    }
  }

  /** Returns the number of payload words for totals with these measures. */
  public static int words(Set<Measure<?>> measures) {
    return TotalsLayout.words(measures, SUMS, STAMPS);
  }

  /** Adds the rows of each run to the run's group. */
  public void add(RowSlice slice, int[] rows, RowRuns runs, int[] groups) {
    sums.add(slice, rows, runs.starts(), runs.size(), groups);
    if (slice.batch().pages().hasAbsent()) {
      markUnknownPages(pages.codes(slice), rows, runs, groups);
    }
    if (allocTs != null) {
      addTimeStamps(allocTs.codes(slice), rows, runs, groups);
    }
    for (Accumulator accumulator : accumulators) {
      accumulator.add(slice, rows, runs, groups);
    }
  }

  /** Completes the totals after the last rows; only then may they be read. */
  public void end() {
    sums.end();
    conditional.values().forEach(each -> each.totals().end());
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
    for (int run = 0; run < runs.size(); run++) {
      long first = Long.MAX_VALUE;
      long last = RowSlice.ABSENT;
      for (int i = runs.start(run); i < runs.start(run + 1); i++) {
        long stamp = stamps[rows[i]];
        // an absent stamp is the smallest number
        first = stamp == RowSlice.ABSENT ? first : Math.min(first, stamp);
        last = Math.max(last, stamp);
      }
      int group = groups[run];
      table.setPayload(group, firstWord, Math.min(table.payload(group, firstWord), first));
      table.setPayload(group, lastWord, Math.max(table.payload(group, lastWord), last));
    }
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
    return sums.maxTimes();
  }

  /** Returns the base pages of a group, as far as they are known. */
  public long pages(int group) {
    return table.payload(group, pagesWord);
  }

  /**
   * Returns a measure of a group, other than a share and a sparkline; {@link RowSlice#ABSENT} if it
   * has none. The code of a mean is that of {@link Doubles}.
   */
  public long get(Measure<?> measure, int group) {
    Optional<Condition> condition = measure.condition();
    if (condition.isPresent()) {
      return totals(condition.get()).get(measure.base(), group);
    }
    if (measure instanceof Measure.Distinct counted) {
      return known(distinct.get(counted.key()), measure).count(group);
    }
    if (measure instanceof Measure.Bytes bytes && hasKnownPages(group)) {
      return bytes(pages(group), bytes.pageSize());
    }
    return switch (measure.kind()) {
      case TIMES -> times(group);
      case PAGES -> hasKnownPages(group) ? pages(group) : RowSlice.ABSENT;
      case FIRST_ALLOC_TS ->
          hasTimeStamp(group) ? table.payload(group, firstWord) : RowSlice.ABSENT;
      case LAST_ALLOC_TS -> hasTimeStamp(group) ? table.payload(group, lastWord) : RowSlice.ABSENT;
      case BYTES, SIZE, DISTINCT -> RowSlice.ABSENT;
      case MIN, MAX, MEAN -> known(numbers.get(key(measure)), measure).get(measure.kind(), group);
      case SUM ->
          orZero(
              known(numbers.get(key(measure)), measure).get(measure.kind(), group), times(group));
      case MEDIAN, QUANTILE -> quantiles(measure)[group];
      case SHARE, SPARK ->
          throw new IllegalArgumentException("not a number of a group: " + measure);
    };
  }

  /** A measure under a condition that no record of the row meets is 0. */
  private long orZero(long sum, long times) {
    return isConditional && times == 0 ? 0 : sum;
  }

  /** Returns the same as {@link #get(Measure, int)} of several groups together. */
  public long get(Measure<?> measure, GroupSet groups) {
    Optional<Condition> condition = measure.condition();
    if (condition.isPresent()) {
      return totals(condition.get()).get(measure.base(), groups);
    }
    if (measure instanceof Measure.Distinct counted) {
      return known(distinct.get(counted.key()), measure).count(groups);
    }
    long times = sum(groups, timesWord);
    long known = sum(groups, pagesWord);
    boolean isKnown = known != 0 || !groups.hasAny(unknownPages);
    if (measure instanceof Measure.Bytes bytes && isKnown) {
      return bytes(known, bytes.pageSize());
    }
    return switch (measure.kind()) {
      case TIMES -> times;
      case PAGES -> isKnown ? known : RowSlice.ABSENT;
      case FIRST_ALLOC_TS, LAST_ALLOC_TS -> timeStamp(measure, groups);
      case BYTES, SIZE, DISTINCT -> RowSlice.ABSENT;
      case MIN, MAX, MEAN -> known(numbers.get(key(measure)), measure).get(measure.kind(), groups);
      case SUM ->
          orZero(known(numbers.get(key(measure)), measure).get(measure.kind(), groups), times);
      case MEDIAN, QUANTILE ->
          known(values.get(key(measure)), measure)
              .quantile(((Statistic<?>) measure).percent(), groups, table.size());
      case SHARE, SPARK ->
          throw new IllegalArgumentException("not a number of a group: " + measure);
    };
  }

  /** Returns the pages of several groups together, by bucket of a sparkline. */
  public long[] spark(Measure<?> measure, GroupSet groups) {
    Optional<Condition> condition = measure.condition();
    return condition.isPresent()
        ? totals(condition.get()).spark(measure.base(), groups)
        : known(sparks.get(key(measure)), measure).get(groups);
  }

  private long timeStamp(Measure<?> measure, GroupSet groups) {
    long[] found = {RowSlice.ABSENT};
    groups.forEach(
        group -> {
          long stamp = get(measure, group);
          boolean isFirst = measure.kind() == Measure.Kind.FIRST_ALLOC_TS;
          if (found[0] == RowSlice.ABSENT || stamp == RowSlice.ABSENT) {
            found[0] = Math.max(found[0], stamp);
          } else {
            found[0] = isFirst ? Math.min(found[0], stamp) : Math.max(found[0], stamp);
          }
        });
    return found[0];
  }

  private long sum(GroupSet groups, int word) {
    long sum = 0;
    for (int i = 0; i < groups.size(); i++) {
      sum = LongMath.saturatedAdd(sum, table.payload(groups.get(i), word));
    }
    return sum;
  }

  private long[] quantiles(Measure<?> measure) {
    long[] known = quantiles.get(measure);
    if (known == null) {
      ExactValues all = known(values.get(key(measure)), measure);
      known = all.quantiles(((Statistic<?>) measure).percent(), table.size());
      quantiles.put(measure, known);
    }
    return known;
  }

  private static NumberKey key(Measure<?> measure) {
    return ((Statistic<?>) measure).key();
  }

  private GroupTotals totals(Condition condition) {
    ConditionalTotals totals = conditional.get(condition);
    if (totals == null) {
      throw new IllegalArgumentException("not measured under " + condition);
    }
    return totals.totals();
  }

  private <T> T known(@Nullable T totals, Measure<?> measure) {
    if (totals == null) {
      throw new IllegalArgumentException("not measured: " + measure + "; measured: " + measures);
    }
    return totals;
  }

  /** Returns a measure of each group to sort by; {@link RowSlice#ABSENT} where a group has none. */
  public IntToLongFunction sortable(Measure<?> measure) {
    if (measure.condition().isPresent()) {
      return group -> get(measure, group);
    }
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
    return group < initialised && table.payload(group, lastWord) != RowSlice.ABSENT;
  }

  /** Returns the bytes of pages of a size; saturates at the largest number. */
  public static long bytes(long pages, long pageSize) {
    return LongMath.saturatedMultiply(pages, pageSize);
  }
}
