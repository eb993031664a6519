package org.pageowner.dsl.internal.engine.column;

import java.util.function.LongSupplier;

/** The ages of records by the times at which they were allocated. */
final class Ages implements NumberRule {
  private final LongSupplier reference;
  private long now = RowSlice.ABSENT;

  /** Ages that count from a time, which is asked for when the first age is needed. */
  Ages(LongSupplier reference) {
    this.reference = reference;
  }

  @Override
  public long of(long allocated) {
    return now() - allocated; // both are 0 or more, so it does not overflow
  }

  @Override
  public void apply(long[] numbers, int count, NumberBounds bounds) {
    long to = now();
    if (bounds.min() != RowSlice.ABSENT) {
      for (int i = 0; i < count; i++) {
        numbers[i] = to - numbers[i];
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      numbers[i] = numbers[i] == RowSlice.ABSENT ? RowSlice.ABSENT : to - numbers[i];
    }
  }

  private long now() {
    if (now == RowSlice.ABSENT) {
      now = reference.getAsLong();
    }
    return now;
  }
}
