package org.pageowner.dsl.internal.engine.group;

import com.google.common.math.LongMath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.index.PairIndex;

/**
 * Allocations and base pages of each group for each value of one more column, of which there are
 * few.
 *
 * <p>Values are numbered as they occur. The totals of a group are in one row of a table with two
 * words for each value, so an update after the look-up of the group costs one access; a group with
 * a value beyond the width of its row, which starts small, has another row in a further table.
 */
public final class AcrossTotals implements Accumulator {
  /** Maximum number of values. */
  public static final int MAX_VALUES = 100;

  /** Number of values whose totals are in one row of a table. */
  private static final int VALUES_OF_ROW = 4;

  private static final int SMALL_CODES = 256;

  private final KeyColumn column;
  private final String name;
  private final RowTotals totals;
  private final PairIndex values = new PairIndex();
  private final RowTable[] tables = new RowTable[MAX_VALUES / VALUES_OF_ROW];
  private final long[] codes = new long[RowSlice.CAPACITY];
  private final int[] valueOfRow = new int[RowSlice.CAPACITY];

  /** The values of small codes, which nearly all are. */
  private final int[] valueOfCode = new int[SMALL_CODES];

  /** Totals for each value of {@code column}, the column of a key with this name. */
  public AcrossTotals(KeyColumn column, String name, TotalsContext context) {
    this.column = column;
    this.name = name;
    this.totals = new RowTotals(context.columns());
    Arrays.fill(valueOfCode, PairIndex.NONE);
    Arrays.setAll(tables, i -> new RowTable(0, 2 * VALUES_OF_ROW));
  }

  @Override
  public void add(RowSlice slice, int[] rows, RowRuns runs, int[] groups) {
    int count = runs.start(runs.size());
    totals.read(slice, rows, count);
    column.gather(slice, rows, count, codes);
    for (int i = 0; i < count; i++) {
      valueOfRow[i] = value(codes[i]);
    }
    if (!totals.isInventory() && values.size() <= VALUES_OF_ROW) {
      addRows(runs, groups, totals.runningSums());
    } else {
      runs.forEach(
          (run, i) ->
              add(groups[run], valueOfRow[i], totals.times(i, i + 1), totals.pages(i, i + 1)));
    }
  }

  /** Adds the rows of each run that have the same value at once. */
  private void addRows(RowRuns runs, int[] groups, long[] sums) {
    RowTable table = tables[0];
    for (int run = 0; run < runs.size(); run++) {
      int group = groups[run];
      while (table.size() <= group) {
        int unused = table.add();
      }
      long[] segment = table.segment(group);
      int payload = table.payloadAt(group);
      int to = runs.start(run + 1);
      int from = runs.start(run);
      while (from < to) {
        int value = valueOfRow[from];
        int end = from + 1;
        while (end < to && valueOfRow[end] == value) {
          end++;
        }
        int at = payload + 2 * value;
        segment[at] = LongMath.saturatedAdd(segment[at], end - from);
        segment[at + 1] = LongMath.saturatedAdd(segment[at + 1], sums[end] - sums[from]);
        from = end;
      }
    }
  }

  private int value(long code) {
    if (code >= 0 && code < valueOfCode.length) {
      int known = valueOfCode[(int) code];
      return known == PairIndex.NONE ? addSmall((int) code) : known;
    }
    return number(code);
  }

  private int addSmall(int code) {
    int value = number(code);
    valueOfCode[code] = value;
    return value;
  }

  private int number(long code) {
    int value = values.add(0, code);
    if (value >= MAX_VALUES) {
      throw new UncheckedIOException(
          new IOException(
              name
                  + " has more than "
                  + MAX_VALUES
                  + " values, too many for columns; select some of them with where, or group by "
                  + name
                  + " too"));
    }
    return value;
  }

  private void add(int group, int value, long times, long pages) {
    RowTable table = tables[value / VALUES_OF_ROW];
    while (table.size() <= group) {
      int unused = table.add();
    }
    long[] segment = table.segment(group);
    int at = table.payloadAt(group) + 2 * (value % VALUES_OF_ROW);
    segment[at] = LongMath.saturatedAdd(segment[at], times);
    segment[at + 1] = LongMath.saturatedAdd(segment[at + 1], pages);
  }

  /** Returns the number of values. */
  public int values() {
    return values.size();
  }

  /** Returns the code of a value. */
  public long code(int value) {
    return values.second(value);
  }

  /** Returns the allocations of some groups that have a value. */
  public long times(GroupSet groups, int value) {
    return sum(groups, value, 0);
  }

  /** Returns the base pages of some groups that have a value, as far as they are known. */
  public long pages(GroupSet groups, int value) {
    return sum(groups, value, 1);
  }

  private long sum(GroupSet groups, int value, int word) {
    RowTable table = tables[value / VALUES_OF_ROW];
    long[] sum = {0};
    groups.forEach(
        group -> {
          if (group < table.size()) {
            long total = table.payload(group, 2 * (value % VALUES_OF_ROW) + word);
            sum[0] = LongMath.saturatedAdd(sum[0], total);
          }
        });
    return sum[0];
  }
}
