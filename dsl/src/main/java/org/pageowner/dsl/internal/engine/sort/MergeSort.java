package org.pageowner.dsl.internal.engine.sort;

import java.util.Arrays;
import java.util.List;
import org.pageowner.core.internal.work.Interruption;

/**
 * Sorts row numbers by a comparison of rows. The sort is stable: rows that compare as equal keep
 * their order. Used for few rows and for texts that no number represents; a {@code Comparator} of
 * the platform would box each row number.
 */
public final class MergeSort {
  private static final int RUN = 8;

  /** Compares two rows. */
  @FunctionalInterface
  public interface RowOrder {
    /**
     * Returns a negative number, 0 or a positive number if row {@code a} sorts before, equal to or
     * after {@code b}.
     */
    int compare(int a, int b);
  }

  private MergeSort() {}

  /** Returns the lexicographic order: by the first order, then by the second, and so on. */
  public static RowOrder lexicographic(List<RowOrder> orders) {
    if (orders.size() == 1) {
      return orders.get(0);
    }
    RowOrder[] all = orders.toArray(new RowOrder[0]);
    return (a, b) -> {
      for (RowOrder order : all) {
        int result = order.compare(a, b);
        if (result != 0) {
          return result;
        }
      }
      return 0;
    };
  }

  /** Returns the numbers 0 to {@code size - 1} in order. */
  public static int[] sorted(int size, RowOrder order) {
    int[] index = new int[size];
    for (int i = 0; i < size; i++) {
      index[i] = i;
    }
    sort(index, 0, size, order);
    return index;
  }

  /** Sorts a range of rows. */
  static void sort(int[] rows, int from, int to, RowOrder order) {
    if (to - from <= RUN) {
      insertion(rows, from, to, order);
      return;
    }
    int[] target = Arrays.copyOfRange(rows, from, to);
    sort(target.clone(), target, 0, to - from, order);
    System.arraycopy(target, 0, rows, from, to - from);
  }

  /** Sorts a range of {@code source} into {@code target}, which have the same contents at first. */
  private static void sort(int[] source, int[] target, int from, int to, RowOrder order) {
    if (to - from <= RUN) {
      insertion(target, from, to, order);
      return;
    }
    int middle = (from + to) >>> 1;
    sort(target, source, from, middle, order);
    sort(target, source, middle, to, order);
    if (order.compare(source[middle - 1], source[middle]) <= 0) {
      System.arraycopy(source, from, target, from, to - from);
      return;
    }
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      Interruption.checkAt(i);
      boolean takeLeft =
          right == to || (left < middle && order.compare(source[left], source[right]) <= 0);
      target[i] = takeLeft ? source[left++] : source[right++];
    }
  }

  private static void insertion(int[] rows, int from, int to, RowOrder order) {
    for (int i = from + 1; i < to; i++) {
      int row = rows[i];
      int at = i;
      while (at > from && order.compare(rows[at - 1], row) > 0) {
        rows[at] = rows[at - 1];
        at--;
      }
      rows[at] = row;
    }
  }
}
