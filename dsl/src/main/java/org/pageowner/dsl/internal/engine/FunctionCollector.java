package org.pageowner.dsl.internal.engine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.dsl.internal.engine.column.FunctionColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.group.AcrossTotals;
import org.pageowner.dsl.internal.engine.group.GroupSet;
import org.pageowner.dsl.internal.engine.sort.SortField;
import org.pageowner.dsl.plan.Measure;

/**
 * Makes one row for each function on the stacks, and for each combination of the values of other
 * keys: inclusive totals, in which a record counts once for each distinct function on its stack.
 *
 * <p>Records are grouped by stack first, which costs the same as any other group, and these groups
 * are the members of rows: a row's measures are those of its groups together. So the work for each
 * function is done for each distinct stack, not for each record.
 */
final class FunctionCollector implements RowCollector {
  private final GroupCollector stacks;
  private final FunctionColumn functions;
  private final List<KeyColumn> others;
  private @Nullable Rows rows;

  /**
   * Rows of the groups of a collector.
   *
   * @param stacks makes groups by stack, and by {@code others}
   * @param others the columns that rows are grouped by besides the functions
   */
  FunctionCollector(GroupCollector stacks, FunctionColumn functions, List<KeyColumn> others) {
    this.stacks = stacks;
    this.functions = functions;
    this.others = others;
  }

  /**
   * The rows.
   *
   * @param functions the code of the function of each row
   * @param ends the end of each row's groups in {@code groups}, where the next row's start
   * @param groups the groups of all rows, those of a row in ascending order
   */
  @SuppressWarnings("ArrayRecordComponent") // rows are not compared
  private record Rows(long[] functions, int[] ends, int[] groups) {
    int start(int row) {
      return row == 0 ? 0 : ends[row - 1];
    }

    GroupSet groups(int row) {
      return new GroupSet(groups, start(row), ends[row]);
    }

    int first(int row) {
      return groups[start(row)];
    }

    void forEach(int row, IntConsumer action) {
      for (int i = start(row); i < ends[row]; i++) {
        action.accept(groups[i]);
      }
    }
  }

  @Override
  public void keep(RowSlice slice, int[] selected, int count) {
    stacks.keep(slice, selected, count);
    rows = null;
  }

  @Override
  public void end() {
    stacks.end();
  }

  private Rows rows() {
    Rows known = rows;
    if (known == null) {
      known = spread();
      rows = known;
    }
    return known;
  }

  /** Distributes the groups to the rows of their functions by a counting sort. */
  private Rows spread() {
    IntToLongFunction stackOf = stacks.codes(functions.stacks());
    long[] stackOfGroup = new long[stacks.kept()];
    Arrays.setAll(stackOfGroup, stackOf);
    int[][] functionsOfGroup = functions.of(stackOfGroup);
    int[][] rowsOfGroup = new int[functionsOfGroup.length][];
    FunctionRows index = new FunctionRows(functions.denseCodes(), others, stacks);
    for (int group = 0; group < rowsOfGroup.length; group++) {
      Interruption.checkAt(group);
      rowsOfGroup[group] = index.rows(group, functionsOfGroup[group]);
    }
    int[] ends = index.startsOfRows();
    int[] groups = new int[index.entries()];
    for (int group = 0; group < rowsOfGroup.length; group++) {
      Interruption.checkAt(group);
      for (int row : rowsOfGroup[group]) {
        groups[ends[row]++] = group;
      }
    }
    return new Rows(index.functions(), ends, groups);
  }

  @Override
  public long size() {
    return rows().functions.length;
  }

  @Override
  public int kept() {
    return rows().functions.length;
  }

  @Override
  public int record(int row) {
    return rows().first(row);
  }

  @Override
  public boolean overlaps() {
    return true;
  }

  @Override
  public GroupSet groups(int[] ofRows, int[] exceptRows) {
    BitSet groups = new BitSet();
    for (int row : ofRows) {
      rows().forEach(row, groups::set);
    }
    for (int row : exceptRows) {
      rows().forEach(row, groups::clear);
    }
    return new GroupSet(groups.stream().toArray());
  }

  @Override
  public long measure(Measure<?> measure, int row) {
    return stacks.measure(measure, rows().groups(row));
  }

  @Override
  public long measure(Measure<?> measure, GroupSet groups) {
    return stacks.measure(measure, groups);
  }

  @Override
  public long[] spark(Measure<?> measure, GroupSet groups) {
    return stacks.spark(measure, groups);
  }

  @Override
  public @Nullable AcrossTotals across() {
    return stacks.across();
  }

  @Override
  public SortField sortable(Measure<?> measure) {
    long[] numbers = new long[kept()];
    for (int row = 0; row < numbers.length; row++) {
      Interruption.checkAt(row);
      numbers[row] = measure(measure, row);
    }
    return SortField.unbounded(row -> numbers[row]);
  }

  @Override
  public IntToLongFunction codes(KeyColumn column) {
    Rows all = rows();
    if (column == functions) {
      return row -> all.functions[row];
    }
    IntToLongFunction codes = stacks.codes(column);
    return row -> codes.applyAsLong(all.first(row));
  }
}
