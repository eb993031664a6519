package org.pageowner.core.internal.store;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Runs of consecutive records that are equal except for PFN and time stamps.
 *
 * <p>Columns are built with one entry for each of these runs. When they are packed, an entry is
 * either repeated for each of its records or kept once (run-length encoding, see {@link RunIndex}).
 */
final class RecordRuns {
  /** Number of bytes written for each run unconditionally, since most runs are short. */
  private static final int AT_ONCE = 16;

  /** Multipliers, by width in bytes, that fill a word with copies of a number. */
  private static final long[] COPIES = {
    0, 0x0101_0101_0101_0101L, 0x0001_0001_0001_0001L, 0, 0x0000_0001_0000_0001L, 0, 0, 0, 1
  };

  private final int[] ends;
  private final int count;

  /** Runs whose ends, exclusive, are the first {@code count} of {@code ends}. */
  RecordRuns(int[] ends, int count) {
    this.ends = ends;
    this.count = count;
  }

  /** Returns the number of runs. */
  int count() {
    return count;
  }

  /** Returns the first record of a run. */
  int start(int run) {
    return run == 0 ? 0 : ends[run - 1];
  }

  /** Returns the number of records. */
  int size() {
    return count == 0 ? 0 : ends[count - 1];
  }

  /** Repeats each run's number minus {@code base} for its records, in {@code width} bytes each. */
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

  /** Repeats each run's number plus 1 for its records, in {@code width} bytes each. */
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

  /** Repeats each run's number for its records. */
  short[] spread(short[] numbers) {
    short[] data = new short[size()];
    int at = 0;
    for (int run = 0; run < count; run++) {
      Arrays.fill(data, at, ends[run], numbers[run]);
      at = ends[run];
    }
    return data;
  }

  /** Returns the records of the runs that are set. */
  BitSet spread(BitSet set) {
    BitSet records = new BitSet(size());
    for (int run = set.nextSetBit(0); run >= 0; run = set.nextSetBit(run + 1)) {
      records.set(run == 0 ? 0 : ends[run - 1], ends[run]);
    }
    return records;
  }

  /** Fills a range; bytes after it, which later runs fill, may be overwritten. */
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
