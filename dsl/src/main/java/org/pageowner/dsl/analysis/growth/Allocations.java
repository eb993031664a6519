package org.pageowner.dsl.analysis.growth;

import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.index.PairIndex;

/**
 * The allocations of a dump, each known by its page frame, time of allocation and order.
 *
 * <p>24 to 48 bytes an allocation.
 */
final class Allocations {
  /** An order has at most 6 bits, and page frame numbers less than 58. */
  private static final int ORDER_BITS = 6;

  private final PairIndex placesAndStamps = new PairIndex();
  private long newest = Long.MIN_VALUE;

  /** Those of all records that say when and where they were made. */
  static Allocations of(Dump dump) {
    Allocations all = new Allocations();
    for (RecordBatch batch : dump.batches()) {
      LongColumn pfn = batch.pfn();
      LongColumn order = batch.order();
      LongColumn stamp = batch.allocTs();
      for (int row = 0; row < batch.size(); row++) {
        if (!pfn.isAbsent(row) && !order.isAbsent(row) && !stamp.isAbsent(row)) {
          all.add(place(pfn.get(row), order.get(row)), stamp.get(row));
        }
      }
    }
    return all;
  }

  private void add(long place, long stamp) {
    placesAndStamps.add(place, stamp);
    newest = Math.max(newest, stamp);
  }

  /** Returns the number of allocations. */
  int size() {
    return placesAndStamps.size();
  }

  /** Returns the time of the newest allocation; the smallest long if there is none. */
  long newest() {
    return newest;
  }

  /** Returns whether one is among them; never, if it does not say when or where it was made. */
  boolean has(@Nullable Long pfn, @Nullable Long order, @Nullable Long allocTs) {
    return pfn != null
        && order != null
        && allocTs != null
        && placesAndStamps.find(place(pfn, order), allocTs) != PairIndex.NONE;
  }

  /** Returns how many of these are among the others. */
  int among(Allocations others) {
    int count = 0;
    for (int i = 0; i < size(); i++) {
      long place = placesAndStamps.first(i);
      long stamp = placesAndStamps.second(i);
      count += others.placesAndStamps.find(place, stamp) == PairIndex.NONE ? 0 : 1;
    }
    return count;
  }

  /** Returns how many were made at a time or before. */
  int until(long time) {
    int count = 0;
    for (int i = 0; i < size(); i++) {
      count += placesAndStamps.second(i) <= time ? 1 : 0;
    }
    return count;
  }

  private static long place(long pfn, long order) {
    return (pfn << ORDER_BITS | order) & Long.MAX_VALUE;
  }
}
