package org.pageowner.dsl.internal.engine;

import com.google.common.math.LongMath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.column.KeyBinding;
import org.pageowner.dsl.internal.engine.column.KeyBindings;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.filter.FilterChain;
import org.pageowner.dsl.internal.engine.filter.Filters;
import org.pageowner.dsl.internal.engine.group.AcrossTotals;
import org.pageowner.dsl.internal.engine.group.GroupSet;
import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.RowSource;

/** The rows of a table, from those of a result. */
final class TableRows implements RowSource {
  private static final int[] NONE = {};

  private final Plan plan;
  private final LongSupplier now;
  private final RecordReferences records;
  private final RowCollector collector;
  private final RowMeasures measures;
  private final int[] rows;
  private final List<ShownRows.Others> others;
  private final @Nullable Key<?> limitKey;
  private final @Nullable AcrossTotals totals;

  /**
   * The column of functions, if rows are grouped by it: then they do not have those of a record.
   */
  private final @Nullable KeyColumn functions;

  /** The measures of the rows, without names. */
  private final Set<Measure<?>> measured = new HashSet<>(List.of(Measure.TIMES, Measure.PAGES));

  /** The columns of {@code across}, and the number of the value of each. */
  private final Map<Column.Across, Integer> across = new HashMap<>();

  private final List<Column.Across> columns = new ArrayList<>();

  TableRows(Plan plan, RecordReferences records, ResultRows result) {
    this.plan = plan;
    this.now =
        plan.referenceTime().isPresent() || result.columns().hasAges()
            ? result.columns()::now
            : KeyBinding.NO_TIME;
    this.records = records;
    this.collector = result.rows();
    this.measures = result.measures();
    this.rows = result.order();
    this.others = result.shown().others();
    this.limitKey = plan.groupLimit().map(Plan.GroupLimit::key).orElse(null);
    this.totals = collector.across();
    this.functions =
        plan.keys().contains(KeyCatalogue.FRAMES) ? result.columns().of(KeyCatalogue.FRAMES) : null;
    plan.allMeasures().forEach(measure -> measured.add(measure.unnamed()));
    plan.columnKey().ifPresent(key -> addColumns(key, result.columns().of(key)));
  }

  private void addColumns(Key<?> key, KeyColumn column) {
    AcrossTotals found = totals;
    if (found == null) {
      return;
    }
    KeyColumn.Sorting sorting = column.sorting();
    List<Integer> values =
        IntStream.range(0, found.values())
            .boxed()
            .sorted(
                Comparator.comparing((Integer v) -> found.code(v) == RowSlice.ABSENT)
                    .thenComparing(v -> sorting.of(found.code(v))))
            .toList();
    for (int value : values) {
      for (Measure<Long> measure : List.of(Measure.TIMES, Measure.PAGES)) {
        Column.Across next = new Column.Across(measure, key, column.value(found.code(value)));
        across.put(next, value);
        columns.add(next);
      }
    }
  }

  @Override
  public int size() {
    return rows.length;
  }

  @Override
  public long times(int row) {
    return isOthers(row)
        ? collector.measure(Measure.TIMES, set(row))
        : collector.measure(Measure.TIMES, rows[row]);
  }

  @Override
  public long pages(int row) {
    return isOthers(row)
        ? Math.max(0, collector.measure(Measure.PAGES, set(row)))
        : collector.knownPages(rows[row]);
  }

  @Override
  public boolean isOthers(int row) {
    return rows[row] < 0;
  }

  @Override
  public boolean isOthersOfValue(int row) {
    return isOthers(row) && others(row).keepsKey();
  }

  private ShownRows.Others others(int row) {
    return others.get(ShownRows.others(rows[row]));
  }

  private GroupSet set(int row) {
    return isOthers(row)
        ? collector.groups(others(row).rows(), others(row).beside())
        : collector.groups(new int[] {rows[row]}, NONE);
  }

  /** Returns a row of the result that has the values of a row's keys. */
  private int first(int row) {
    return isOthers(row) ? others(row).rows()[0] : rows[row];
  }

  private int record(int row) {
    return collector.record(first(row));
  }

  @Override
  @SuppressWarnings("unchecked") // each binding gives values of its key's type
  public <V> @Nullable V get(int row, Key<V> key) {
    if (isOthers(row) && !(isOthersOfValue(row) && key.equals(limitKey))) {
      return null;
    }
    if (functions != null && key.equals(KeyCatalogue.FRAMES)) {
      return (V) functions.value(collector.codes(functions).applyAsLong(first(row)));
    }
    return (V) KeyBindings.of(key).valueOf(records.get(record(row)), now);
  }

  @Override
  @SuppressWarnings("unchecked") // each measure has values of its type
  public <V> @Nullable V measure(int row, Measure<V> measure) {
    if (!measured.contains(measure.unnamed())) {
      throw new IllegalArgumentException(
          "not measured: " + measure + "; add measure(" + measure.unnamed() + ") to the query");
    }
    if (measure.kind() == Measure.Kind.SPARK) {
      return (V) Arrays.stream(collector.spark(measure.unnamed(), set(row))).boxed().toList();
    }
    Key<?> kept = isOthersOfValue(row) ? limitKey : null;
    long code =
        isOthers(row)
            ? measures.get(measure, set(row), kept, first(row))
            : measures.get(measure, rows[row]);
    return (V) RowMeasures.value(measure, code);
  }

  @Override
  public List<Column.Across> across() {
    return columns;
  }

  @Override
  public long across(int row, Column.Across column) {
    Integer value = across.get(column);
    AcrossTotals found = totals;
    if (value == null || found == null) {
      throw new IllegalArgumentException("not a column of this table: " + column);
    }
    return column.measure().equals(Measure.TIMES)
        ? found.times(set(row), value)
        : found.pages(set(row), value);
  }

  @Override
  public boolean holds(int row, Condition condition) {
    int first = record(row);
    RowSlice slice = new RowSlice(records.batch(first), records.row(first), 1);
    return new FilterChain(new Filters(new KeyColumns(now)).each(condition)).select(slice) == 1;
  }

  @Override
  public long pagesWithoutModule() {
    if (!plan.keys().contains(KeyCatalogue.MODULE) || collector.overlaps()) {
      return 0;
    }
    KeyBinding module = KeyBindings.of(KeyCatalogue.MODULE);
    long pages = 0;
    for (int row = 0; row < collector.size(); row++) {
      if (module.valueOf(records.get(collector.record(row))) == null) {
        pages = LongMath.saturatedAdd(pages, collector.knownPages(row));
      }
    }
    return pages;
  }
}
