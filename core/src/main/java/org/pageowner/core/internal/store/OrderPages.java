package org.pageowner.core.internal.store;

import org.pageowner.core.internal.column.BulkLongColumn;

/** Base pages, computed from orders. */
record OrderPages(PackedLongs orders) implements BulkLongColumn {
  @Override
  public int size() {
    return orders.size();
  }

  @Override
  public boolean hasAbsent() {
    return orders.hasAbsent();
  }

  @Override
  public boolean isAbsent(int row) {
    return orders.isAbsent(row);
  }

  @Override
  public long get(int row) {
    return orders.isAbsent(row) ? 0 : 1L << orders.get(row);
  }

  @Override
  public long min() {
    return hasAbsent() ? BulkLongColumn.super.min() : 1L << orders.min();
  }

  @Override
  public long max() {
    return hasAbsent() ? BulkLongColumn.super.max() : 1L << orders.max();
  }

  @Override
  public void copy(int from, int count, long[] into) {
    orders.copy(from, count, into);
    for (int i = 0; i < count; i++) {
      into[i] = 1L << into[i];
    }
    if (hasAbsent()) {
      for (int i = 0; i < count; i++) {
        into[i] = isAbsent(from + i) ? 0 : into[i];
      }
    }
  }

  @Override
  public void copyRows(int from, int[] rows, int count, long[] into) {
    if (hasAbsent()) {
      BulkLongColumn.super.copyRows(from, rows, count, into);
      return;
    }
    orders.copyRows(from, rows, count, into);
    for (int i = 0; i < count; i++) {
      into[i] = 1L << into[i];
    }
  }

  @Override
  public void markChanges(int from, int count, long[] into) {
    orders.markChanges(from, count, into);
  }

  @Override
  public void copySums(int from, int count, long[] into) {
    if (hasAbsent()) {
      BulkLongColumn.super.copySums(from, count, into);
      return;
    }
    orders.copyPowerSums(from, count, into);
  }
}
