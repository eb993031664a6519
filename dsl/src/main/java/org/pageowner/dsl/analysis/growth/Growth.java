package org.pageowner.dsl.analysis.growth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.DumpSource;
import org.pageowner.core.MalformedDumpException;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.export.Answer;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.internal.layout.Amount;
import org.pageowner.dsl.internal.layout.IncompleteInput;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.Selection;
import org.pageowner.dsl.plan.SortKey;
import org.pageowner.dsl.table.PageCount;

/**
 * The growth of each group of records from dump to dump, which shows leaks.
 *
 * <pre>{@code
 * Growth growth = Growth.between(before, after).select(module("leaky")).cull(CALLER, ORDER);
 * for (GrowthRow row : growth) {
 *   System.out.println(row.pagesGrowth() + " " + row.get(CALLER));
 * }
 * growth.except(caller("kernfs_new_node")).requireAtMost(pages(64));
 * }</pre>
 *
 * <p>The same query runs on each dump, and groups with the same values are joined. Records are
 * grouped by stack trace unless {@link #cull} sets other keys. Rows are sorted by growth in pages,
 * the largest first. Early records, whose true owner is unknown, are only in the {@link #totals}.
 *
 * <p>Between two dumps of one boot that are in memory, each record is also classified as stayed,
 * gone, or new: see {@link Turnover} and {@link #tracking}.
 *
 * <p>Immutable: each verb returns a new growth. The queries run on the first access to the answer,
 * which is then stored. If sources are streamed, that access can throw {@link UncheckedIOException}
 * or {@link MalformedDumpException}, as {@link Query#run} does; if one input is a dump and another
 * an inventory of stacks, it throws {@link IllegalArgumentException}. Safe to share between
 * threads.
 */
public final class Growth implements Answer, Iterable<GrowthRow> {
  private static final Set<Format> FORMATS =
      Set.of(Format.TEXT, Format.CSV, Format.NDJSON, Format.HTML);

  private final List<Snapshot> snapshots;
  private final Plan plan;
  private final StackComparison comparison;
  private final List<Condition> expected;
  private @Nullable GrowthResult result;

  private Growth(
      List<Snapshot> snapshots, Plan plan, StackComparison comparison, List<Condition> expected) {
    this.snapshots = snapshots;
    this.plan = plan;
    this.comparison = comparison;
    this.expected = expected;
  }

  /**
   * Compares one dump with a later one, or one inventory of stacks with a later one, of which the
   * pages count, not the times. Records are tracked if both are dumps in memory.
   */
  public static Growth between(DumpSource before, DumpSource after) {
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    return across(before, after);
  }

  /** Compares one file with a later one. Both are streamed, so records are not tracked. */
  public static Growth between(Path before, Path after) {
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    return across(before, after);
  }

  /** Returns the growth from the result of a query to that of the same query on a later dump. */
  public static Growth between(Query before, Query after) {
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    return across(before, after);
  }

  /**
   * Compares dumps, or inventories of stacks, in order of time. Records are tracked if the first
   * and the last are dumps in memory.
   *
   * @throws IllegalArgumentException if there are fewer than two
   */
  public static Growth across(DumpSource... sources) {
    Snapshot.requireAll(sources, "sources");
    return of(Stream.of(sources).map(Snapshot::of).toList());
  }

  /**
   * Compares files in order of time, which are streamed.
   *
   * @throws IllegalArgumentException if there are fewer than two
   */
  public static Growth across(Path... files) {
    Snapshot.requireAll(files, "files");
    return across(Stream.of(files).map(DumpSource::of).toArray(DumpSource[]::new));
  }

  /**
   * Compares the answers of queries in order of time. A query does not give access to its dump, so
   * records are not tracked.
   *
   * @throws IllegalArgumentException if there are fewer than two, or if they have different plans
   */
  public static Growth across(Query... queries) {
    Snapshot.requireAll(queries, "queries");
    Growth growth = of(Stream.of(queries).map(Snapshot::of).toList());
    List<Plan> plans = Stream.of(queries).map(Query::plan).distinct().toList();
    if (plans.size() > 1) {
      throw new IllegalArgumentException("the queries have different plans: " + plans);
    }
    return plans.get(0).equals(Plan.EMPTY) ? growth : growth.with(plans.get(0));
  }

  private static Growth of(List<Snapshot> snapshots) {
    if (snapshots.size() < 2) {
      throw new IllegalArgumentException("a growth needs at least two dumps: " + snapshots.size());
    }
    Plan plan = Plan.EMPTY.cull(KeyCatalogue.STACKTRACE);
    return new Growth(snapshots, plan, StackComparison.FRAMES, List.of());
  }

  /** Selects records in all dumps, as {@link Query#select} does. */
  public Growth select(Selection... selections) {
    return with(plan.select(selections));
  }

  /**
   * Selects records for which {@code condition} holds, in all dumps, as {@link Query#where} does.
   */
  public Growth where(Condition condition) {
    return with(plan.where(condition));
  }

  /**
   * Groups records by these keys instead of their stack traces.
   *
   * @throws IllegalArgumentException if a key cannot be culled
   */
  public Growth cull(Key<?>... keys) {
    return with(plan.cull(keys));
  }

  /**
   * Sorts rows by keys, or by {@code PAGES} and {@code TIMES}, which mean their growth.
   *
   * @throws IllegalArgumentException if another measure is among them
   */
  public Growth sortBy(SortKey... keys) {
    return with(plan.sortBy(keys));
  }

  /**
   * Limits the answer to the first {@code rows} rows. Totals and {@link #requireAtMost} refer to
   * all rows.
   *
   * @throws IllegalArgumentException if {@code rows} is negative
   */
  public Growth limit(long rows) {
    return with(plan.limit(rows));
  }

  /** Limits the rows with each value of a key, as {@link Query#limit(long, Key)} does. */
  public Growth limit(long rows, Key<?> key) {
    return with(plan.limit(rows, key));
  }

  /** Adds rows for the groups that the limit cuts, as {@link Query#others} does. */
  public Growth others() {
    return with(plan.others());
  }

  /**
   * Replaces the plan, for example by one that {@link Plan#parse(String)} returns; it is culled by
   * stack traces if it has no keys.
   *
   * @throws IllegalArgumentException if the plan has measures, conditions on rows, {@code across}
   *     or {@code show}, or sorts by a term that a growth does not have
   */
  public Growth with(Plan plan) {
    GrowthLimits.requireSupported(plan);
    GrowthOrder.of(plan);
    Plan culled = plan.keys().isEmpty() ? plan.cull(KeyCatalogue.STACKTRACE) : plan;
    return new Growth(snapshots, culled, comparison, expected);
  }

  /** Sets the comparison of stacks, which is frame by frame by default. */
  public Growth compare(StackComparison stacks) {
    Objects.requireNonNull(stacks, "stacks");
    return new Growth(snapshots, plan, stacks, expected);
  }

  /**
   * Leaves out records that are expected to grow: those of any selection, such as {@code
   * module("x")}.
   */
  public Growth except(Selection... selections) {
    Snapshot.requireAll(selections, "selections");
    Growth rest = this;
    for (Selection selection : selections) {
      rest = rest.except(selection.condition());
    }
    return rest;
  }

  /** Leaves out records that are expected to grow; the report names the condition. */
  public Growth except(Condition condition) {
    Objects.requireNonNull(condition, "condition");
    List<Condition> all = new ArrayList<>(expected);
    all.add(condition);
    return new Growth(snapshots, plan, comparison, List.copyOf(all));
  }

  /**
   * Checks, in a test for example, that the groups that grew have grown by at most {@code most}
   * pages together: {@link GrowthTotals#grownPages}. Groups that shrank do not compensate for them.
   *
   * @throws AssertionError if they grew by more, with a message that has the groups, their growth,
   *     its start, and the next steps; or if the growth is unknown because the last dump is not
   *     {@linkplain ReadReport#isWhole whole}
   */
  public void requireAtMost(PageCount most) {
    excess(most)
        .ifPresent(
            message -> {
              throw new AssertionError(message + "\n\n" + this);
            });
  }

  /**
   * Returns the message with which {@link #requireAtMost} would fail: the groups, their growth, its
   * start, and the next steps, or the reason why the growth is unknown. Empty if it would not fail.
   */
  public Optional<String> excess(PageCount most) {
    if (totals().grownPages() > most.pages()) {
      return Optional.of(new GrowthFailure(this, most).text());
    }
    // Records that an earlier dump lacks can only increase the growth, so they hide no leak.
    ReadReport last = reports().get(dumps() - 1);
    return last.isWhole()
        ? Optional.empty()
        : Optional.of(
            "it is unknown whether memory grew by at most %s: %s; take the dump again"
                .formatted(Amount.count(most.pages(), "page"), IncompleteInput.of(last)));
  }

  /** Returns the plan that runs on each dump, without the exceptions of {@link #expected}. */
  public Plan plan() {
    return plan;
  }

  /** Returns the comparison of stacks. */
  public StackComparison comparison() {
    return comparison;
  }

  /** Returns the conditions that {@link #except} leaves out. */
  public List<Condition> expected() {
    return expected;
  }

  /** Returns the number of dumps. */
  public int dumps() {
    return snapshots.size();
  }

  /**
   * Returns the number of rows, after the limit: groups that are in any dump, and rows of others.
   */
  public int size() {
    return result().shown().size();
  }

  /** Returns whether there is no row. */
  public boolean isEmpty() {
    return size() == 0;
  }

  /**
   * Returns the row at a position, counted from 0.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public GrowthRow row(int index) {
    return rows().get(index);
  }

  /** Returns the rows in order. */
  @Override
  public Iterator<GrowthRow> iterator() {
    return rows().iterator();
  }

  /** Returns the rows in order. */
  public Stream<GrowthRow> stream() {
    return rows().stream();
  }

  /** Returns the sums of all rows, including those that a limit left out. */
  public GrowthTotals totals() {
    return result().totals();
  }

  /**
   * Returns whether records of the first dump were matched with those of the last one, or the
   * reason why not.
   */
  public Tracking tracking() {
    return result().tracking();
  }

  /** Returns the report on each dump, with its malformed parts. */
  public List<ReadReport> reports() {
    return result().reports();
  }

  private List<GrowthRow> rows() {
    return result().shown();
  }

  /** Returns all rows, including those that a limit left out. */
  List<GrowthRow> allRows() {
    return result().rows();
  }

  @Nullable String warning() {
    return result().warning();
  }

  private synchronized GrowthResult result() {
    GrowthResult known = result;
    if (known == null) {
      Plan filtered = plan;
      for (Condition condition : expected) {
        filtered = filtered.where(condition.not());
      }
      known = GrowthResult.of(snapshots, filtered, comparison);
      result = known;
    }
    return known;
  }

  @Override
  public Set<Format> formats() {
    return FORMATS;
  }

  /**
   * Writes the growth: text and HTML have the rows that changed, and lines below with totals of all
   * rows; CSV and NDJSON have all rows.
   *
   * <p>CSV has the culled keys, then {@code times_before}, {@code times_after}, {@code
   * times_growth}, {@code pages_before}, {@code pages_after} and {@code pages_growth}. Of more than
   * two dumps, the growth from each to the next follows as {@code times_step_1}, {@code
   * pages_step_1}, {@code times_step_2} and so on; in NDJSON, which otherwise has the same fields,
   * the steps are the lists {@code times_steps} and {@code pages_steps}.
   */
  @Override
  public void writeTo(Appendable out, Format format, Layout layout) throws IOException {
    switch (format) {
      case TEXT -> GrowthReport.of(this).appendTo(out, layout.rows(), layout.width());
      case CSV -> GrowthExport.csv(this, out, layout.rows());
      case NDJSON -> GrowthExport.ndJson(this, out, layout.rows());
      case HTML -> out.append(GrowthReport.of(this).html(layout.rows())).append('\n');
      default -> throw format.notAmong(FORMATS);
    }
  }

  /** Returns the text of the first rows that changed, at most 20, without the last line feed. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    try {
      writeTo(text, Format.TEXT, Layout.SCREEN);
    } catch (IOException e) {
      throw new AssertionError("appending to a StringBuilder failed", e);
    }
    return text.substring(0, text.length() - 1);
  }
}
