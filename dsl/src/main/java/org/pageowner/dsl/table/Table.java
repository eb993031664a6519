package org.pageowner.dsl.table;

import com.google.common.base.Suppliers;
import com.google.common.math.LongMath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.export.Answer;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.internal.layout.Grid;
import org.pageowner.dsl.internal.layout.IncompleteInput;
import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.RowCondition;
import org.pageowner.dsl.plan.SortKey;

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

  private final Totals sums;

  /** The sums with the number of all rows, which may have to be counted. */
  private final Supplier<Totals> totals;

  private final ReadReport report;
  private final List<String> notes;
  private final List<Column<?>> columns;
  private final List<SortKey.Directed> order;

  private Table(
      Plan plan,
      RowSource rows,
      Totals sums,
      LongSupplier allRows,
      ReadReport report,
      List<String> notes) {
    this.plan = plan;
    this.rows = rows;
    this.sums = sums;
    this.totals = Suppliers.memoize(() -> sums.withRows(allRows.getAsLong()));
    this.report = report;
    this.notes = List.copyOf(notes);
    this.order = plan.order();
    this.columns = Columns.of(plan, rows.across());
  }

  /** A table of other rows, in an order that the plan may not have. */
  private Table(
      Table source,
      RowSource rows,
      Totals sums,
      Supplier<Totals> totals,
      List<SortKey.Directed> order) {
    this.plan = source.plan;
    this.rows = rows;
    this.sums = sums;
    this.totals = totals;
    this.report = source.report;
    this.notes = source.notes;
    this.columns = source.columns;
    this.order = order;
  }

  /**
   * Returns the table of an engine that has run a plan.
   *
   * @throws IllegalArgumentException if {@code totals} count other rows than {@code rows} has
   */
  public static Table of(Plan plan, RowSource rows, Totals totals, ReadReport report) {
    Objects.requireNonNull(totals, "totals");
    return of(plan, rows, totals, totals::rows, report, List.of());
  }

  /**
   * Returns the table of an engine that has run a plan, with {@link #notes} on an empty answer.
   *
   * @param totals the sums of all rows; of their number, only that of {@code rows} has to be known
   * @param allRows is called when the number of all rows is first asked for
   * @throws IllegalArgumentException if {@code totals} count other rows than {@code rows} has
   */
  public static Table of(
      Plan plan,
      RowSource rows,
      Totals totals,
      LongSupplier allRows,
      ReadReport report,
      List<String> notes) {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(rows, "rows");
    Objects.requireNonNull(totals, "totals");
    Objects.requireNonNull(allRows, "allRows");
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(notes, "notes");
    long others = IntStream.range(0, rows.size()).filter(rows::isOthers).count();
    if (rows.size() - others != totals.rows() - totals.leftOutRows()) {
      throw new IllegalArgumentException(rows.size() + " rows, and " + totals);
    }
    return new Table(plan, rows, totals, allRows, report, notes);
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
   * most} base pages; for tests. Early pages do not count: their owner is unknown. They do count
   * after a condition on rows, such as {@code having}, removed rows.
   *
   * @throws AssertionError if they have more, and then its message is the table; or if that is
   *     unknown, since the input is not {@linkplain ReadReport#isWhole whole}
   */
  public void requireAtMost(PageCount most) {
    // It is unknown how many pages of the rows that were removed are early.
    long early = sums.removedRows() > 0 ? 0 : sums.earlyPages();
    long pages = sums.pages() - sums.removedPages() - early;
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

  /**
   * Returns the first row.
   *
   * @throws NoSuchElementException if there is none, see {@link #isEmpty}
   */
  public Row first() {
    if (isEmpty()) {
      throw new NoSuchElementException("the table has no rows");
    }
    return row(0);
  }

  /** Returns the values in a column, one for each row, as {@link Row#get} does. Unmodifiable. */
  public <V> List<@Nullable V> column(Column<V> column) {
    Objects.requireNonNull(column, "column");
    List<@Nullable V> values = new ArrayList<>(size());
    for (Row row : this) {
      values.add(row.get(column));
    }
    return Collections.unmodifiableList(values);
  }

  /**
   * Returns a table of the rows for whose keys a condition on records holds; a key that is not
   * culled has the value of the row's first record. Rows of others are left out.
   *
   * <p>The totals are those of the rows that are left; early records are not counted apart.
   */
  public Table where(Condition condition) {
    Objects.requireNonNull(condition, "condition");
    return only(row -> rows.holds(row, condition));
  }

  /**
   * Returns a table of the rows for which the text of a condition on records holds: {@code
   * where("order >= 3 and module = xfs")}.
   *
   * @throws org.pageowner.dsl.plan.PlanSyntaxException if it is no condition
   */
  public Table where(String condition) {
    Objects.requireNonNull(condition, "condition");
    return where(Condition.parse(condition));
  }

  /**
   * Returns a table of the rows for which a condition on their measures holds. Rows of others are
   * left out.
   *
   * <p>The totals are those of the rows that are left; early records are not counted apart.
   *
   * @throws IllegalArgumentException if the plan does not measure one of the measures
   */
  public Table where(RowCondition condition) {
    Objects.requireNonNull(condition, "condition");
    return only(row -> RowOrder.holds(condition, row(row)));
  }

  private Table only(IntPredicate test) {
    int[] left =
        IntStream.range(0, size()).filter(row -> !rows.isOthers(row)).filter(test).toArray();
    RowSource source = new SelectedRows(rows, left);
    long times = 0;
    long pages = 0;
    for (int row = 0; row < left.length; row++) {
      times = LongMath.saturatedAdd(times, source.times(row));
      pages = LongMath.saturatedAdd(pages, source.pages(row));
    }
    Totals ofRows = new Totals(left.length, times, pages, 0, 0, 0, 0, 0);
    return new Table(this, source, ofRows, () -> ofRows, order);
  }

  /**
   * Returns a table of the same rows in another order. Rows that are equal by it keep their order;
   * rows of others are last.
   *
   * @throws IllegalArgumentException if the order is by the whole text of records, by a list, or by
   *     a measure that the plan does not measure
   */
  public Table sortBy(SortKey... keys) {
    List<SortKey.Directed> terms = Plan.EMPTY.sortBy(keys).order();
    Comparator<Row> byTerms = RowOrder.of(terms);
    int[] sorted =
        stream()
            .sorted(Comparator.comparing(Row::isOthers).thenComparing(byTerms))
            .mapToInt(Row::index)
            .toArray();
    return new Table(this, new SelectedRows(rows, sorted), sums, totals, terms);
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

  /**
   * Returns the columns that {@code across} adds, which are among the {@link #columns}: times and
   * pages for each value of its key. Empty without it.
   */
  public List<Column.Across> acrossColumns() {
    return rows.across();
  }

  /**
   * Returns the sums of all rows, and of those that the limit left out.
   *
   * <p>The first few of very many groups of a loaded dump are found without the others. Then the
   * first call, as by {@link #toString}, reads the records once more to count these.
   *
   * @throws java.io.UncheckedIOException if the thread is interrupted while it counts; a further
   *     call counts again
   */
  public Totals totals() {
    return totals.get();
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

  List<SortKey.Directed> order() {
    return order;
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
