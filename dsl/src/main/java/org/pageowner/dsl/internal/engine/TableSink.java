package org.pageowner.dsl.internal.engine;

import com.google.common.math.LongMath;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.internal.engine.column.KeyBinding;
import org.pageowner.dsl.internal.engine.column.KeyBindings;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.RowSource;
import org.pageowner.dsl.table.Table;
import org.pageowner.dsl.table.Totals;

/** Makes a table from the rows of a result. */
final class TableSink implements ResultSink<Table> {
  private final Plan plan;
  private final RecordReferences records;
  private final EmptyAnswer empty;
  private final Source source;

  /** A sink for the answer to a plan that was compiled to {@code physical}. */
  TableSink(Plan plan, PhysicalPlan physical, EmptyAnswer empty, Source source) {
    this.plan = plan;
    this.empty = empty;
    this.source = source;
    this.records = physical.records();
  }

  @Override
  public Table take(ResultRows result, ReadReport report) {
    return Table.of(plan, new Rows(result), totals(result), report, notes(result, report));
  }

  private List<String> notes(ResultRows result, ReadReport report) {
    if (result.rows().size() > 0 || report.records() == 0) {
      return List.of();
    }
    if (!source.isStreamed()) {
      ReadReport unused = source.read(empty::read);
    }
    return empty.lines(report);
  }

  private static Totals totals(ResultRows result) {
    Scan scan = result.scan();
    RowCollector collector = result.rows();
    int[] rows = result.order();
    long hidden = collector.size() - rows.length;
    long shownTimes = 0;
    long shownPages = 0;
    if (hidden == 0) {
      shownTimes = scan.times();
      shownPages = scan.pages();
    } else {
      for (int i = 0; i < rows.length; i++) {
        Interruption.checkAt(i);
        shownTimes = LongMath.saturatedAdd(shownTimes, collector.measure(Measure.TIMES, rows[i]));
        shownPages = LongMath.saturatedAdd(shownPages, collector.knownPages(rows[i]));
      }
    }
    return new Totals(
        collector.size(),
        scan.times(),
        scan.pages(),
        scan.earlyTimes(),
        scan.earlyPages(),
        hidden,
        scan.times() - shownTimes,
        scan.pages() - shownPages);
  }

  private final class Rows implements RowSource {
    private final int[] rows;
    private final RowCollector collector;

    Rows(ResultRows result) {
      this.rows = result.order();
      this.collector = result.rows();
    }

    @Override
    public int size() {
      return rows.length;
    }

    @Override
    public long times(int row) {
      return collector.measure(Measure.TIMES, rows[row]);
    }

    @Override
    public long pages(int row) {
      return collector.knownPages(rows[row]);
    }

    @Override
    @SuppressWarnings("unchecked") // each binding gives values of its key's type
    public <V> @Nullable V get(int row, Key<V> key) {
      return (V) KeyBindings.of(key).valueOf(records.get(rows[row]));
    }

    @Override
    public @Nullable Long measure(int row, Measure measure) {
      boolean always = measure.equals(Measure.TIMES) || measure.equals(Measure.PAGES);
      if (!always && !isMeasured(measure)) {
        throw new IllegalArgumentException(
            "not measured: " + measure + "; add measure(" + measure + ") to the query");
      }
      long value = collector.measure(measure, rows[row]);
      return value == RowSlice.ABSENT ? null : (Long) value;
    }

    @Override
    public long pagesWithoutModule() {
      if (!plan.keys().contains(KeyCatalogue.MODULE)) {
        return 0;
      }
      KeyBinding module = KeyBindings.of(KeyCatalogue.MODULE);
      long pages = 0;
      for (int row = 0; row < collector.size(); row++) {
        if (module.valueOf(records.get(row)) == null) {
          pages = LongMath.saturatedAdd(pages, collector.knownPages(row));
        }
      }
      return pages;
    }

    private boolean isMeasured(Measure measure) {
      return plan.measures().contains(measure)
          || plan.order().stream().anyMatch(ordered -> ordered.term().equals(measure));
    }
  }
}
