package org.pageowner.dsl.internal.engine.group;

import java.util.Arrays;
import org.pageowner.dsl.internal.engine.sort.WordSort;

/**
 * A set of pairs of a group and a number below 2^32, each in one word: a sorted list, and a buffer
 * of pairs that were added since, which is sorted and merged into the list when it is full.
 *
 * <p>A hash table of more pairs than the cache holds costs a cache miss for each pair that is
 * looked up; here each pair is moved a few times, sequentially. The buffer grows with the list, so
 * merging costs a constant for each pair. Pairs that recur soon are found in a small direct-mapped
 * cache and need no place in the buffer.
 */
final class PackedPairs {
  /** Bytes of a pair: in the list before and after a merge, in the buffer and its spare. */
  static final long PAIR_BYTES = 4 * Long.BYTES;

  private static final int MIN_BUFFER = 1 << 12;

  /** Pairs that are buffered before the first are sorted: 8 MiB. */
  private static final int MAX_UNSORTED = 1 << 20;

  private static final int RECENT_BITS = 11;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final long LOW_MASK = 0xffff_ffffL;

  private long[] sorted = {};
  private int size;
  private long[] buffer = new long[MIN_BUFFER];
  private int pending;

  /** Pairs that were added recently, each at a slot that its hash determines. */
  private final long[] recent = new long[1 << RECENT_BITS];

  private final int unsorted;

  /** An empty set. */
  PackedPairs() {
    this(MAX_UNSORTED);
  }

  /** An empty set that sorts when its buffer is full and has at least this many pairs. */
  PackedPairs(int unsorted) {
    this.unsorted = unsorted;
    Arrays.fill(recent, -1); // no pair, since no group is negative
  }

  /** Adds a pair; the number is from 0 to below 2^32. */
  void add(int group, long number) {
    long pair = ((long) group << Integer.SIZE) | number;
    int slot = (int) ((pair * SPREAD) >>> (Long.SIZE - RECENT_BITS));
    if (recent[slot] != pair) {
      recent[slot] = pair;
      if (pending == buffer.length) {
        makeRoom();
      }
      buffer[pending++] = pair;
    }
  }

  /** Returns an upper bound of the number of pairs. */
  long bound() {
    return (long) size + pending;
  }

  /** Returns the number of pairs. */
  int size() {
    merge();
    return size;
  }

  /** Returns the group of a pair, by its number in ascending order. */
  int group(int pair) {
    return (int) (sorted[pair] >>> Integer.SIZE);
  }

  /** Returns the number of a pair. */
  long number(int pair) {
    return sorted[pair] & LOW_MASK;
  }

  /** Sorts if the full buffer has at least as many pairs as the list, and as {@link #unsorted}. */
  private void makeRoom() {
    if (pending >= Math.max(size, unsorted)) {
      merge();
    } else {
      buffer = Arrays.copyOf(buffer, 2 * pending);
    }
  }

  private void merge() {
    if (pending == 0) {
      return;
    }
    long[] added = sortedBuffer();
    long[] merged = new long[size + pending];
    int count = 0;
    int next = 0;
    int nextAdded = 0;
    long last = -1;
    // Which list the smaller pair is in is unpredictable, so no statement branches on it.
    while (next < size && nextAdded < pending) {
      long pair = Math.min(sorted[next], added[nextAdded]);
      next += sorted[next] == pair ? 1 : 0;
      nextAdded += added[nextAdded] == pair ? 1 : 0;
      merged[count] = pair;
      count += pair == last ? 0 : 1;
      last = pair;
    }
    for (; nextAdded < pending; nextAdded++) {
      merged[count] = added[nextAdded];
      count += added[nextAdded] == last ? 0 : 1;
      last = added[nextAdded];
    }
    System.arraycopy(sorted, next, merged, count, size - next);
    size = count + size - next;
    sorted = size < merged.length / 4 * 3 ? Arrays.copyOf(merged, size) : merged;
    pending = 0;
    if (buffer.length / 2 > Math.max(size, MIN_BUFFER)) {
      buffer = new long[MIN_BUFFER]; // most pairs recurred, and a large one is no longer counted
    }
  }

  /** Sorts the buffer; the numbers are shortened to the bits that they use, for fewer passes. */
  private long[] sortedBuffer() {
    long used = 0;
    for (int i = 0; i < pending; i++) {
      used |= buffer[i];
    }
    int bits = Long.SIZE - Long.numberOfLeadingZeros(used & LOW_MASK);
    int groupBits = Long.SIZE - Long.numberOfLeadingZeros(used >>> Integer.SIZE);
    long mask = (1L << bits) - 1;
    for (int i = 0; i < pending; i++) {
      buffer[i] = ((buffer[i] >>> Integer.SIZE) << bits) | (buffer[i] & mask);
    }
    long[] result = WordSort.sort(buffer, new long[pending], pending, 0, bits + groupBits);
    for (int i = 0; i < pending; i++) {
      result[i] = ((result[i] >>> bits) << Integer.SIZE) | (result[i] & mask);
    }
    return result;
  }
}
