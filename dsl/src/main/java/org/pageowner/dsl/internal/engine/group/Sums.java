package org.pageowner.dsl.internal.engine.group;

import java.util.Set;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.plan.Measure;

/** Times and pages of groups. */
public final class Sums {
  private final Measuring measuring;
  private final RowRuns runs = new RowRuns();
  private final int[] groupOfRun = new int[RowSlice.CAPACITY];

  /** Sums that start at 0. */
  public Sums(KeyColumns columns) {
    this.measuring = new Measuring(columns, Set.of(Measure.TIMES, Measure.PAGES));
  }

  /** Adds the slice's rows {@code rows[i]} to the groups {@code groups[i]}. */
  public void add(RowSlice slice, int[] rows, int count, int[] groups, int size) {
    runs.split(groups, count);
    for (int run = 0; run < runs.size(); run++) {
      groupOfRun[run] = groups[runs.start(run)];
    }
    measuring.add(slice, rows, runs, groupOfRun, size);
  }

  /** Records in a group. */
  public long times(int group) {
    return measuring.times(group);
  }

  /** Base pages in a group. */
  public long pages(int group) {
    return measuring.pages(group);
  }
}
