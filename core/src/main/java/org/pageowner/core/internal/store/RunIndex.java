package org.pageowner.core.internal.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the value of a column is not that of the row before: what leads from a row to its run, so
 * that one value is kept for each run of rows.
 *
 * <p>A bit for each row is set where a run begins, and for each 64 rows it is known how many runs
 * begin before them; so a row's run takes counting the bits of one word. What is needed to read
 * many rows is made anew each time: several threads may read a column.
 */
final class RunIndex {
  /** So many runs more than there may be in the first rows tell that there are too many in all. */
  private static final int ENOUGH_TO_TELL = 64;

  private static final RunIndex ONE_RUN = new RunIndex(new long[0], new int[0], 1);

  private final long[] bits;
  private final int[] before;
  private final int runs;

  private RunIndex(long[] bits, int[] before, int runs) {
    this.bits = bits;
    this.before = before;
    this.runs = runs;
  }

  /** Whether the value of a run of records is not that of the run before. */
  @FunctionalInterface
  interface Change {
    boolean isAt(int run);
  }

  /**
   * The changes of a column that was built with a value for each of {@code records}' runs; {@code
   * null} if there are too many.
   *
   * @param worth with more runs than one for so many rows, there are too many
   */
  static @Nullable RunIndex of(RecordRuns records, int worth, Change change) {
    int size = records.size();
    if (size == 0) {
      return null;
    }
    long[] bits = new long[words(size)];
    bits[0] = 1;
    int runs = 1;
    int most = size / worth;
    for (int run = 1; run < records.count(); run++) {
      if (change.isAt(run)) {
        int row = records.start(run);
        bits[row >>> 6] |= 1L << row;
        if (++runs > most || runs > ENOUGH_TO_TELL + row / worth) {
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

  /** How many words hold a bit for each row. */
  static int words(int rows) {
    return (rows + 63) >>> 6;
  }

  /** How many runs there are. */
  int runs() {
    return runs;
  }

  /** The run of a row. */
  int run(int row) {
    if (runs == 1) {
      return 0;
    }
    int word = row >>> 6;
    return before[word] + Long.bitCount(bits[word] << ~row) - 1;
  }

  /** Which of the runs of records begin one here. */
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
   * Copies where the runs begin that have one of {@code count} rows, counted from {@code from}, and
   * returns how many they are; the first begins at 0.
   */
  int copyStarts(int from, int count, int[] starts) {
    if (count == 0) {
      return 0;
    }
    if (runs == 1) {
      starts[0] = 0;
      return 1;
    }
    return copyMarked(marks(from, count), count, starts);
  }

  /** How many runs have one of {@code count} rows from {@code from} on. */
  int runs(int from, int count) {
    return count == 0 ? 0 : run(from + count - 1) - run(from) + 1;
  }

  // A run's end cannot be foreseen, so what follows has no branch for it.

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

  /** The bits of some rows, of which the first begins a run. */
  private long[] marks(int from, int count) {
    long[] marks = new long[words(count)];
    mark(from, count, marks);
    marks[0] |= 1;
    return marks;
  }

  /** Copies which of the first {@code count} bits are set, and returns how many they are. */
  static int copyMarked(long[] marks, int count, int[] into) {
    int found = 0;
    int words = words(count);
    for (int word = 0; word < words; word++) {
      long left = marks[word];
      if (word == words - 1 && (count & 63) != 0) {
        left &= ~(-1L << count);
      }
      for (; left != 0; left &= left - 1) {
        into[found++] = (word << 6) + Long.numberOfTrailingZeros(left);
      }
    }
    return found;
  }

  /** Sets the bit {@code i} of {@code into} if the row {@code from + i} is not as that before. */
  void mark(int from, int count, long[] into) {
    if (runs == 1) {
      return;
    }
    int words = words(count);
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
