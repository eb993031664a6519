package org.pageowner.dsl.internal.engine;

import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.group.AcrossTotals;
import org.pageowner.dsl.internal.engine.group.FirstRowListener;
import org.pageowner.dsl.internal.engine.group.GroupIndex;
import org.pageowner.dsl.internal.engine.group.GroupKeys;
import org.pageowner.dsl.internal.engine.group.GroupSet;
import org.pageowner.dsl.internal.engine.group.GroupTotals;
import org.pageowner.dsl.internal.engine.group.RowTable;
import org.pageowner.dsl.internal.engine.sort.SortField;
import org.pageowner.dsl.internal.engine.top.TopCandidates;
import org.pageowner.dsl.plan.Measure;

/**
 * Makes one row for each combination of the keys' values. All that belongs to a group is one row of
 * a {@link RowTable}: its key words, the words that a listener keeps for its first record, and its
 * totals.
 */
public final class GroupCollector implements RowCollector {
  private final GroupKeys keys;
  private final RowTable table;
  private final GroupIndex index;
  private final GroupTotals totals;
  private final @Nullable AcrossTotals across;
  private final FirstRowListener firstRows;
  private final FirstRowColumns columns;
  private final boolean hasAll;

  /** Selects the rows that have to be grouped; {@code null} for all. */
  private @Nullable TopCandidates candidates;

  /**
   * @param candidates selects the rows that have to be grouped; {@code null} for all
   */
  GroupCollector(
      PhysicalPlan plan, GroupKeys keys, long rowsExpected, @Nullable TopCandidates candidates) {
    this.keys = keys;
    this.candidates = candidates;
    this.hasAll = candidates == null;
    this.firstRows = plan.firstRows();
    this.columns = new FirstRowColumns(plan.firstRowColumns());
    int ofListener = firstRows.payloadWords();
    this.table = new RowTable(keys.words(), ofListener + GroupTotals.words(plan.totals()));
    this.index = new GroupIndex(keys, table, rowsExpected);
    this.totals = new GroupTotals(plan.steps().context(), plan.totals(), table, ofListener);
    RowSteps.Across spread = plan.steps().across();
    this.across =
        spread == null
            ? null
            : new AcrossTotals(spread.column(), spread.name(), plan.steps().context());
    firstRows.bind(table, 0);
  }

  @Override
  public void keep(RowSlice slice, int[] rows, int count) {
    if (candidates == null) {
      group(slice, rows, count);
      return;
    }
    int selected = candidates.select(slice, rows, count);
    if (selected > 0) {
      // A slice of its own: what is remembered for a slice is of the rows that passed the filters.
      group(new RowSlice(slice.batch(), slice.from(), slice.count()), candidates.rows(), selected);
    }
  }

  private void group(RowSlice slice, int[] rows, int count) {
    int known = index.size();
    index.assign(slice, rows, count);
    index.forEachFrom(
        known,
        (group, first) -> {
          firstRows.add(group, slice, rows[first]);
          columns.add(slice, rows[first]);
        });
    totals.add(slice, rows, index.runs(), index.groups());
    if (across != null) {
      across.add(slice, rows, index.runs(), index.groups());
    }
  }

  @Override
  public void end() {
    candidates = null; // a table is kept longer than they are needed
    totals.end();
    if (across != null) {
      across.end();
    }
  }

  @Override
  public long size() {
    return index.size();
  }

  @Override
  public boolean hasAll() {
    return hasAll;
  }

  @Override
  public int kept() {
    return index.size();
  }

  /** Returns the totals of the groups. */
  public GroupTotals totals() {
    return totals;
  }

  @Override
  public long measure(Measure<?> measure, int row) {
    return totals.get(measure, row);
  }

  @Override
  public long measure(Measure<?> measure, GroupSet rows) {
    return totals.get(measure, rows);
  }

  @Override
  public long[] spark(Measure<?> measure, GroupSet rows) {
    return totals.spark(measure, rows);
  }

  @Override
  public @Nullable AcrossTotals across() {
    return across;
  }

  @Override
  public long knownPages(int row) {
    return totals.pages(row);
  }

  @Override
  public SortField sortable(Measure<?> measure) {
    IntToLongFunction numbers = totals.sortable(measure);
    return measure.equals(Measure.TIMES)
        ? new SortField(numbers, 0, totals.maxTimes())
        : SortField.unbounded(numbers);
  }

  @Override
  public IntToLongFunction codes(KeyColumn column) {
    int key = keys.indexOf(column);
    return key < 0 ? columns.of(column)::get : row -> keys.code(table, row, key);
  }
}
