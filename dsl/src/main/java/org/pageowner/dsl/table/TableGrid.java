package org.pageowner.dsl.table;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.internal.layout.Grid;
import org.pageowner.dsl.internal.layout.OthersMark;
import org.pageowner.dsl.internal.layout.Sparkline;
import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.SortKey;
import org.pageowner.dsl.plan.StackKey;

/** A table as rows to be laid out; they are made one at a time. */
final class TableGrid {
  private final Table table;
  private final boolean fullStacks;
  private final List<Column<?>> shown;
  private final @Nullable Key<?> limitKey;

  TableGrid(Table table, Layout layout) {
    this.table = table;
    this.fullStacks = layout.hasFullStacks();
    this.limitKey = table.plan().groupLimit().map(Plan.GroupLimit::key).orElse(null);
    this.shown = table.columns().stream().filter(this::isShown).toList();
  }

  Grid grid() {
    Grid grid = Grid.of(shown.stream().map(this::laidOut).toArray(Grid.Column[]::new));
    grid.rows(table.size(), this::cells);
    if (!table.plan().keys().isEmpty()) {
      grid.share(Measure.PAGES.name(), row -> table.row(row).pages(), table.totals().pages());
      if (isSortedByPages()) {
        grid.emphasise(0);
      }
    }
    new Footer(table).appendTo(grid);
    return grid;
  }

  /** By default, and where a term says so, the first row has the most pages. */
  private boolean isSortedByPages() {
    List<SortKey.Directed> order = table.order();
    return order.isEmpty() || order.get(0).equals(Measure.PAGES.descending());
  }

  /** Without cull, each row is one record: a column of ones says nothing. */
  private boolean isShown(Column<?> column) {
    if (column instanceof Column.Across across) {
      return across.measure().equals(Measure.PAGES);
    }
    boolean isUsual = table.plan().shown().isEmpty();
    return !(column.equals(Measure.TIMES) && table.plan().keys().isEmpty() && isUsual);
  }

  private Grid.Column laidOut(Column<?> column) {
    return fullStacks && column instanceof StackKey
        ? Grid.frames(column.name())
        : Grid.column(column);
  }

  @SuppressWarnings("unchecked") // a sparkline is a list of numbers
  private static @Nullable Object cell(Row row, Column<?> column) {
    Object value = row.get(column);
    boolean isSpark = column instanceof Measure<?> measure && measure.kind() == Measure.Kind.SPARK;
    return isSpark && value != null ? new Sparkline((List<Long>) value) : value;
  }

  private @Nullable Object[] cells(int index) {
    Row row = table.row(index);
    @Nullable Object[] cells = new Object[shown.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cell(row, shown.get(i));
    }
    if (row.isOthers()) {
      int[] keys =
          IntStream.range(0, cells.length).filter(i -> shown.get(i) instanceof Key<?>).toArray();
      boolean isOfValue = table.rows().isOthersOfValue(index);
      OthersMark.set(cells, keys, isOfValue ? shown.indexOf(limitKey) : -1);
    }
    return cells;
  }
}
