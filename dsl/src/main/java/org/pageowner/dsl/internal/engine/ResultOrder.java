package org.pageowner.dsl.internal.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.sort.MergeSort;
import org.pageowner.dsl.internal.engine.sort.RadixSort;
import org.pageowner.dsl.internal.engine.sort.SortField;
import org.pageowner.dsl.internal.engine.sort.TopRows;
import org.pageowner.dsl.plan.SortKey.Direction;

/**
 * Sorts the rows of a result, and applies the limit.
 *
 * <p>All terms become columns of numbers for a radix sort; rows are compared only if they sort by
 * texts that no numbers represent. For a small limit the first rows are selected without sorting
 * the others (top-N).
 */
final class ResultOrder {
  /** A limit is small if it is below 1/N of the rows. */
  private static final int SMALL_LIMIT = 16;

  private final RowCollector rows;
  private final RowMeasures measures;

  /** The rows to sort; {@code null} for all. */
  private final int @Nullable [] candidates;

  private final List<RadixSort.Column> columns = new ArrayList<>();
  private final List<MergeSort.RowOrder> orders = new ArrayList<>();
  private boolean isCompared;

  private ResultOrder(RowCollector rows, RowMeasures measures, int @Nullable [] candidates) {
    this.rows = rows;
    this.measures = measures;
    this.candidates = candidates;
  }

  /** Returns the rows that pass the condition on rows and are within the limits, in order. */
  static ShownRows of(PhysicalPlan plan, RowCollector rows, RowMeasures measures) {
    RowSteps steps = plan.steps();
    int[] passed = null;
    int[] removed = {};
    if (steps.having() != null) {
      IntPredicate test = RowTest.of(steps.having(), measures);
      passed = numbers(rows.kept(), test);
      removed = numbers(rows.kept(), test.negate());
    }
    ResultOrder order = new ResultOrder(rows, measures, passed);
    plan.order().forEach(order::add);
    int size = passed == null ? rows.kept() : passed.length;
    boolean isCut = steps.within() != null || steps.hasOthers();
    int[] sorted = order.sorted(isCut ? size : (int) Math.min(size, plan.limit()));
    // Without an order only the rows within the limit are retained.
    int all = passed == null ? (int) Math.min(rows.size(), Integer.MAX_VALUE) : size;
    return isCut
        ? RowLimits.of(plan, rows, sorted, removed)
        : new ShownRows(sorted, List.of(), all, removed);
  }

  private static int[] numbers(int size, IntPredicate test) {
    return IntStream.range(0, size).peek(Interruption::checkAt).filter(test).toArray();
  }

  private void add(OrderTerm term) {
    if (term instanceof OrderTerm.ByText byText) {
      OrderTerm.TextSorting text = byText.text().get();
      add(ofRows(text.fields()), ofRows(text.comparison()), term.direction());
    } else {
      add(List.of(field(term)), null, term.direction());
    }
  }

  /** Texts are those of the records that represent the rows. */
  private List<SortField> ofRows(List<SortField> ofRecords) {
    return rows.overlaps()
        ? ofRecords.stream()
            .map(f -> SortField.unbounded(row -> f.numbers().applyAsLong(rows.record(row))))
            .toList()
        : ofRecords;
  }

  private MergeSort.@Nullable RowOrder ofRows(MergeSort.@Nullable RowOrder ofRecords) {
    return ofRecords == null || !rows.overlaps()
        ? ofRecords
        : (a, b) -> ofRecords.compare(rows.record(a), rows.record(b));
  }

  private SortField field(OrderTerm term) {
    if (term instanceof OrderTerm.ByMeasure by) {
      return measures.sortable(by.measure());
    }
    if (term instanceof OrderTerm.ByKnownPages) {
      return SortField.unbounded(rows::knownPages);
    }
    if (term instanceof OrderTerm.ByColumn by) {
      return SortField.unbounded(numbers(by.column()));
    }
    throw new IllegalStateException("unknown term: " + term);
  }

  /** Computes each number once, since the rank of a code costs a look-up. */
  private IntToLongFunction numbers(KeyColumn column) {
    IntToLongFunction codes = rows.codes(column); // before the order: rows may add values
    KeyColumn.Sorting sorting = column.sorting();
    long[] numbers = new long[rows.kept()];
    for (int row = 0; row < numbers.length; row++) {
      Interruption.checkAt(row);
      numbers[row] = sorting.of(codes.applyAsLong(row));
    }
    return row -> numbers[row];
  }

  private void add(
      List<SortField> fields, MergeSort.@Nullable RowOrder comparison, Direction direction) {
    List<RadixSort.Column> added =
        fields.stream().map(f -> f.column(direction == Direction.ASCENDING)).toList();
    columns.addAll(added);
    if (comparison == null) {
      orders.add(RadixSort.lexicographic(added));
    } else {
      isCompared = true;
      orders.add(
          direction == Direction.ASCENDING ? comparison : (a, b) -> comparison.compare(b, a));
    }
  }

  private int[] sorted(int shown) {
    int[] subset = candidates;
    if (subset == null) {
      return sorted(rows.kept(), shown, columns, orders);
    }
    List<RadixSort.Column> ofSubset = columns.stream().map(c -> c.of(subset)).toList();
    List<MergeSort.RowOrder> ordersOfSubset = new ArrayList<>();
    for (MergeSort.RowOrder order : orders) {
      ordersOfSubset.add((a, b) -> order.compare(subset[a], subset[b]));
    }
    int[] sorted = sorted(subset.length, shown, ofSubset, ordersOfSubset);
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = subset[sorted[i]];
    }
    return sorted;
  }

  private int[] sorted(
      int size, int shown, List<RadixSort.Column> columns, List<MergeSort.RowOrder> orders) {
    if (!isCompared && shown < size / SMALL_LIMIT) {
      return TopRows.of(size, shown, RadixSort.lexicographic(columns));
    }
    int[] sorted =
        isCompared
            ? MergeSort.sorted(size, MergeSort.lexicographic(orders))
            : RadixSort.sorted(size, columns);
    return shown == sorted.length ? sorted : Arrays.copyOf(sorted, shown);
  }
}
