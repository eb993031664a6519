package org.pageowner.dsl.internal.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Ordered;
import org.pageowner.dsl.plan.Plan;

/** One row for each combination of the culled keys' values. */
final class GroupKeeper implements RowKeeper {
  private final List<Key<?>> keys;
  private final Lanes lanes;
  private final Groups groups;
  private final Measuring measuring;
  private final RecordRefs refs;
  private final Map<Key<?>, Carried> carried = new HashMap<>();
  private final Runs runs = new Runs();
  private final int[] assigned = new int[Block.CAPACITY];

  GroupKeeper(Plan plan, Lanes lanes, RecordRefs refs, Set<Measure> measures, long rowsExpected) {
    this.keys = plan.cull();
    this.lanes = lanes;
    this.groups = new Groups(keys.stream().map(lanes::of).toList(), rowsExpected, 3);
    this.measuring = new Measuring(lanes, measures, groups.rows(), keys.size());
    this.refs = refs;
    refs.keepIn(groups.rows(), keys.size() + 2);
    for (Ordered ordered : plan.order()) {
      if (ordered.term() instanceof Key<?> key && !keys.contains(key)) {
        carried.put(key, new Carried(lanes.of(key)));
      }
    }
  }

  @Override
  public void keep(Block block, int[] rows, int count) {
    groups.assign(block, rows, count, runs, assigned);
    for (int run = 0; run < runs.size() && refs.size() < groups.size(); run++) {
      if (assigned[run] == refs.size()) {
        int row = rows[runs.start(run)];
        refs.add(block.from() + row);
        for (Carried column : carried.values()) {
          column.add(block, row);
        }
      }
    }
    measuring.add(block, rows, runs, assigned, groups.size());
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
  public RecordRefs records() {
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
    int lane = keys.indexOf(key);
    Carried column = carried.get(key);
    Lane.Sorting sorting = lanes.of(key).sorting();
    long[] numbers = new long[kept()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = sorting.of(code(lane, column, row));
    }
    return numbers;
  }

  private long code(int lane, @Nullable Carried column, int row) {
    return column == null ? groups.code(lane, row) : column.get(row);
  }
}
