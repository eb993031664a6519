package org.pageowner.dsl.internal.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.dsl.internal.index.PairIndex;

/**
 * Applies a limit within the rows of each value of a column, then the limit of all rows, and makes
 * rows of the others: one for each value that has a row within the limits, after the last of these
 * rows, and one for all other rows at the end.
 */
final class RowLimits {
  private final int[] sorted;

  /** The number of the value of each sorted row; all 0 without a limit within a key. */
  private final int[] values;

  private final int valueCount;

  private RowLimits(int[] sorted, int[] values, int valueCount) {
    this.sorted = sorted;
    this.values = values;
    this.valueCount = valueCount;
  }

  static ShownRows of(PhysicalPlan plan, RowCollector rows, int[] sorted, int[] removed) {
    RowSteps.Within within = plan.steps().within();
    int[] values = new int[sorted.length];
    PairIndex codes = new PairIndex();
    long most = Long.MAX_VALUE;
    if (within != null) {
      most = within.rows();
      IntToLongFunction ofRow = rows.codes(within.column());
      for (int i = 0; i < sorted.length; i++) {
        Interruption.checkAt(i);
        values[i] = codes.add(0, ofRow.applyAsLong(sorted[i]));
      }
    }
    RowLimits limits = new RowLimits(sorted, values, Math.max(1, codes.size()));
    boolean[] isShown = limits.shown(most, plan.limit());
    return plan.steps().hasOthers()
        ? limits.withOthers(isShown, within != null, removed)
        : new ShownRows(limits.where(isShown), List.of(), sorted.length, removed);
  }

  private boolean[] shown(long mostOfValue, long most) {
    long[] counts = new long[valueCount];
    boolean[] isShown = new boolean[sorted.length];
    long all = 0;
    for (int i = 0; i < sorted.length && all < most; i++) {
      if (counts[values[i]] < mostOfValue) {
        counts[values[i]]++;
        isShown[i] = true;
        all++;
      }
    }
    return isShown;
  }

  private int[] where(boolean[] isShown) {
    int[] shown = new int[sorted.length];
    int size = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (isShown[i]) {
        shown[size++] = sorted[i];
      }
    }
    return Arrays.copyOf(shown, size);
  }

  private ShownRows withOthers(boolean[] isShown, boolean isWithin, int[] removed) {
    int[] lastOfValue = new int[valueCount];
    Arrays.fill(lastOfValue, -1);
    for (int i = 0; isWithin && i < sorted.length; i++) {
      lastOfValue[values[i]] = isShown[i] ? i : lastOfValue[values[i]];
    }
    IntPredicate isOfValue = i -> lastOfValue[values[i]] >= 0;
    int[][] shownOfValue = byValue(i -> isShown[i] && isOfValue.test(i));
    int[][] cutOfValue = byValue(i -> !isShown[i] && isOfValue.test(i));
    int[] rest =
        IntStream.range(0, sorted.length)
            .filter(i -> !isShown[i] && !isOfValue.test(i))
            .map(i -> sorted[i])
            .toArray();
    List<Integer> order = new ArrayList<>();
    List<ShownRows.Others> others = new ArrayList<>();
    for (int i = 0; i < sorted.length; i++) {
      if (isShown[i]) {
        order.add(sorted[i]);
      }
      int value = values[i];
      if (lastOfValue[value] == i && cutOfValue[value].length > 0) {
        others.add(new ShownRows.Others(cutOfValue[value], shownOfValue[value], true));
        order.add(-others.size());
      }
    }
    if (rest.length > 0) {
      others.add(new ShownRows.Others(rest, where(isShown), false));
      order.add(-others.size());
    }
    return new ShownRows(
        order.stream().mapToInt(Integer::intValue).toArray(), others, sorted.length, removed);
  }

  /** Returns the rows of each value whose positions pass, in order. */
  private int[][] byValue(IntPredicate isWanted) {
    int[] sizes = new int[valueCount];
    for (int i = 0; i < sorted.length; i++) {
      sizes[values[i]] += isWanted.test(i) ? 1 : 0;
    }
    int[][] rows = new int[valueCount][];
    Arrays.setAll(rows, value -> new int[sizes[value]]);
    Arrays.fill(sizes, 0);
    for (int i = 0; i < sorted.length; i++) {
      if (isWanted.test(i)) {
        rows[values[i]][sizes[values[i]]++] = sorted[i];
      }
    }
    return rows;
  }
}
