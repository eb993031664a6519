package org.pageowner.dsl.internal.engine.group;

import com.google.common.math.LongMath;
import java.util.Arrays;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.internal.engine.column.DictionaryKeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/**
 * How many rows are early, told by their stacks: most have none that says so. Where there is no
 * frame, the record's other columns are asked.
 */
public final class EarlyTotals {
  private static final byte EARLY = 1;
  private static final byte UNTOLD = 2;

  private final DictionaryKeyColumn<StackTrace> stacks;
  private final KeyColumn column;

  /** By code plus 1, so that a record without a stack has a mark too. */
  private byte[] marks = {UNTOLD};

  private int known;
  private final int[] ids = new int[RowSlice.CAPACITY];
  private long times;
  private long pages;

  /** Early records by {@code stacks}, and where these don't tell by the column. */
  public EarlyTotals(DictionaryKeyColumn<StackTrace> stacks, KeyColumn column) {
    this.stacks = stacks;
    this.column = column;
  }

  /** Adds the early ones of the first {@code count} of {@code rows}, which have these totals. */
  public void add(RowSlice slice, int[] rows, int count, RowTotals totals) {
    if (count == slice.count()) {
      addRuns(slice, totals);
      return;
    }
    stacks.gatherIds(slice, rows, count, ids);
    learn(stacks.denseCodes());
    for (int i = 0; i < count; i++) {
      byte mark = marks[ids[i] + 1];
      if (mark != 0 && (mark == EARLY || isEarly(slice, rows[i]))) {
        add(i, i + 1, totals);
      }
    }
  }

  private void addRuns(RowSlice slice, RowTotals totals) {
    int runs = stacks.runs(slice);
    int[] starts = stacks.starts();
    int[] idsOfRuns = stacks.idsOfRuns();
    learn(stacks.denseCodes());
    for (int run = 0; run < runs; run++) {
      byte mark = marks[idsOfRuns[run] + 1];
      if (mark == EARLY) {
        add(starts[run], starts[run + 1], totals);
      } else if (mark == UNTOLD) {
        for (int row = starts[run]; row < starts[run + 1]; row++) {
          if (isEarly(slice, row)) {
            add(row, row + 1, totals);
          }
        }
      }
    }
  }

  private boolean isEarly(RowSlice slice, int row) {
    return column.codes(slice)[row] > 0;
  }

  private void add(int from, int to, RowTotals totals) {
    times = LongMath.saturatedAdd(times, totals.times(from, to));
    pages = LongMath.saturatedAdd(pages, totals.pages(from, to));
  }

  /** Early records. */
  public long times() {
    return times;
  }

  /** Their pages. */
  public long pages() {
    return pages;
  }

  private void learn(int codes) {
    if (codes >= marks.length) {
      marks = Arrays.copyOf(marks, Math.max(codes + 1, 2 * marks.length));
    }
    for (; known < codes; known++) {
      StackTrace stack = stacks.get(known);
      marks[known + 1] = stack.isEmpty() ? UNTOLD : stack.isEarly() ? EARLY : 0;
    }
  }
}
