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
 * <p>Values are numbered as they occur, and so are cells, the combinations of a group and a value;
 * an array for each value maps groups to cells. The totals of a cell are those of a group of its
 * own.
 */
public final class AcrossTotals implements Accumulator {
  /** Maximum number of values. */
  public static final int MAX_VALUES = 100;

  private static final int NONE = -1;
  private static final int SMALL_CODES = 256;

  private final SplitRuns parts;
  private final String name;
  private final PairIndex values = new PairIndex();
  private final RowTable cells = new RowTable(0, 2);
  private final GroupSums sums;

  /** The cell of each group, by value. */
  private final int[][] cellOfGroup = new int[MAX_VALUES][0];

  private final int[] cellOfPart = new int[RowSlice.CAPACITY];

  /** The values of small codes, which nearly all are. */
  private final int[] valueOfCode = new int[SMALL_CODES];

  /** Totals for each value of {@code column}, the column of a key with this name. */
  public AcrossTotals(KeyColumn column, String name, TotalsContext context) {
    this.parts = new SplitRuns(column);
    this.name = name;
    this.sums = new GroupSums(new RowTotals(context.columns()), cells, 0, 1);
    Arrays.fill(valueOfCode, NONE);
  }

  @Override
  public void add(RowSlice slice, int[] rows, RowRuns runs, int[] groups) {
    parts.read(slice, rows, runs, groups);
    int[] groupOfPart = parts.groups();
    long[] codes = parts.codes();
    for (int part = 0; part < parts.size(); part++) {
      cellOfPart[part] = cell(groupOfPart[part], value(codes[part]));
    }
    sums.add(slice, rows, parts.starts(), parts.size(), cellOfPart);
  }

  private int cell(int group, int value) {
    int[] known = cellOfGroup[value];
    if (group < known.length && known[group] != NONE) {
      return known[group];
    }
    return addCell(group, value);
  }

  private int addCell(int group, int value) {
    int known = cellOfGroup[value].length;
    if (group >= known) {
      cellOfGroup[value] = Arrays.copyOf(cellOfGroup[value], Math.max(group + 1, 2 * known));
      Arrays.fill(cellOfGroup[value], known, cellOfGroup[value].length, NONE);
    }
    int cell = cells.add();
    cellOfGroup[value][group] = cell;
    return cell;
  }

  private int value(long code) {
    if (code >= 0 && code < valueOfCode.length) {
      int known = valueOfCode[(int) code];
      return known == NONE ? addSmall((int) code) : known;
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

  /** Completes the totals after the last rows; only then may they be read. */
  public void end() {
    sums.end();
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
    int[] known = cellOfGroup[value];
    long[] sum = {0};
    groups.forEach(
        group -> {
          if (group < known.length && known[group] != NONE) {
            sum[0] = LongMath.saturatedAdd(sum[0], cells.payload(known[group], word));
          }
        });
    return sum[0];
  }
}
