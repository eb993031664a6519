package org.pageowner.dsl.analysis.census;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Groups of several sorted runs in the order of rows: a k-way merge with a binary heap. */
final class MergedCursor implements GroupCursor {
  /** A heap by the current groups; the first one is the least. */
  private final List<GroupCursor> heap = new ArrayList<>();

  private boolean isStarted;

  /** Merges cursors, each in the order of rows. */
  MergedCursor(List<GroupCursor> runs) throws IOException {
    for (GroupCursor run : runs) {
      if (run.next()) {
        heap.add(run);
      }
    }
    for (int i = heap.size() / 2 - 1; i >= 0; i--) {
      sift(i);
    }
  }

  @Override
  public boolean next() throws IOException {
    if (!isStarted) {
      isStarted = true;
      return !heap.isEmpty();
    }
    if (heap.isEmpty()) {
      return false;
    }
    if (!heap.get(0).next()) {
      GroupCursor last = heap.remove(heap.size() - 1);
      if (heap.isEmpty()) {
        return false;
      }
      heap.set(0, last);
    }
    sift(0);
    return true;
  }

  private void sift(int from) {
    GroupCursor moved = heap.get(from);
    int at = from;
    int half = heap.size() / 2;
    while (at < half) {
      int child = 2 * at + 1;
      if (child + 1 < heap.size() && isLess(heap.get(child + 1), heap.get(child))) {
        child++;
      }
      if (!isLess(heap.get(child), moved)) {
        break;
      }
      heap.set(at, heap.get(child));
      at = child;
    }
    heap.set(at, moved);
  }

  private static boolean isLess(GroupCursor a, GroupCursor b) {
    return GroupBytes.compare(a.bytes(), a.at(), b.bytes(), b.at()) < 0;
  }

  @Override
  public byte[] bytes() {
    return heap.get(0).bytes();
  }

  @Override
  public int at() {
    return heap.get(0).at();
  }
}
