package org.pageowner.core.internal.store;

import org.pageowner.core.record.LongColumn;

/** Base pages, from orders. */
record OrderPages(LongColumn orders) implements LongColumn {
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
  public void copySums(int from, int count, long[] into) {
    if (hasAbsent()) {
      LongColumn.super.copySums(from, count, into);
      return;
    }
    orders.copy(from, count, into);
    long sum = 0;
    for (int i = 0; i < count; i++) {
      long number = 1L << into[i];
      into[i] = sum;
      sum += number;
    }
    into[count] = sum;
  }
}
