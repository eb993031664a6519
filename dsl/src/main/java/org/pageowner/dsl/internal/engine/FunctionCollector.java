package org.pageowner.dsl.internal.engine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.dsl.internal.engine.column.FunctionColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.group.AcrossTotals;
import org.pageowner.dsl.internal.engine.group.GroupSet;
import org.pageowner.dsl.internal.index.PairIndex;
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
   * @param groups the groups of each row, in ascending order
   */
  @SuppressWarnings("ArrayRecordComponent") // rows are not compared
  private record Rows(long[] functions, int[][] groups) {}

  @Override
  public void keep(RowSlice slice, int[] selected, int count) {
    stacks.keep(slice, selected, count);
    rows = null;
  }

  private Rows rows() {
    Rows known = rows;
    if (known == null) {
      known = spread();
      rows = known;
    }
    return known;
  }

  private Rows spread() {
    IntToLongFunction stackOf = stacks.codes(functions.stacks());
    List<IntToLongFunction> codes = others.stream().map(stacks::codes).toList();
    List<PairIndex> prefixes = others.stream().map(column -> new PairIndex()).toList();
    PairIndex index = new PairIndex();
    int[][] groups = new int[64][];
    int[] sizes = new int[64];
    for (int group = 0; group < stacks.kept(); group++) {
      Interruption.checkAt(group);
      long prefix = 0;
      for (int i = 0; i < codes.size(); i++) {
        prefix = prefixes.get(i).add(prefix, codes.get(i).applyAsLong(group));
      }
      for (int function : functions.of(stackOf.applyAsLong(group))) {
        int row = index.add(prefix, function);
        if (row == sizes.length) {
          groups = Arrays.copyOf(groups, 2 * row);
          sizes = Arrays.copyOf(sizes, 2 * row);
        }
        int[] members = groups[row] == null ? new int[2] : groups[row];
        if (sizes[row] == members.length) {
          members = Arrays.copyOf(members, 2 * members.length);
        }
        members[sizes[row]++] = group;
        groups[row] = members;
      }
    }
    long[] functionOfRow = new long[index.size()];
    int[][] groupsOfRow = new int[index.size()][];
    for (int row = 0; row < functionOfRow.length; row++) {
      long function = index.second(row);
      functionOfRow[row] = function < 0 ? RowSlice.ABSENT : function;
      groupsOfRow[row] = Arrays.copyOf(groups[row], sizes[row]);
    }
    return new Rows(functionOfRow, groupsOfRow);
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
    return rows().groups[row][0];
  }

  @Override
  public boolean overlaps() {
    return true;
  }

  @Override
  public GroupSet groups(int[] ofRows, int[] exceptRows) {
    BitSet groups = new BitSet();
    for (int row : ofRows) {
      for (int group : rows().groups[row]) {
        groups.set(group);
      }
    }
    for (int row : exceptRows) {
      for (int group : rows().groups[row]) {
        groups.clear(group);
      }
    }
    return new GroupSet(groups.stream().toArray());
  }

  @Override
  public long measure(Measure<?> measure, int row) {
    return stacks.measure(measure, new GroupSet(rows().groups[row]));
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
    return row -> codes.applyAsLong(all.groups[row][0]);
  }
}
