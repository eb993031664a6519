package org.pageowner.core.internal.store;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Runs of records that say the same: columns are built with one entry a run, and spread over the
 * records when they are packed, or kept as they are.
 */
final class RecordRuns {
  /** How many bytes of a run are written without a look at its length: most runs are short. */
  private static final int AT_ONCE = 16;

  /** Multiplied with a number of 1, 2, 4 or 8 bytes, this gives eight bytes full of it. */
  private static final long[] COPIES = {
    0, 0x0101_0101_0101_0101L, 0x0001_0001_0001_0001L, 0, 0x0000_0001_0000_0001L, 0, 0, 0, 1
  };

  private final int[] ends;
  private final int count;

  /** The first {@code count} of {@code ends} are where the runs end: the number of the next row. */
  RecordRuns(int[] ends, int count) {
    this.ends = ends;
    this.count = count;
  }

  /** How many runs there are. */
  int count() {
    return count;
  }

  /** The first record of a run. */
  int start(int run) {
    return run == 0 ? 0 : ends[run - 1];
  }

  /** How many records there are. */
  int size() {
    return count == 0 ? 0 : ends[count - 1];
  }

  /** Each run's number, less {@code base}, once for each of its records, in {@code width} bytes. */
  byte[] spread(long[] numbers, long base, int width) {
    byte[] data = new byte[size() * width];
    if (width > 0) {
      int at = 0;
      for (int run = 0; run < count; run++) {
        int to = ends[run] * width;
        fill(data, at, to, width, numbers[run] - base);
        at = to;
      }
    }
    return data;
  }

  /** Each run's number plus 1, once for each of its records, in {@code width} bytes. */
  byte[] spread(int[] numbers, int width) {
    byte[] data = new byte[size() * width];
    if (width > 0) {
      int at = 0;
      for (int run = 0; run < count; run++) {
        int to = ends[run] * width;
        fill(data, at, to, width, numbers[run] + 1L);
        at = to;
      }
    }
    return data;
  }

  /** Each run's number, once for each of its records. */
  short[] spread(short[] numbers) {
    short[] data = new short[size()];
    int at = 0;
    for (int run = 0; run < count; run++) {
      Arrays.fill(data, at, ends[run], numbers[run]);
      at = ends[run];
    }
    return data;
  }

  /** The records of the runs that are set. */
  BitSet spread(BitSet set) {
    BitSet records = new BitSet(size());
    for (int run = set.nextSetBit(0); run >= 0; run = set.nextSetBit(run + 1)) {
      records.set(run == 0 ? 0 : ends[run - 1], ends[run]);
    }
    return records;
  }

  /** Fills a range, and maybe some bytes behind it, which are yet to be filled. */
  private static void fill(byte[] data, int from, int to, int width, long number) {
    long copies = number * COPIES[width];
    int at = from;
    if (from + AT_ONCE <= data.length) {
      PackedLongs.LONG.set(data, from, copies);
      PackedLongs.LONG.set(data, from + 8, copies);
      at += AT_ONCE;
    }
    for (; at < to && at + 8 <= data.length; at += 8) {
      PackedLongs.LONG.set(data, at, copies);
    }
    for (int shift = 0; at < to; at++, shift += 8) {
      data[at] = (byte) (copies >>> shift);
    }
  }
}
