package org.pageowner.dsl.table;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.export.Answer;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.internal.layout.Grid;
import org.pageowner.dsl.internal.layout.IncompleteInput;
import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.plan.Plan;

/**
 * The answer to a query: rows in a defined order, and the sums over their records.
 *
 * <pre>{@code
 * for (Row row : table) {
 *   System.out.println(row.pages() + " " + row.get(STACKTRACE));
 * }
 * }</pre>
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Table implements Answer, Iterable<Row> {
  private static final Set<Format> FORMATS =
      Set.of(Format.TEXT, Format.CSV, Format.NDJSON, Format.HTML);

  private final Plan plan;
  private final RowSource rows;
  private final Totals totals;
  private final ReadReport report;
  private final List<String> notes;
  private final List<Column<?>> columns;

  private Table(Plan plan, RowSource rows, Totals totals, ReadReport report, List<String> notes) {
    this.plan = plan;
    this.rows = rows;
    this.totals = totals;
    this.report = report;
    this.notes = List.copyOf(notes);
    this.columns = Columns.of(plan);
  }

  /**
   * Returns the table of an engine that has run a plan.
   *
   * @throws IllegalArgumentException if {@code totals} count other rows than {@code rows} has
   */
  public static Table of(Plan plan, RowSource rows, Totals totals, ReadReport report) {
    return of(plan, rows, totals, report, List.of());
  }

  /**
   * Returns the table of an engine that has run a plan, with {@link #notes} on an empty answer.
   *
   * @throws IllegalArgumentException if {@code totals} count other rows than {@code rows} has
   */
  public static Table of(
      Plan plan, RowSource rows, Totals totals, ReadReport report, List<String> notes) {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(rows, "rows");
    Objects.requireNonNull(totals, "totals");
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(notes, "notes");
    if (rows.size() != totals.rows() - totals.leftOutRows()) {
      throw new IllegalArgumentException(rows.size() + " rows, and " + totals);
    }
    return new Table(plan, rows, totals, report, notes);
  }

  /** Returns the plan that was run. */
  public Plan plan() {
    return plan;
  }

  /** Returns the number of rows, after the limit. */
  public int size() {
    return rows.size();
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
  public Row row(int index) {
    return new Row(this, Objects.checkIndex(index, size()));
  }

  /**
   * Checks that the table's records, including those that a limit left out, have at most {@code
   * most} base pages; for tests. Early pages do not count: their owner is unknown.
   *
   * @throws AssertionError if they have more, and then its message is the table; or if that is
   *     unknown, since the input is not {@linkplain ReadReport#isWhole whole}
   */
  public void requireAtMost(PageCount most) {
    long pages = totals.pages() - totals.earlyPages();
    if (pages > most.pages()) {
      throw new AssertionError(
          String.format(
              Locale.ROOT,
              "%,d pages are held, at most %,d are allowed\n%s",
              pages,
              most.pages(),
              this));
    }
    if (!report.isWhole()) {
      throw new AssertionError(
          String.format(
              Locale.ROOT,
              "it is unknown whether at most %,d pages are held: %s",
              most.pages(),
              IncompleteInput.of(report)));
    }
  }

  /** Returns the rows in order. */
  @Override
  public Iterator<Row> iterator() {
    return stream().iterator();
  }

  /** Returns the rows in order. */
  public Stream<Row> stream() {
    return IntStream.range(0, size()).mapToObj(this::row);
  }

  /**
   * Returns the columns of text and exports, in order: times, pages, measures, keys.
   *
   * <p>Measures are those of the plan, then those that it sorts by. With cull, the keys are the
   * culled ones, then those that it sorts by; without, they are the main fields of a record, then
   * those that it sorts by, then the stack trace. {@link Row#get} has the values of other keys too.
   */
  public List<Column<?>> columns() {
    return columns;
  }

  /** Returns the sums of all rows, and of those that the limit left out. */
  public Totals totals() {
    return totals;
  }

  /** Returns the report about the whole input, whatever was selected. */
  public ReadReport report() {
    return report;
  }

  /**
   * Returns explanations of an answer without rows, a sentence each: names that no record has, with
   * the nearest one, keys that no record has, and globs without a wildcard. Empty if there are
   * rows, or if no reason is known.
   */
  public List<String> notes() {
    return notes;
  }

  @Override
  public Set<Format> formats() {
    return FORMATS;
  }

  /**
   * Writes the rows: as text and HTML with a last line that counts records, pages and bytes, the
   * early ones apart, and the rows that the limit left out; as CSV and NDJSON with a field for each
   * of the {@link #columns}.
   *
   * <p>Bytes are those of the plan's page size, 4096 unless it measures other ones.
   */
  @Override
  public void writeTo(Appendable out, Format format, Layout layout) throws IOException {
    switch (format) {
      case TEXT -> grid(layout).appendTo(out, layout.rows(), layout.width());
      case CSV -> TableExport.csv(this, out, layout.rows());
      case NDJSON -> TableExport.ndJson(this, out, layout.rows());
      case HTML -> out.append(grid(layout).html(layout.rows())).append('\n');
      default -> throw format.notAmong(FORMATS);
    }
  }

  RowSource rows() {
    return rows;
  }

  /** Returns the first rows as text, at most 20, and a line that says how much there is in all. */
  @Override
  public String toString() {
    return grid(Layout.SCREEN).text(Layout.SCREEN.rows(), Layout.SCREEN.width());
  }

  private Grid grid(Layout layout) {
    return new TableGrid(this, layout).grid();
  }
}
