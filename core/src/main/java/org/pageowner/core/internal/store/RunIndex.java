package org.pageowner.core.internal.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.column.SetBits;

/**
 * The run index of a run-length encoded column: maps a row to its run, so that one value is stored
 * for each run of rows.
 *
 * <p>It is a bitmap with rank support, as in succinct data structures: the bit of a row is set if a
 * run starts there, and for each word of 64 rows the number of runs that start before it is stored.
 * The run of a row then takes one look-up and one population count, where a list of starts would
 * need a binary search. Slices of the bitmap are also the change marks that the engine combines
 * over several columns with a bitwise or. Immutable; scratch arrays are allocated for each call,
 * since several threads may read a column.
 */
final class RunIndex {
  /** Encoding is given up once a prefix has this many runs above the allowed density. */
  private static final int MAX_EXCESS_RUNS = 64;

  private static final RunIndex ONE_RUN = new RunIndex(new long[0], new int[0], 1);

  private final long[] bits;
  private final int[] before;
  private final int runs;

  private RunIndex(long[] bits, int[] before, int runs) {
    this.bits = bits;
    this.before = before;
    this.runs = runs;
  }

  /** Compares the value of a run of records with that of the run before. */
  @FunctionalInterface
  interface Change {
    /** Returns whether the two differ. */
    boolean isAt(int run);
  }

  /**
   * Returns the index of a column that has a value for each of {@code records}' runs; {@code null}
   * if run-length encoding would not pay.
   *
   * @param worth the minimum average length of a run, in rows, for which the encoding pays
   */
  static @Nullable RunIndex of(RecordRuns records, int worth, Change change) {
    int size = records.size();
    if (size == 0) {
      return null;
    }
    long[] bits = new long[SetBits.words(size)];
    bits[0] = 1;
    int runs = 1;
    int most = size / worth;
    for (int run = 1; run < records.count(); run++) {
      if (change.isAt(run)) {
        int row = records.start(run);
        bits[row >>> 6] |= 1L << row;
        if (++runs > most || runs > MAX_EXCESS_RUNS + row / worth) {
          return null;
        }
      }
    }
    return runs == 1 ? ONE_RUN : new RunIndex(bits, before(bits), runs);
  }

  private static int[] before(long[] bits) {
    int[] before = new int[bits.length];
    for (int word = 1; word < bits.length; word++) {
      before[word] = before[word - 1] + Long.bitCount(bits[word - 1]);
    }
    return before;
  }

  /** Returns the number of runs. */
  int runs() {
    return runs;
  }

  /** Returns the run of a row. */
  int run(int row) {
    if (runs == 1) {
      return 0;
    }
    int word = row >>> 6;
    return before[word] + Long.bitCount(bits[word] << ~row) - 1;
  }

  /** Returns the runs of {@code records} at which a run of this column starts. */
  int[] firsts(RecordRuns records) {
    int[] firsts = new int[runs];
    int found = 0;
    for (int run = 0; found < runs; run++) {
      if (isAt(records.start(run))) {
        firsts[found++] = run;
      }
    }
    return firsts;
  }

  private boolean isAt(int row) {
    return row == 0 || (bits[row >>> 6] >>> row & 1) != 0;
  }

  /**
   * Copies the starts of the runs that overlap the {@code count} rows from {@code from} on,
   * relative to {@code from}, and returns their number; the first start is 0.
   */
  int copyStarts(int from, int count, int[] starts) {
    if (count == 0) {
      return 0;
    }
    if (runs == 1) {
      starts[0] = 0;
      return 1;
    }
    return from % Long.SIZE == 0
        ? SetBits.copyStarts(bits, from, count, starts)
        : SetBits.copy(marks(from, count), count, starts);
  }

  /** Returns the number of runs that overlap the {@code count} rows from {@code from} on. */
  int runs(int from, int count) {
    return count == 0 ? 0 : run(from + count - 1) - run(from) + 1;
  }

  // The lengths of runs are unpredictable, so the loops below avoid a branch at the end of a run.

  /** Sets {@code into[i]} to the value of the run of the row {@code from + i}. */
  void spread(int from, int count, int[] valuesOfRuns, int[] into) {
    if (runs == 1) {
      Arrays.fill(into, 0, count, valuesOfRuns[0]);
      return;
    }
    long[] marks = marks(from, count);
    int run = -1;
    for (int word = 0; word < marks.length; word++) {
      long left = marks[word];
      int end = Math.min(count, (word + 1) << 6);
      for (int i = word << 6; i < end; i++) {
        run += (int) left & 1;
        into[i] = valuesOfRuns[run];
        left >>>= 1;
      }
    }
  }

  /** Sets {@code into[i]} to the value of the run of the row {@code from + i}. */
  void spread(int from, int count, long[] valuesOfRuns, long[] into) {
    if (runs == 1) {
      Arrays.fill(into, 0, count, valuesOfRuns[0]);
      return;
    }
    long[] marks = marks(from, count);
    int run = -1;
    for (int word = 0; word < marks.length; word++) {
      long left = marks[word];
      int end = Math.min(count, (word + 1) << 6);
      for (int i = word << 6; i < end; i++) {
        run += (int) left & 1;
        into[i] = valuesOfRuns[run];
        left >>>= 1;
      }
    }
  }

  /** Returns the bits of a slice of rows; the bit of the first row is always set. */
  private long[] marks(int from, int count) {
    long[] marks = new long[SetBits.words(count)];
    mark(from, count, marks);
    marks[0] |= 1;
    return marks;
  }

  /** Sets the bit {@code i} of {@code into} if the row {@code from + i} differs from the last. */
  void mark(int from, int count, long[] into) {
    if (runs == 1) {
      return;
    }
    int words = SetBits.words(count);
    int shift = from & 63;
    for (int i = 0; i < words; i++) {
      int word = (from >>> 6) + i;
      long marks = bits[word] >>> shift;
      if (shift != 0 && word + 1 < bits.length) {
        marks |= bits[word + 1] << -shift;
      }
      if (i == words - 1 && (count & 63) != 0) {
        marks &= ~(-1L << count);
      }
      into[i] |= from == 0 && i == 0 ? marks & ~1L : marks;
    }
  }
}
