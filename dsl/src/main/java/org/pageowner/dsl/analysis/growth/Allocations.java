package org.pageowner.dsl.analysis.growth;

import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.index.PairIndex;

/**
 * The set of allocations of a dump, each identified by page frame, order and time of allocation.
 *
 * <p>A record has no identity of its own. But page frame and nanosecond of allocation practically
 * identify an allocation within a boot, and the order distinguishes a block from its first page
 * after a split. Frame and order are packed into one long and the time is another, so the set is a
 * {@link PairIndex} of 24 to 48 bytes for each allocation, and testing whether a record of one dump
 * is in another is one look-up (hash join).
 */
final class Allocations {
  /** An order has at most 6 bits, and a page frame number at most 57. */
  private static final int ORDER_BITS = 6;

  private final PairIndex framesAndTimes = new PairIndex();
  private long newest = Long.MIN_VALUE;

  /** Returns the allocations of all records that have a page frame, an order and a time. */
  static Allocations of(Dump dump) {
    Allocations all = new Allocations();
    for (RecordBatch batch : dump.batches()) {
      LongColumn pfn = batch.pfn();
      LongColumn order = batch.order();
      LongColumn time = batch.allocTs();
      for (int row = 0; row < batch.size(); row++) {
        Interruption.checkAt(row);
        if (!pfn.isAbsent(row) && !order.isAbsent(row) && !time.isAbsent(row)) {
          all.add(frameAndOrder(pfn.get(row), order.get(row)), time.get(row));
        }
      }
    }
    return all;
  }

  private void add(long frameAndOrder, long time) {
    framesAndTimes.add(frameAndOrder, time);
    newest = Math.max(newest, time);
  }

  /** Returns the number of allocations. */
  int size() {
    return framesAndTimes.size();
  }

  /** Returns the time of the newest allocation; the smallest long if there is none. */
  long newest() {
    return newest;
  }

  /** Returns whether an allocation is in the set; false if any of the three is absent. */
  boolean contains(@Nullable Long pfn, @Nullable Long order, @Nullable Long allocTs) {
    return pfn != null
        && order != null
        && allocTs != null
        && framesAndTimes.find(frameAndOrder(pfn, order), allocTs) != PairIndex.NONE;
  }

  /** Returns the number of these that are in another set. */
  int countIn(Allocations others) {
    int count = 0;
    for (int i = 0; i < size(); i++) {
      Interruption.checkAt(i);
      long frameAndOrder = framesAndTimes.first(i);
      long time = framesAndTimes.second(i);
      count += others.framesAndTimes.find(frameAndOrder, time) == PairIndex.NONE ? 0 : 1;
    }
    return count;
  }

  /** Returns the number of allocations at or before a time. */
  int countUntil(long time) {
    int count = 0;
    for (int i = 0; i < size(); i++) {
      Interruption.checkAt(i);
      count += framesAndTimes.second(i) <= time ? 1 : 0;
    }
    return count;
  }

  private static long frameAndOrder(long pfn, long order) {
    return (pfn << ORDER_BITS | order) & Long.MAX_VALUE;
  }
}
