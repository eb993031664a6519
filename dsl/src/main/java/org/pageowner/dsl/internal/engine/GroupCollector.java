package org.pageowner.dsl.internal.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.group.Groups;
import org.pageowner.dsl.internal.engine.group.Measuring;
import org.pageowner.dsl.internal.engine.group.RowRuns;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Ordered;
import org.pageowner.dsl.plan.Plan;

/** One row for each combination of the culled keys' values. */
final class GroupCollector implements RowCollector {
  private final List<Key<?>> keys;
  private final KeyColumns keyColumns;
  private final Groups groups;
  private final Measuring measuring;
  private final RecordReferences refs;
  private final Map<Key<?>, FirstRowColumn> carried = new HashMap<>();
  private final RowRuns runs = new RowRuns();
  private final int[] assigned = new int[RowSlice.CAPACITY];

  GroupCollector(
      Plan plan,
      KeyColumns keyColumns,
      RecordReferences refs,
      Set<Measure> measures,
      long rowsExpected) {
    this.keys = plan.cull();
    this.keyColumns = keyColumns;
    this.groups = new Groups(keys.stream().map(keyColumns::of).toList(), rowsExpected, 3);
    this.measuring = new Measuring(keyColumns, measures, groups.rows(), keys.size());
    this.refs = refs;
    refs.keepIn(groups.rows(), keys.size() + 2);
    for (Ordered ordered : plan.order()) {
      if (ordered.term() instanceof Key<?> key && !keys.contains(key)) {
        carried.put(key, new FirstRowColumn(keyColumns.of(key)));
      }
    }
  }

  @Override
  public void keep(RowSlice slice, int[] rows, int count) {
    groups.assign(slice, rows, count, runs, assigned);
    for (int run = 0; run < runs.size() && refs.size() < groups.size(); run++) {
      if (assigned[run] == refs.size()) {
        int row = rows[runs.start(run)];
        refs.add(slice.from() + row);
        for (FirstRowColumn column : carried.values()) {
          column.add(slice, row);
        }
      }
    }
    measuring.add(slice, rows, runs, assigned, groups.size());
  }

  @Override
  public long size() {
    return groups.size();
  }

  @Override
  public int kept() {
    return groups.size();
  }

  @Override
  public RecordReferences records() {
    return refs;
  }

  @Override
  public long measure(Measure measure, int row) {
    return measuring.get(measure, row);
  }

  @Override
  public long[] measures(Measure measure) {
    return measuring.measures(measure, groups.size());
  }

  @Override
  public long[] sortable(Key<?> key) {
    int keyColumn = keys.indexOf(key);
    FirstRowColumn column = carried.get(key);
    KeyColumn.Sorting sorting = keyColumns.of(key).sorting();
    long[] numbers = new long[kept()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = sorting.of(code(keyColumn, column, row));
    }
    return numbers;
  }

  private long code(int keyColumn, @Nullable FirstRowColumn column, int row) {
    return column == null ? groups.code(keyColumn, row) : column.get(row);
  }
}
