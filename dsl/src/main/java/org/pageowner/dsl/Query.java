package org.pageowner.dsl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpReader;
import org.pageowner.core.LiveSource;
import org.pageowner.core.StackInventory;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.Engine;
import org.pageowner.dsl.internal.engine.Explanation;
import org.pageowner.dsl.internal.engine.Source;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.PlanSyntaxException;
import org.pageowner.dsl.plan.Selection;
import org.pageowner.dsl.plan.SortKey;
import org.pageowner.dsl.table.Table;

/**
 * A question to a dump: a source and a {@link Plan}.
 *
 * <pre>{@code
 * Table table = Query.from(dump).select(pid(1)).cull(STACKTRACE, PID).sortBy(desc(TGID)).run();
 * }</pre>
 *
 * <p>A query is immutable: each verb gives a new one, so use what it returns. It is safe to share
 * between threads, and can be run again and again, except over an {@link InputStream}.
 *
 * <p>Without {@code cull} a row of the answer is one record, and rows stand in file order. With it,
 * a row is a group, and groups stand by pages, the largest first. Rows that sort as equal stand in
 * the order of their first records. In ascending order, absent comes before every value.
 */
public final class Query {
  private final Source source;
  private final Plan plan;

  private Query(Source source, Plan plan) {
    this.source = source;
    this.plan = plan;
  }

  /** Asks a dump that is in memory. */
  public static Query from(Dump dump) {
    return new Query(Sources.loaded(dump), Plan.EMPTY);
  }

  /**
   * Asks batches that are kept, such as a pass over a stream has selected from it with {@link
   * RecordBatch#select}.
   *
   * @param report what was read when they were selected, for {@link Table#report}
   */
  public static Query from(List<RecordBatch> batches, ReadReport report) {
    return new Query(Sources.kept(batches, report), Plan.EMPTY);
  }

  /** Asks an inventory of stacks: a row's times and pages are what it counts. */
  public static Query from(StackInventory inventory) {
    return new Query(Sources.inventory(inventory), Plan.EMPTY);
  }

  /**
   * Asks a running kernel; each run reads it anew. A kernel with filters leaves out what the plan
   * does not select by {@code node} and by {@code pid} or {@code tgid}: {@link #explain} shows it.
   * Other kernels print everything, and the answer is the same.
   */
  public static Query from(LiveSource live) {
    return from(live, Dump.reader());
  }

  /** Asks a running kernel that is to be read in a certain way. */
  public static Query from(LiveSource live, DumpReader reader) {
    return new Query(new LiveRecords(live, reader), Plan.EMPTY);
  }

  /**
   * Asks a file, plain or gzip-compressed, which is streamed: each run reads it anew and keeps only
   * what the answer needs, so it may be larger than the memory. A file of page_owner_stacks is
   * asked as an inventory.
   */
  public static Query from(Path path) {
    return from(path, Dump.reader());
  }

  /** Asks a file, read as {@code reader} is set: strictly, say, or with a progress listener. */
  public static Query from(Path path, DumpReader reader) {
    if (LiveSource.isLive(path)) {
      return from(LiveSource.at(path), reader);
    }
    return new Query(Sources.streamed(path, reader), Plan.EMPTY);
  }

  /**
   * Asks a stream, plain or gzip-compressed, which is read to its end and not closed.
   *
   * <p>Such a query can be run once; a second run finds the stream at its end.
   */
  public static Query from(InputStream stream) {
    return from(stream, Dump.reader());
  }

  /** Asks a stream, read as {@code reader} is set. */
  public static Query from(InputStream stream, DumpReader reader) {
    return new Query(Sources.streamed(stream, reader), Plan.EMPTY);
  }

  /**
   * Keeps records that are selected: by any value of the same key, and by all of the keys.
   * Selecting again narrows.
   */
  public Query select(Selection... selections) {
    return with(plan.select(selections));
  }

  /** Keeps records for which {@code condition} holds; asked again, both must hold. */
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
  public Query measure(Measure... measures) {
    return with(plan.measure(measures));
  }

  /** Sorts by the first key, where that is equal by the second, and so on. Replaces an order. */
  public Query sortBy(SortKey... keys) {
    return with(plan.sortBy(keys));
  }

  /**
   * Keeps the first {@code rows} rows; the table knows what was left out.
   *
   * @throws IllegalArgumentException if {@code rows} is negative
   */
  public Query limit(long rows) {
    return with(plan.limit(rows));
  }

  /** Replaces this query's plan. */
  public Query with(Plan plan) {
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
    return with(Plan.parse(plan));
  }

  /** The question, without the source. */
  public Plan plan() {
    return plan;
  }

  /**
   * Runs the query.
   *
   * <p>Over a file or a stream, the running thread's interruption stops it soon.
   *
   * @throws UncheckedIOException if a regular expression does not come to an end on one of its
   *     texts, if a file or stream cannot be read, or is malformed under strict reading; its cause
   *     says which
   */
  public Table run() {
    try {
      return Engine.run(plan, source.narrowed(plan));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Asks several questions in place of this query's plan, and reads the source once for all of
   * them: a dump that is streamed need not be read again for each.
   *
   * @return the answers, in the order of {@code plans}
   * @throws UncheckedIOException as {@link #run} does
   */
  public List<Table> runAll(List<Plan> plans) {
    try {
      return Engine.runAll(List.copyOf(plans), source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * How the query runs, step by step, in words for people. Over a running kernel it asks which
   * filters the kernel takes, and reads nothing.
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
