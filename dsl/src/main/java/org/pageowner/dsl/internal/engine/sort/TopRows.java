package org.pageowner.dsl.internal.engine.sort;

import org.pageowner.core.internal.work.Interruption;

/**
 * Selects the first few rows of an order without sorting the others: a bounded heap of the first
 * rows so far, with the last of them on top. Most rows sort after the top, and cost one comparison.
 */
public final class TopRows {
  private final MergeSort.RowOrder order;
  private final int[] heap;

  private TopRows(MergeSort.RowOrder order, int limit) {
    this.order = order;
    this.heap = new int[limit];
  }

  /**
   * Returns the first {@code limit} of the rows 0 to {@code size - 1}; equal rows sort by number,
   * as in {@link MergeSort}.
   */
  public static int[] of(int size, int limit, MergeSort.RowOrder order) {
    TopRows top = new TopRows(order, Math.min(size, limit));
    top.take(size);
    return top.drained();
  }

  private void take(int size) {
    int kept = heap.length;
    if (kept == 0) {
      return;
    }
    for (int row = 0; row < kept; row++) {
      heap[row] = row;
    }
    for (int at = kept / 2 - 1; at >= 0; at--) {
      sink(at, heap[at], kept);
    }
    for (int row = kept; row < size; row++) {
      Interruption.checkAt(row);
      if (order.compare(row, heap[0]) < 0) {
        sink(0, row, kept);
      }
    }
  }

  private void sink(int from, int row, int size) {
    int at = from;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && isAfter(heap[child + 1], heap[child])) {
        child++;
      }
      if (!isAfter(heap[child], row)) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = row;
  }

  private int[] drained() {
    int[] sorted = new int[heap.length];
    for (int left = heap.length; left > 0; left--) {
      sorted[left - 1] = heap[0];
      sink(0, heap[left - 1], left - 1);
    }
    return sorted;
  }

  private boolean isAfter(int a, int b) {
    int compared = order.compare(a, b);
    return compared > 0 || (compared == 0 && a > b);
  }
}
