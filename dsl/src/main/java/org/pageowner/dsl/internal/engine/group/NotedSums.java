package org.pageowner.dsl.internal.engine.group;

import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.column.RunningPages;

/** Times and pages of groups, noted for their rows: they stay at the largest number there is. */
public final class NotedSums {
  private final CodeRows rows;
  private final int timesNote;
  private final int pagesNote;
  private final KeyColumn sizes;
  private final KeyColumn counts;
  private final RunningPages runningPages;
  private long mostTimes;

  /** Sums in two notes of {@code rows}. */
  public NotedSums(KeyColumns columns, CodeRows rows, int timesNote, int pagesNote) {
    this.rows = rows;
    this.timesNote = timesNote;
    this.pagesNote = pagesNote;
    this.sizes = columns.pages();
    this.counts = columns.times();
    this.runningPages = columns.runningPages();
  }

  /** Adds the slice's {@code selected} rows, which were assigned to {@code groups} last. */
  public void add(RowSlice slice, int[] selected, WideGroups groups) {
    RowRuns runs = groups.runs();
    int[] groupOfRun = groups.groups();
    if (slice.batch().isInventory()) {
      long[] pagesOf = sizes.codes(slice);
      long[] timesOf = counts.codes(slice);
      runs.forEach(
          (run, i) ->
              add(groupOfRun[run], timesOf[selected[i]], Math.max(0, pagesOf[selected[i]])));
      return;
    }
    long[] sums = runningPages.of(slice, selected, runs.start(runs.size()));
    for (int run = 0; run < runs.size(); run++) {
      int from = runs.start(run);
      int to = runs.start(run + 1);
      add(groupOfRun[run], to - from, sums[to] - sums[from]);
    }
  }

  private void add(int group, long times, long pages) {
    long sum = Tally.saturatedSum(rows.note(group, timesNote), times);
    mostTimes = Math.max(mostTimes, sum);
    rows.note(group, timesNote, sum);
    rows.note(group, pagesNote, Tally.saturatedSum(rows.note(group, pagesNote), pages));
  }

  /** Records in a group. */
  public long times(int group) {
    return rows.note(group, timesNote);
  }

  /** The most records that a group has. */
  public long mostTimes() {
    return mostTimes;
  }

  /** Base pages in a group. */
  public long pages(int group) {
    return rows.note(group, pagesNote);
  }
}
