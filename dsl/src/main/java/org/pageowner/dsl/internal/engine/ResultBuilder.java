package org.pageowner.dsl.internal.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.internal.engine.column.KeyBindings;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.group.Tally;
import org.pageowner.dsl.internal.engine.sort.RadixSort;
import org.pageowner.dsl.internal.engine.sort.TopRows;
import org.pageowner.dsl.plan.Direction;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Ordered;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.SortTerm;
import org.pageowner.dsl.table.RowSource;
import org.pageowner.dsl.table.Table;
import org.pageowner.dsl.table.Totals;

/** Sorts the rows that were kept, cuts them at the limit, and makes a table of them. */
final class ResultBuilder {
  /** A limit is small if there are so many times more rows. */
  private static final int FEW = 16;

  private ResultBuilder() {}

  static Table table(Plan plan, RowCollector keeper, Scan pass, ReadReport report) {
    int shown = (int) Math.min(keeper.kept(), plan.limit().orElse(Long.MAX_VALUE));
    int[] rows = rows(plan, keeper, shown);
    return Table.of(plan, new Rows(rows, keeper, plan), totals(keeper, pass, rows), report);
  }

  private static Totals totals(RowCollector keeper, Scan pass, int[] rows) {
    long hidden = keeper.size() - rows.length;
    long shownTimes = 0;
    long shownPages = 0;
    if (hidden == 0) {
      shownTimes = pass.times();
      shownPages = pass.pages();
    } else {
      for (int row : rows) {
        shownTimes = Tally.saturatedSum(shownTimes, keeper.measure(Measure.TIMES, row));
        shownPages =
            Tally.saturatedSum(shownPages, Math.max(0, keeper.measure(Measure.PAGES, row)));
      }
    }
    return new Totals(
        keeper.size(),
        pass.times(),
        pass.pages(),
        pass.earlyTimes(),
        pass.earlyPages(),
        hidden,
        pass.times() - shownTimes,
        pass.pages() - shownPages);
  }

  private static int[] rows(Plan plan, RowCollector keeper, int shown) {
    List<Ordered> terms = plan.order();
    if (terms.isEmpty() && !plan.cull().isEmpty()) {
      terms = List.of(Measure.PAGES.descending());
    }
    List<RadixSort.Column> columns = new ArrayList<>();
    for (Ordered term : terms) {
      long[] numbers = sortable(term.term(), keeper);
      columns.add(
          term.direction() == Direction.ASCENDING
              ? RadixSort.Column.ascending(numbers)
              : RadixSort.Column.descending(numbers));
    }
    if (shown < keeper.kept() / FEW) {
      return TopRows.of(keeper.kept(), shown, RadixSort.inTurn(columns));
    }
    int[] sorted = RadixSort.sorted(keeper.kept(), columns);
    return shown == sorted.length ? sorted : Arrays.copyOf(sorted, shown);
  }

  private static long[] sortable(SortTerm term, RowCollector keeper) {
    if (term instanceof Key<?> key) {
      return keeper.sortable(key);
    }
    return term instanceof Measure measure
        ? keeper.measures(measure)
        : TextRanks.of(keeper.records());
  }

  private static final class Rows implements RowSource {
    private final int[] rows;
    private final RowCollector keeper;
    private final Plan plan;

    Rows(int[] rows, RowCollector keeper, Plan plan) {
      this.rows = rows;
      this.keeper = keeper;
      this.plan = plan;
    }

    @Override
    public int size() {
      return rows.length;
    }

    @Override
    public long times(int row) {
      return keeper.measure(Measure.TIMES, rows[row]);
    }

    @Override
    public long pages(int row) {
      return Math.max(0, keeper.measure(Measure.PAGES, rows[row]));
    }

    @Override
    @SuppressWarnings("unchecked") // each rule of KeyValues gives values of its key's type
    public <V> @Nullable V get(int row, Key<V> key) {
      return (V) KeyBindings.of(key).value(keeper.records().get(rows[row]));
    }

    @Override
    public @Nullable Long measure(int row, Measure measure) {
      boolean always = measure.equals(Measure.TIMES) || measure.equals(Measure.PAGES);
      if (!always && !isMeasured(measure)) {
        throw new IllegalArgumentException(
            "not measured: " + measure + "; add measure(" + measure + ") to the query");
      }
      long value = keeper.measure(measure, rows[row]);
      return value == RowSlice.ABSENT ? null : (Long) value;
    }

    private boolean isMeasured(Measure measure) {
      return plan.measures().contains(measure)
          || plan.order().stream().anyMatch(ordered -> ordered.term().equals(measure));
    }
  }
}
