package org.pageowner.dsl.analysis.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.TimeStamp;
import org.pageowner.dsl.internal.layout.Amount;
import org.pageowner.dsl.internal.layout.Grid;
import org.pageowner.dsl.internal.layout.OthersMark;
import org.pageowner.dsl.internal.layout.Series;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Measure;

/** Lays out a growth for people: the rows that changed, and notes below about the others. */
final class GrowthReport {
  private GrowthReport() {}

  static Grid of(Growth growth) {
    List<GrowthRow> changed = growth.stream().filter(GrowthRow::hasChanged).toList();
    boolean tracked = growth.tracking() == Tracking.ONE_BOOT;
    boolean steps = growth.dumps() > 2;
    // The rows of an inventory are stacks, so their number is not the number of records.
    boolean times = growth.tracking() != Tracking.INVENTORY;
    List<Key<?>> keys = growth.plan().keys();
    Grid grid = Grid.of(columns(keys, times, tracked, steps).toArray(Grid.Column[]::new));
    grid.title(title(growth));
    grid.rows(changed.size(), index -> cells(changed.get(index), keys, times, tracked, steps));
    long allChanged = growth.allRows().stream().filter(GrowthRow::hasChanged).count();
    grid.allRows(allChanged).rowsOfRest(changed.stream().filter(GrowthRow::isOthers).count());
    grid.total(
        "these changed, %s did not; %s new, %s vanished"
            .formatted(
                Amount.number(growth.totals().rows() - allChanged),
                Amount.number(growth.totals().newRows()),
                Amount.number(growth.totals().vanishedRows())));
    grid.share("growth", row -> changed.get(row).grownPages(), growth.totals().grownPages());
    if (!changed.isEmpty() && changed.get(0).grownPages() > 0) {
      grid.emphasise(0);
    }
    GrowthNotes.of(growth).forEach(grid::note);
    return grid;
  }

  private static List<Grid.Column> columns(
      List<Key<?>> keys, boolean times, boolean tracked, boolean steps) {
    List<Grid.Column> columns = new ArrayList<>();
    columns.add(Grid.amount("growth"));
    columns.add(Grid.amount("before"));
    columns.add(Grid.amount("after"));
    if (times) {
      columns.add(Grid.amount("times"));
    }
    if (steps) {
      columns.add(Grid.amount("steps"));
    }
    if (tracked) {
      columns.add(Grid.amount("gone"));
      columns.add(Grid.amount("new"));
      columns.add(Grid.time("first new"));
    }
    keys.forEach(key -> columns.add(Grid.column(key)));
    return columns;
  }

  private static @Nullable Object[] cells(
      GrowthRow row, List<Key<?>> keys, boolean times, boolean tracked, boolean steps) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(Amount.signed(row.pagesGrowth()));
    cells.add(row.pagesBefore());
    cells.add(row.pagesAfter());
    if (times) {
      cells.add(Amount.signed(row.timesGrowth()));
    }
    if (steps) {
      cells.add(new Series(row.pagesOfAll()));
    }
    Turnover turnover = row.turnover();
    if (tracked) {
      cells.add(turnover == null ? null : (Long) turnover.gone());
      cells.add(turnover == null ? null : (Long) turnover.fresh());
      cells.add(turnover == null ? null : turnover.firstFresh());
    }
    int first = cells.size();
    keys.forEach(key -> cells.add(row.get(key)));
    @Nullable Object[] all = cells.toArray();
    if (row.isOthers()) {
      int kept = keys.indexOf(row.common());
      OthersMark.set(
          all, IntStream.range(first, all.length).toArray(), kept < 0 ? -1 : first + kept);
    }
    return all;
  }

  private static String title(Growth growth) {
    List<ReadReport> reports = growth.reports();
    String keys = growth.plan().keys().stream().map(Key::name).collect(Collectors.joining(", "));
    return "growth in pages from "
        + name(reports.get(0))
        + " to "
        + name(reports.get(reports.size() - 1))
        + (reports.size() > 2 ? ", over " + reports.size() + " dumps" : "")
        + ", by "
        + keys
        + filter(growth);
  }

  /** Returns the name of the file without its directories. */
  static String name(ReadReport report) {
    int slash = report.source().lastIndexOf('/');
    return report.source().substring(slash + 1);
  }

  /** Returns the options that filter, as on the command line. */
  private static String filter(Growth growth) {
    String options = GroupedDumps.filter(growth.plan()).toString();
    return options.isEmpty() ? "" : ", " + options;
  }

  static String pages(long pages) {
    return Amount.pages(pages, Measure.DEFAULT_PAGE_SIZE);
  }

  /** Returns the text of a time stamp; {@code null} for none. */
  static @Nullable String seconds(@Nullable Long nanos) {
    return nanos == null ? null : TimeStamp.text(nanos);
  }
}
