package org.pageowner.dsl.internal.engine.group;

import com.google.common.math.LongMath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.column.DictionaryKeyColumn;
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

  /** The first row of each span of rows with the same value, then the number of rows. */
  private final int[] starts = new int[RowSlice.CAPACITY + 1];

  private final int[] valueOfSpan = new int[RowSlice.CAPACITY + 1];

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
    int spans = count == slice.count() ? spansOfRuns(slice) : 0;
    if (spans == 0) {
      column.gather(slice, rows, count, codes);
      spans = spans(codes, null, count);
    }
    starts[spans] = count;
    boolean isNarrow = !totals.isInventory() && values.size() <= VALUES_OF_ROW;
    int span = 0;
    for (int run = 0; run < runs.size(); run++) {
      int from = runs.start(run);
      int to = runs.start(run + 1);
      while (from < to) {
        while (starts[span + 1] <= from) {
          span++;
        }
        int end = Math.min(to, starts[span + 1]);
        if (isNarrow) {
          addDifference(groups[run], valueOfSpan[span], from, end, totals.runningSums());
        } else {
          add(groups[run], valueOfSpan[span], totals.times(from, end), totals.pages(from, end));
        }
        from = end;
      }
    }
  }

  /**
   * Splits all rows of a slice where the value changes, from the runs of a column that determines
   * it; returns the number of spans, 0 if there is no such column.
   */
  private int spansOfRuns(RowSlice slice) {
    DictionaryKeyColumn<?> determinant = column.determinant(slice);
    if (determinant == null) {
      return 0;
    }
    int count = determinant.runs(slice);
    determinant.copyRuns(codes);
    return column.translate(codes, count) ? spans(codes, determinant.starts(), count) : 0;
  }

  /**
   * Splits rows where the value changes.
   *
   * @param startsOfCodes the first row of each code; {@code null} if there is one for each row
   */
  private int spans(long[] all, int @Nullable [] startsOfCodes, int count) {
    int spans = 0;
    int last = PairIndex.NONE;
    for (int i = 0; i < count; i++) {
      int value = value(all[i]);
      starts[spans] = startsOfCodes == null ? i : startsOfCodes[i];
      valueOfSpan[spans] = value;
      spans += value == last ? 0 : 1;
      last = value;
    }
    return spans;
  }

  private void addDifference(int group, int value, int from, int to, long[] sums) {
    RowTable table = tables[0];
    while (table.size() <= group) {
      int unused = table.add();
    }
    long[] segment = table.segment(group);
    int at = table.payloadAt(group) + 2 * value;
    segment[at] = LongMath.saturatedAdd(segment[at], to - from);
    segment[at + 1] = LongMath.saturatedAdd(segment[at + 1], sums[to] - sums[from]);
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
