package org.pageowner.dsl.analysis.growth;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.RecordBatch;

/**
 * The allocations of a dump, each known by its page frame, time of allocation and order.
 *
 * <p>Open addressing over two numbers each; about 30 bytes an allocation. Hashing is not seeded:
 * who makes a dump's numbers collide makes this slow, not wrong.
 */
final class Allocations {
  /** An order has at most 6 bits, and page frame numbers less than 58. */
  private static final int ORDER_BITS = 6;

  private static final long FREE = -1;

  private long[] places = filled(1024);
  private long[] stamps = new long[1024];
  private long size;
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

  /** How many there are. */
  long size() {
    return size;
  }

  /** When the newest was made; the smallest number there is if there is none. */
  long newest() {
    return newest;
  }

  /** Whether one is among them; never, if it does not say when or where it was made. */
  boolean has(@Nullable Long pfn, @Nullable Long order, @Nullable Long allocTs) {
    return pfn != null
        && order != null
        && allocTs != null
        && places[slot(place(pfn, order), allocTs)] != FREE;
  }

  /** How many of these are among the others. */
  long among(Allocations others) {
    long count = 0;
    for (int i = 0; i < places.length; i++) {
      if (places[i] != FREE && others.places[others.slot(places[i], stamps[i])] != FREE) {
        count++;
      }
    }
    return count;
  }

  /** How many were made at a time or before. */
  long until(long time) {
    long count = 0;
    for (int i = 0; i < places.length; i++) {
      count += places[i] != FREE && stamps[i] <= time ? 1 : 0;
    }
    return count;
  }

  private static long place(long pfn, long order) {
    return (pfn << ORDER_BITS | order) & Long.MAX_VALUE;
  }

  private void add(long place, long stamp) {
    int slot = slot(place, stamp);
    if (places[slot] != FREE) {
      return;
    }
    places[slot] = place;
    stamps[slot] = stamp;
    newest = Math.max(newest, stamp);
    size++;
    if (size * 5 > places.length * 3L) {
      grow();
    }
  }

  /** Where it is, or would be. */
  private int slot(long place, long stamp) {
    long hash = (place * 0x9E3779B97F4A7C15L ^ stamp) * 0xC2B2AE3D27D4EB4FL;
    int mask = places.length - 1;
    int slot = (int) (hash >>> 32) & mask;
    while (places[slot] != FREE && (places[slot] != place || stamps[slot] != stamp)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldPlaces = places;
    long[] oldStamps = stamps;
    places = filled(oldPlaces.length * 2);
    stamps = new long[places.length];
    for (int i = 0; i < oldPlaces.length; i++) {
      if (oldPlaces[i] != FREE) {
        int slot = slot(oldPlaces[i], oldStamps[i]);
        places[slot] = oldPlaces[i];
        stamps[slot] = oldStamps[i];
      }
    }
  }

  private static long[] filled(int length) {
    long[] places = new long[length];
    Arrays.fill(places, FREE);
    return places;
  }
}
