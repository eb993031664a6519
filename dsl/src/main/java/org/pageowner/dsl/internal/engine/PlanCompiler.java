package org.pageowner.dsl.internal.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.column.FunctionColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.filter.Filters;
import org.pageowner.dsl.internal.engine.filter.RowFilter;
import org.pageowner.dsl.internal.engine.group.GroupKeys;
import org.pageowner.dsl.internal.engine.group.MemoryBound;
import org.pageowner.dsl.internal.engine.group.NumberSpan;
import org.pageowner.dsl.internal.engine.group.RowSelection;
import org.pageowner.dsl.internal.engine.group.TotalsContext;
import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.KeyFunction;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.Selection;
import org.pageowner.dsl.plan.SortKey;
import org.pageowner.dsl.plan.Statistic;

/** Compiles a plan to the steps of a run. */
public final class PlanCompiler {
  private final Plan plan;
  private final KeyColumns columns;
  private final RecordReferences records;
  private final Function<NumberKey, NumberSpan> spans;

  private PlanCompiler(Plan plan, Source source) {
    LongSupplier now = new ReferenceTime(plan, source);
    this.plan = plan;
    this.columns = new KeyColumns(now);
    this.records = new RecordReferences(source.isStreamed());
    this.spans = new SparkRanges(plan, source, now);
  }

  /**
   * Compiles a plan for an input, which is read once more before if the plan needs ranges; for ages
   * too, once {@link KeyColumns#prepare} is called.
   */
  public static PhysicalPlan compile(Plan plan, Source source) {
    return new PlanCompiler(plan, source).compile();
  }

  private PhysicalPlan compile() {
    boolean isGrouped = !plan.keys().isEmpty();
    addColumnsOfMeasures();
    plan.shown().forEach(this::addAge);
    return new PhysicalPlan(
        columns,
        filters(),
        keys(isGrouped),
        totals(),
        order(isGrouped),
        columns(firstRowKeys()),
        records,
        records,
        plan.rowLimit().orElse(Long.MAX_VALUE),
        steps(isGrouped));
  }

  /** Makes the columns of measures, so that all columns of the run are known before it. */
  private void addColumnsOfMeasures() {
    for (Measure<?> measure : totals()) {
      if (measure.base() instanceof Measure.Distinct distinct) {
        KeyColumn unused = columns.of(distinct.key());
      } else if (measure.base() instanceof Statistic<?> statistic) {
        KeyColumn unused = columns.of(statistic.key());
      }
      if (measure.condition().isPresent()) {
        RowSelection unused = selection(measure.condition().get());
      }
    }
  }

  /** Makes the column of a shown age, of which the time must be known before the run. */
  private void addAge(Column<?> shown) {
    if (shown instanceof Key<?> key && KeyFunction.origin(key).equals(KeyCatalogue.AGE)) {
      KeyColumn unused = columns.of(key);
    }
  }

  /** Returns the columns to group by; of records with measures of groups, their number. */
  private @Nullable GroupKeys keys(boolean isGrouped) {
    if (isGrouped) {
      return GroupKeys.of(groupColumns());
    }
    boolean isGroupOfEach =
        plan.hasOthers() || !totals().stream().allMatch(RecordCollector::computes);
    return isGroupOfEach ? GroupKeys.of(List.of(new RecordNumbers())) : null;
  }

  /** Rows of functions are made from groups of stacks. */
  private List<KeyColumn> groupColumns() {
    Stream<KeyColumn> found =
        plan.keys().stream()
            .map(key -> key.equals(KeyCatalogue.FRAMES) ? columns.stack() : columns.of(key));
    return found.distinct().toList();
  }

  private RowSteps.@Nullable Functions functions() {
    if (!plan.keys().contains(KeyCatalogue.FRAMES)) {
      return null;
    }
    List<Key<?>> others = new ArrayList<>(plan.keys());
    others.remove(KeyCatalogue.FRAMES);
    return new RowSteps.Functions(
        (FunctionColumn) columns.of(KeyCatalogue.FRAMES), columns(others));
  }

  private RowSteps steps(boolean isGrouped) {
    TotalsContext context = new TotalsContext(columns, this::selection, spans, MemoryBound.ofRun());
    return new RowSteps(
        context,
        plan.rowCondition().orElse(null),
        plan.groupLimit()
            .map(limit -> new RowSteps.Within(columns.of(limit.key()), limit.rows(), isGrouped))
            .orElse(null),
        plan.hasOthers(),
        plan.columnKey().map(key -> new RowSteps.Across(columns.of(key), key.name())).orElse(null),
        functions(),
        largestBy(isGrouped));
  }

  /**
   * Returns the measure that rows are sorted by first, if the rows beyond the limit are nothing but
   * counted and summed up.
   */
  private @Nullable Measure<?> largestBy(boolean isGrouped) {
    boolean needsAllRows =
        plan.rowCondition().isPresent()
            || plan.groupLimit().isPresent()
            || plan.hasOthers()
            || plan.columnKey().isPresent()
            || plan.keys().contains(KeyCatalogue.FRAMES)
            || plan.keys().contains(KeyCatalogue.MODULE) // pages without a module are summed up
            || plan.allMeasures().stream().anyMatch(PlanCompiler::isShareWithin);
    if (!isGrouped || needsAllRows) {
      return null;
    }
    OrderTerm first = order(true).get(0);
    boolean isLargest =
        first instanceof OrderTerm.ByMeasure && first.direction() == SortKey.Direction.DESCENDING;
    Measure<?> measure = isLargest ? ((OrderTerm.ByMeasure) first).measure().unnamed() : null;
    return Measure.TIMES.equals(measure) || Measure.PAGES.equals(measure) ? measure : null;
  }

  /** Returns whether a measure needs the pages of all rows with the same value of a key. */
  private static boolean isShareWithin(Measure<?> measure) {
    return measure.unnamed() instanceof Measure.Share share && share.within() != null;
  }

  private RowSelection selection(Condition condition) {
    List<RowFilter> tests = new Filters(columns).each(condition);
    boolean[] marks = new boolean[RowSlice.CAPACITY];
    return (slice, rows, count) -> {
      int left = count;
      for (RowFilter test : tests) {
        left = left == 0 ? 0 : test.retain(slice, rows, left, marks);
      }
      return left;
    };
  }

  private List<RowFilter> filters() {
    return filters(plan, columns);
  }

  /** Compiles the selections and the condition of a plan. */
  static List<RowFilter> filters(Plan plan, KeyColumns columns) {
    Filters filters = new Filters(columns);
    List<RowFilter> tests = new ArrayList<>();
    for (Selection selection : plan.selections()) {
      tests.addAll(filters.each(selection.condition()));
    }
    for (Condition condition : plan.condition().stream().toList()) {
      tests.addAll(filters.each(condition));
    }
    return tests;
  }

  private List<KeyColumn> columns(List<Key<?>> keys) {
    return keys.stream().map(columns::of).toList();
  }

  private Set<Measure<?>> totals() {
    Set<Measure<?>> totals = new LinkedHashSet<>();
    plan.allMeasures().forEach(measure -> totals.add(measure.unnamed()));
    // times and pages are always counted, and shares are of pages
    totals.removeIf(
        measure ->
            measure.equals(Measure.TIMES)
                || measure.equals(Measure.PAGES)
                || measure.kind() == Measure.Kind.SHARE);
    return totals;
  }

  private List<OrderTerm> order(boolean isGrouped) {
    List<SortKey.Directed> order =
        plan.order().isEmpty() && isGrouped ? List.of(Measure.PAGES.descending()) : plan.order();
    return order.stream().map(this::term).toList();
  }

  private OrderTerm term(SortKey.Directed ordered) {
    if (ordered.term() instanceof Key<?> key) {
      return new OrderTerm.ByColumn(columns.of(key), ordered.direction());
    }
    return ordered.term() instanceof Measure<?> measure
        ? new OrderTerm.ByMeasure(measure, ordered.direction())
        : new OrderTerm.ByText(() -> TextRanks.of(records), ordered.direction());
  }

  /** Returns the keys that rows are sorted by but not grouped by. */
  private List<Key<?>> firstRowKeys() {
    List<Key<?>> keys = new ArrayList<>();
    for (SortKey.Directed ordered : plan.order()) {
      if (ordered.term() instanceof Key<?> key && !plan.keys().contains(key)) {
        keys.add(key);
      }
    }
    plan.groupLimit()
        .map(Plan.GroupLimit::key)
        .filter(key -> !plan.keys().contains(key))
        .ifPresent(keys::add);
    return keys.stream().distinct().toList();
  }
}
