package org.pageowner.dsl.internal.engine.group;

import com.google.common.math.LongMath;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.EarlyPages;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.internal.engine.column.CodeMarks;
import org.pageowner.dsl.internal.engine.column.DictionaryKeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/**
 * Totals of early records, those allocated before page_owner was ready.
 *
 * <p>The stack decides whether a record is early, so the decision is memoised by the stack's code,
 * and where all rows passed the filters it is made once for each run of equal stacks (run-length
 * encoding); the totals of a run come from running sums. Only for records without frames is the
 * {@code early} column read, which depends on mask and order.
 */
public final class EarlyTotals {
  /** The mark of stacks without frames, and of rows without a stack: other columns decide. */
  private static final byte UNDECIDED = 3;

  /** Marks computed for each selected row, so that few rows do not pay for a large dictionary. */
  private static final int AHEAD = 4;

  private final DictionaryKeyColumn<StackTrace> stacks;
  private final KeyColumn column;

  private final CodeMarks marks;
  private final int[] ids = new int[RowSlice.CAPACITY];
  private long times;
  private long pages;

  /** Totals by {@code stacks}, and by {@code column} where stacks do not decide. */
  public EarlyTotals(DictionaryKeyColumn<StackTrace> stacks, KeyColumn column) {
    this.stacks = stacks;
    this.column = column;
    LongFunction<EarlyPages.@Nullable ByStack> verdicts =
        stacks.kept(EarlyPages.ByStack.class, EarlyPages::byStack);
    this.marks = new CodeMarks(code -> mark(verdicts.apply(code)), UNDECIDED);
  }

  /**
   * Adds the early records among the first {@code count} of {@code rows}; {@code totals} are those
   * of ranges of {@code rows}.
   */
  public void add(RowSlice slice, int[] rows, int count, RowTotals totals) {
    if (count == slice.count()) {
      addRuns(slice, totals);
      return;
    }
    stacks.gatherIds(slice, rows, count, ids);
    marks.fill(stacks.denseCodes(), AHEAD * count);
    for (int i = marks.skipNo(ids, 0, count); i < count; i = marks.skipNo(ids, i + 1, count)) {
      if (marks.of(ids[i]) == CodeMarks.YES || isEarly(slice, rows[i])) {
        add(i, i + 1, totals);
      }
    }
  }

  private void addRuns(RowSlice slice, RowTotals totals) {
    int runs = stacks.runs(slice);
    int[] starts = stacks.starts();
    int[] idsOfRuns = stacks.idsOfRuns();
    marks.fill(stacks.denseCodes(), Integer.MAX_VALUE);
    for (int run = marks.skipNo(idsOfRuns, 0, runs);
        run < runs;
        run = marks.skipNo(idsOfRuns, run + 1, runs)) {
      if (marks.of(idsOfRuns[run]) == CodeMarks.YES) {
        add(starts[run], starts[run + 1], totals);
      } else {
        addUndecided(slice, starts[run], starts[run + 1], totals);
      }
    }
  }

  private void addUndecided(RowSlice slice, int from, int to, RowTotals totals) {
    for (int row = from; row < to; row++) {
      if (isEarly(slice, row)) {
        add(row, row + 1, totals);
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

  /** Returns the number of early records. */
  public long times() {
    return times;
  }

  /** Returns the pages of the early records. */
  public long pages() {
    return pages;
  }

  private static byte mark(EarlyPages.@Nullable ByStack verdict) {
    return verdict == EarlyPages.ByStack.NOT_EARLY
        ? CodeMarks.NO
        : verdict == EarlyPages.ByStack.EARLY ? CodeMarks.YES : UNDECIDED;
  }
}
