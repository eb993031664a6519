package org.pageowner.dsl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.pageowner.core.DumpSource;
import org.pageowner.core.MalformedDumpException;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.Engine;
import org.pageowner.dsl.internal.engine.Explanation;
import org.pageowner.dsl.internal.engine.SelectedRecords;
import org.pageowner.dsl.internal.engine.Source;
import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.PlanSyntaxException;
import org.pageowner.dsl.plan.RowCondition;
import org.pageowner.dsl.plan.Selection;
import org.pageowner.dsl.plan.SortKey;
import org.pageowner.dsl.table.Table;

/**
 * A query over a dump: a source and a {@link Plan}.
 *
 * <pre>{@code
 * Table table = Query.from(dump).select(pid(1)).cull(STACKTRACE, PID).sortBy(desc(TGID)).run();
 * }</pre>
 *
 * <p>A query is immutable: each verb returns a new one. It is safe to share between threads, and
 * can be run as often as its source can be read: see {@link DumpSource}. Queries compare by
 * identity, because a source may give other records at each reading; compare their {@link #plan}.
 *
 * <p>Without {@code cull} each row of the answer is one record, in file order. With it, each row is
 * a group, and groups are sorted by pages, the largest first. Rows that compare as equal are in the
 * order of their first records. In ascending order, absent comes before every value.
 */
public final class Query {
  private final Source source;
  private final Plan plan;

  private Query(Source source, Plan plan) {
    this.source = source;
    this.plan = plan;
  }

  /**
   * Returns a query over the records of a source, which it reads when it is run.
   *
   * <p>A source that is not in memory is streamed: each run reads it anew and keeps only the values
   * of the answer, so it may be larger than the memory. The rows of an inventory are its stacks,
   * with their counts as times and pages. A kernel with filters leaves out the records that the
   * plan does not select by {@code node} and by {@code pid} or {@code tgid}: {@link #explain} shows
   * it. Other kernels print everything, and the answer is the same. The records of this process
   * itself are left out of those of a running kernel, and counted: {@link ReadReport#ownPages};
   * {@code LiveSource.includeOwn()} keeps them.
   */
  public static Query from(DumpSource source) {
    Objects.requireNonNull(source, "source");
    return new Query(Sources.of(source), Plan.EMPTY);
  }

  /** Returns a query over the records of a file; see {@link DumpSource#of(Path)}. */
  public static Query from(Path path) {
    return from(DumpSource.of(path));
  }

  /**
   * Returns a query over batches in memory, such as those that a pass over a stream has made with
   * {@link RecordBatch#select}, or those of several dumps.
   *
   * @param reports the reports on the readings that the batches come from, one for each dump;
   *     {@link Table#report} joins them
   * @throws IllegalArgumentException if there is no report, or the batches have more records than
   *     the reports count, so that one is missing
   */
  public static Query from(List<RecordBatch> batches, ReadReport... reports) {
    Objects.requireNonNull(batches, "batches");
    Objects.requireNonNull(reports, "reports");
    for (ReadReport each : reports) {
      Objects.requireNonNull(each, "reports");
    }
    return new Query(Sources.kept(batches, ReadReport.joined(List.of(reports))), Plan.EMPTY);
  }

  /**
   * Keeps the records that have any of the selected values of a key, for each of the keys. A
   * further selection must hold in addition.
   */
  public Query select(Selection... selections) {
    return with(plan.select(selections));
  }

  /** Keeps the records for which {@code condition} holds, in addition to earlier conditions. */
  public Query where(Condition condition) {
    return with(plan.where(condition));
  }

  /**
   * Keeps records for which a condition in the grammar holds: {@code where("order >= 4")}.
   *
   * @throws PlanSyntaxException if {@code condition} is not a condition; the message shows the
   *     error's place and its reason
   */
  public Query where(String condition) {
    return with(plan.where(condition));
  }

  /**
   * Groups records: one row for each combination of the keys' values. Replaces earlier keys.
   *
   * @throws IllegalArgumentException if a key cannot be culled
   */
  public Query cull(Key<?>... keys) {
    return with(plan.cull(keys));
  }

  /** Adds columns to times and pages. Replaces earlier measures. */
  public Query measure(Measure<?>... measures) {
    return with(plan.measure(measures));
  }

  /**
   * Keeps the rows for which a condition on their measures holds, in addition to earlier ones:
   * {@code having(PAGES.atLeast(100))}.
   */
  public Query having(RowCondition condition) {
    return with(plan.having(condition));
  }

  /**
   * Keeps the rows for which a condition on measures in the grammar holds: {@code having("pages >=
   * 100 and distinct(pid) > 1")}. Names of the query's measures may be in it.
   *
   * @throws PlanSyntaxException if {@code condition} is not such a condition; the message shows the
   *     error's place and its reason
   */
  public Query having(String condition) {
    return with(plan.having(condition));
  }

  /** Sorts by the first key, rows with equal values by the second, and so on. Replaces an order. */
  public Query sortBy(SortKey... keys) {
    return with(plan.sortBy(keys));
  }

  /**
   * Keeps the first {@code rows} rows; the table has the totals of those left out.
   *
   * @throws IllegalArgumentException if {@code rows} is negative
   */
  public Query limit(long rows) {
    return with(plan.limit(rows));
  }

  /**
   * Keeps the first {@code rows} rows with each value of a key, before {@link #limit(long)} counts
   * them: {@code limit(3, MODULE)}.
   *
   * @throws IllegalArgumentException if {@code rows} is negative
   */
  public Query limit(long rows, Key<?> key) {
    return with(plan.limit(rows, key));
  }

  /**
   * Adds a last row for the records of the rows that the limit cuts; with a limit for each value of
   * a key, a row after those of each value.
   */
  public Query others() {
    return with(plan.others());
  }

  /**
   * Adds times and pages for each value of a key, of which there are at most 100, as columns of the
   * groups: {@link Table#acrossColumns}.
   *
   * @throws IllegalArgumentException if the key cannot be culled by
   */
  public Query across(Key<?> key) {
    return with(plan.across(key));
  }

  /** Shows these columns in place of the usual ones. Replaces earlier ones. */
  public Query show(Column<?>... columns) {
    return with(plan.show(columns));
  }

  /**
   * Sets the time from which ages count, in place of the newest {@code alloc_ts} of the input:
   * {@code now(seconds(100))}.
   *
   * @param nanos the time, in nanoseconds since boot
   * @throws IllegalArgumentException if {@code nanos} is negative
   */
  public Query now(long nanos) {
    return with(plan.now(nanos));
  }

  /** Replaces the plan, for example by one that {@link Plan#parse(String)} has read. */
  public Query with(Plan plan) {
    Objects.requireNonNull(plan, "plan");
    return new Query(source, plan);
  }

  /**
   * Replaces this query's plan by an option line: {@code with("--pid=1 --cull=st")}.
   *
   * @throws PlanSyntaxException if {@code plan} is not an option line; the message shows the
   *     error's place and its reason
   * @see Plan#parse(String)
   */
  public Query with(String plan) {
    Objects.requireNonNull(plan, "plan");
    return with(Plan.parse(plan));
  }

  /** The plan, without the source. */
  public Plan plan() {
    return plan;
  }

  /**
   * Runs the query.
   *
   * <p>Interrupting the thread stops the run soon, within 100 milliseconds; the thread stays
   * interrupted.
   *
   * @throws UncheckedIOException if the source cannot be read, if a regular expression exceeds its
   *     bound on one of the texts, or if the thread is interrupted; then the cause is an {@link
   *     java.io.InterruptedIOException}
   * @throws MalformedDumpException if the source is to be read strictly and has malformed parts
   */
  public Table run() {
    try {
      return Engine.run(plan, source.narrowed(plan));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs several plans in place of this query's own, over one reading of the source: a dump that is
   * streamed need not be read again for each.
   *
   * @return the answers, in the order of {@code plans}
   * @throws UncheckedIOException as {@link #run} does
   * @throws MalformedDumpException as {@link #run} does
   */
  public List<Table> runAll(List<Plan> plans) {
    Objects.requireNonNull(plans, "plans");
    try {
      return Engine.runAll(List.copyOf(plans), source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Passes on the records that the query selects, batch by batch, in file order, up to its limit:
   * {@code Answer.of(batch)} writes them with all their fields. A source that is not in memory is
   * streamed, so it may be larger than the memory.
   *
   * @return the report on the whole input
   * @throws IllegalArgumentException if the plan culls, measures or sorts: such rows are no records
   *     in file order
   * @throws UncheckedIOException as {@link #run} does
   * @throws MalformedDumpException as {@link #run} does
   */
  public ReadReport forEachBatch(Consumer<RecordBatch> consumer) {
    return forEachBatch(consumer, note -> {});
  }

  /**
   * Passes on the records that the query selects, as {@link #forEachBatch(Consumer)} does, and says
   * why there are none.
   *
   * @param notes receives, if no record is selected, a line for each condition that no record of
   *     the input meets, as {@link Table#notes} has it
   */
  public ReadReport forEachBatch(Consumer<RecordBatch> consumer, Consumer<String> notes) {
    Objects.requireNonNull(consumer, "consumer");
    Objects.requireNonNull(notes, "notes");
    return SelectedRecords.of(plan, source.narrowed(plan), consumer, notes);
  }

  /**
   * Describes how the query runs, step by step, as text for people. Over a running kernel it checks
   * which filters the kernel accepts, and reads no record.
   */
  public String explain() {
    return Explanation.of(plan, source.narrowed(plan));
  }

  /** The plan as an option line, which {@link Plan#parse(String)} reads back. */
  @Override
  public String toString() {
    return plan.toString();
  }
}
