package org.pageowner.dsl.internal.engine;

import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.filter.FilterChain;
import org.pageowner.dsl.internal.engine.group.GroupIndex;
import org.pageowner.dsl.internal.engine.group.GroupKeys;
import org.pageowner.dsl.internal.engine.group.KeyHash;
import org.pageowner.dsl.internal.engine.group.RowRuns;
import org.pageowner.dsl.internal.engine.group.RowTable;
import org.pageowner.dsl.internal.engine.group.RowTotals;
import org.pageowner.dsl.internal.engine.top.GroupBounds;
import org.pageowner.dsl.internal.engine.top.TopCandidates;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Plan;

/**
 * Finds the groups that may be among the first few of many, in an extra pass over loaded records.
 *
 * <p>A table of millions of groups exceeds the caches, and each record costs cache misses in it. If
 * only the first few groups by allocations or pages are wanted, a first pass adds up the records by
 * a part of their groups' hashes, in a table that fits into the cache: {@link GroupBounds}. Most
 * groups cannot be among the first by these bounds, and the second pass groups the records of the
 * others only. A sample of the records decides whether there are groups enough.
 */
final class TopGroups {
  private static final int MIN_ROWS = 1 << 20;
  private static final int SAMPLED_SLICES = 64;

  /** From about this number on, the rows of groups exceed the caches. */
  private static final int MANY_GROUPS = 100_000;

  /** Running sums of the number of rows. */
  private static final long[] COUNTS = LongStream.rangeClosed(0, RowSlice.CAPACITY).toArray();

  private final PhysicalPlan plan;
  private final GroupKeys keys;
  private final Source source;
  private final boolean isByPages;
  private final RowTotals totals;
  private final KeyHash hash = new KeyHash();
  private final RowRuns runs = new RowRuns();
  private final GroupBounds bounds = new GroupBounds();

  private TopGroups(PhysicalPlan plan, GroupKeys keys, Source source) {
    this.plan = plan;
    this.keys = keys;
    this.source = source;
    this.isByPages = Measure.PAGES.equals(plan.steps().largestBy());
    this.totals = new RowTotals(plan.columns());
  }

  /** Returns whether a plan wants a few groups of records in memory that may be many. */
  static boolean mayHelp(PhysicalPlan plan, Source source) {
    GroupKeys keys = plan.keys();
    return keys != null
        && !keys.isDense()
        && plan.steps().largestBy() != null
        && plan.limit() > 0
        && plan.limit() <= GroupBounds.MAX_GROUPS
        && !source.isStreamed()
        && source.rowCount() >= MIN_ROWS;
  }

  /** Returns what selects the records to group; {@code null} for all of them. */
  static @Nullable TopCandidates of(PhysicalPlan plan, Source source) {
    GroupKeys keys = plan.keys();
    return keys != null && mayHelp(plan, source)
        ? new TopGroups(plan, keys, source).candidates()
        : null;
  }

  /**
   * Returns the total of the last row that is shown: groups with a smaller one are not shown. 0 if
   * there are fewer rows than the limit allows.
   */
  static long least(PhysicalPlan plan, RowMeasures measures, ShownRows shown) {
    int[] order = shown.order();
    Measure<?> largestBy = plan.steps().largestBy();
    return largestBy == null || order.length < plan.limit()
        ? 0
        : Math.max(0, measures.get(largestBy, order[order.length - 1]));
  }

  /** Returns the number of all groups of a plan. */
  static long count(Plan plan, Source source) {
    PhysicalPlan physical = PlanCompiler.compile(plan, source);
    physical.columns().prepare();
    GroupKeys keys = Objects.requireNonNull(physical.keys());
    GroupIndex index = new GroupIndex(keys, new RowTable(keys.words(), 0), source.rowCount());
    Scan scan = new Scan(physical);
    ReadReport unused = source.read(batch -> scan.read(batch, index::assign));
    return index.size();
  }

  private @Nullable TopCandidates candidates() {
    if (!new Sample().hasManyGroups()) {
      return null;
    }
    Scan scan = new Scan(plan);
    ReadReport unused = source.read(batch -> scan.read(batch, this::add));
    long least = bounds.least((int) plan.limit());
    return least == 0 ? null : new TopCandidates(keys, bounds, least);
  }

  private void add(RowSlice slice, int[] rows, int count) {
    keys.split(slice, rows, count, runs);
    totals.read(slice, rows, count);
    long[] sums = isByPages ? totals.runningSums() : COUNTS;
    bounds.add(hash.ofRuns(keys, runs.size()), runs.starts(), runs.size(), sums);
  }

  /** Slices at equal distances. */
  private final class Sample {
    private final FilterChain filters = new FilterChain(plan.filters());
    private final GroupIndex index =
        new GroupIndex(keys, new RowTable(keys.words(), 0), source.rowCount());
    private final long distance = source.rowCount() / SAMPLED_SLICES;
    private long next;
    private long rows;
    private double runs;
    private boolean isUnfit;

    /** Returns whether there are many groups, and some have several records. */
    boolean hasManyGroups() {
      ReadReport unused = source.read(this::read);
      return !isUnfit && index.size() < rows && estimate() >= MANY_GROUPS;
    }

    /**
     * Estimates the number of all groups by how often a group recurs: if n runs are drawn from g
     * equal groups, about n * n / (2 * g) of them repeat a group. Groups of unequal sizes recur
     * more often, so the estimate is low.
     */
    private double estimate() {
      return runs * runs / (2 * Math.max(1, runs - index.size()));
    }

    private void read(RecordBatch batch) {
      isUnfit |= batch.isInventory();
      for (; next < batch.size() && !isUnfit; next += distance) {
        int from = (int) next;
        RowSlice slice =
            new RowSlice(batch, from, Math.min(RowSlice.CAPACITY, batch.size() - from));
        isUnfit = keys.determinant(slice) != null;
        int count = filters.select(slice);
        index.assign(slice, filters.rows(), count);
        rows += count;
        runs += index.runs().size();
      }
      next -= batch.size();
    }
  }
}
