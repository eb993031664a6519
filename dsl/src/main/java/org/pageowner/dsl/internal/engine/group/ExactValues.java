package org.pageowner.dsl.internal.engine.group;

import com.google.common.math.LongMath;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.index.PairIndex;

/**
 * All values of a number column in each group, for exact quantiles.
 *
 * <p>Values are appended in the order of the scan, with the group of each run of them (run-length
 * encoding): eight bytes a value and no look-up. After the scan they are distributed to the groups
 * by a counting sort. If the first values recur, as orders and numbers of pages do, a hash table of
 * pairs of group and value counts them instead, whose size depends on the distinct values alone; it
 * also takes the rows of inventories, which count many records. A list of values that reaches the
 * bound of the memory is counted, too, before the run is given up.
 */
final class ExactValues implements Accumulator {
  private static final int CHUNK = 1 << 16;

  /** Bytes of a value: in the list, and among the sorted ones. */
  private static final long VALUE_BYTES = 2 * Long.BYTES;

  /** Bytes of a pair in the index with its count; arrays may be half full. */
  private static final long PAIR_BYTES = 64;

  /** Pairs are counted if they are at most 1/N of the values. */
  private static final int MIN_RECURRENCE = 4;

  private final KeyColumn column;
  private final KeyColumn times;
  private final String name;
  private final MemoryBound memory;
  private final long[] numbers = new long[RowSlice.CAPACITY];

  private long[][] chunks = new long[4][];
  private long size;
  private int[] runGroups = new int[64];
  private int[] runLengths = new int[64];
  private int runs;

  private boolean isCounting;
  private boolean isTried;
  private PairIndex pairs = new PairIndex();
  private long[] counts = new long[64];
  private long used;

  /** Values by group after the scan; in a counting run sorted, and {@link #weights} beside them. */
  private long[] values = {};

  private long[] weights = {};
  private int[] offsets = {};
  private boolean isFinished;

  /** Values of {@code column}, for a measure with this name. */
  ExactValues(KeyColumn column, String name, KeyColumns columns, MemoryBound memory) {
    this.column = column;
    this.times = columns.times();
    this.name = name;
    this.memory = memory;
  }

  @Override
  public void add(RowSlice slice, int[] rows, RowRuns all, int[] groups) {
    column.gather(slice, rows, all.start(all.size()), numbers);
    long[] timesOfRows = slice.batch().isInventory() ? times.codes(slice) : null;
    if (timesOfRows != null && !isCounting) {
      count();
    }
    if (!isCounting && !hasAbsent(all.start(all.size()))) {
      append(all, groups);
    } else {
      for (int run = 0; run < all.size(); run++) {
        int from = all.start(run);
        int to = all.start(run + 1);
        if (!isCounting) {
          append(groups[run], from, to);
        } else {
          count(groups[run], from, to, rows, timesOfRows);
        }
      }
    }
    if (!isCounting && !isTried && size >= CHUNK) {
      isTried = true;
      countIfRecurring(size / MIN_RECURRENCE);
    }
    bound();
  }

  private void bound() {
    long bytes = isCounting ? pairs.size() * PAIR_BYTES : size * VALUE_BYTES + runs * 8L;
    if (!isCounting && !memory.fits(bytes - used)) {
      countIfRecurring(size * VALUE_BYTES / PAIR_BYTES / 2);
      bytes = isCounting ? pairs.size() * PAIR_BYTES : bytes;
    }
    used = memory.use(used, bytes, name);
  }

  private boolean hasAbsent(int count) {
    boolean isAbsent = false;
    for (int i = 0; i < count; i++) {
      isAbsent |= numbers[i] == RowSlice.ABSENT;
    }
    return isAbsent;
  }

  /** Appends the rows of all runs, none of which is absent. */
  private void append(RowRuns all, int[] groups) {
    append(0, all.start(all.size()));
    for (int run = 0; run < all.size(); run++) {
      appendRun(groups[run], all.start(run + 1) - all.start(run));
    }
  }

  private void append(int group, int from, int to) {
    int first = from;
    while (first < to) {
      if (numbers[first] == RowSlice.ABSENT) {
        first++;
        continue;
      }
      int end = first + 1;
      while (end < to && numbers[end] != RowSlice.ABSENT) {
        end++;
      }
      append(first, end - first);
      appendRun(group, end - first);
      first = end;
    }
  }

  private void append(int from, int count) {
    int done = 0;
    while (done < count) {
      int chunk = (int) (size / CHUNK);
      int at = (int) (size % CHUNK);
      if (chunk == chunks.length) {
        chunks = Arrays.copyOf(chunks, 2 * chunk);
      }
      if (at == 0) {
        chunks[chunk] = new long[CHUNK];
      }
      int copied = Math.min(count - done, CHUNK - at);
      System.arraycopy(numbers, from + done, chunks[chunk], at, copied);
      done += copied;
      size += copied;
    }
  }

  private void appendRun(int group, int length) {
    if (runs > 0 && runGroups[runs - 1] == group && runLengths[runs - 1] < 1 << 30) {
      runLengths[runs - 1] += length;
      return;
    }
    if (runs == runGroups.length) {
      runGroups = Arrays.copyOf(runGroups, 2 * runs);
      runLengths = Arrays.copyOf(runLengths, 2 * runs);
    }
    runGroups[runs] = group;
    runLengths[runs++] = length;
  }

  /** Counts a run, in which neighbours often are equal. */
  private void count(int group, int from, int to, int[] rows, long @Nullable [] timesOfRows) {
    int first = from;
    while (first < to) {
      long number = numbers[first];
      long weight = 0;
      int end = first;
      for (; end < to && numbers[end] == number; end++) {
        long times = timesOfRows == null ? 1 : Math.max(0, timesOfRows[rows[end]]);
        weight = LongMath.saturatedAdd(weight, times);
      }
      if (number != RowSlice.ABSENT) {
        count(group, number, weight);
      }
      first = end;
    }
  }

  private void count(int group, long number, long weight) {
    int pair = pairs.add(group, number);
    if (pair >= counts.length) {
      counts = Arrays.copyOf(counts, 2 * counts.length);
    }
    counts[pair] = LongMath.saturatedAdd(counts[pair], Math.max(0, weight));
  }

  /** Counts the values that were appended, and all that follow. */
  private void count() {
    countIfRecurring(Long.MAX_VALUE);
  }

  /** Counts the values that were appended, and all that follow, if there are few distinct ones. */
  private void countIfRecurring(long most) {
    long at = 0;
    for (int run = 0; run < runs; run++) {
      Interruption.checkAt(run);
      for (int i = 0; i < runLengths[run]; i++, at++) {
        count(runGroups[run], chunks[(int) (at / CHUNK)][(int) (at % CHUNK)], 1);
      }
      if (pairs.size() > most) {
        pairs = new PairIndex();
        counts = new long[64];
        return;
      }
    }
    isCounting = true;
    chunks = new long[1][];
    size = 0;
    runs = 0;
  }

  /**
   * Returns the quantile of each group; {@link RowSlice#ABSENT} if it has no value.
   *
   * @param percent from 0 to 100
   */
  long[] quantiles(BigDecimal percent, int groups) {
    finish(groups);
    long[] quantiles = new long[groups];
    Ranks ranks = new Ranks(percent);
    for (int group = 0; group < groups; group++) {
      Interruption.checkAt(group);
      quantiles[group] = quantile(ranks, offsets[group], offsets[group + 1]);
    }
    return quantiles;
  }

  private long quantile(Ranks ranks, int from, int to) {
    if (from == to) {
      return RowSlice.ABSENT;
    }
    if (!isCounting) {
      return RankSelection.smallest(values, from, to, (int) ranks.of(to - from));
    }
    long total = 0;
    for (int i = from; i < to; i++) {
      total = LongMath.saturatedAdd(total, weights[i]);
    }
    return weighted(from, to, total == 0 ? 0 : ranks.of(total));
  }

  private long weighted(int from, int to, long rank) {
    long seen = 0;
    for (int i = from; i < to && rank > 0; i++) {
      seen = LongMath.saturatedAdd(seen, weights[i]);
      if (seen >= rank) {
        return values[i];
      }
    }
    return RowSlice.ABSENT;
  }

  /** Returns the quantile of several groups together. */
  long quantile(BigDecimal percent, GroupSet groups, int groupCount) {
    finish(groupCount);
    if (isCounting) {
      ExactValues together = new ExactValues(this);
      groups.forEach(
          group -> {
            for (int i = offsets[group]; i < offsets[group + 1]; i++) {
              together.count(0, values[i], weights[i]);
            }
          });
      return together.quantiles(percent, 1)[0];
    }
    int[] size = {0};
    groups.forEach(group -> size[0] += offsets[group + 1] - offsets[group]);
    long[] all = new long[size[0]];
    groups.forEach(
        group -> {
          size[0] -= offsets[group + 1] - offsets[group];
          System.arraycopy(
              values, offsets[group], all, size[0], offsets[group + 1] - offsets[group]);
        });
    int rank = (int) new Ranks(percent).of(Math.max(1, all.length));
    return all.length == 0 ? RowSlice.ABSENT : RankSelection.smallest(all, 0, all.length, rank);
  }

  /** Counts of values that another one has. */
  private ExactValues(ExactValues source) {
    this.column = source.column;
    this.times = source.times;
    this.name = source.name;
    this.memory = source.memory;
    this.isCounting = true;
  }

  /** Distributes the values to their groups. */
  private void finish(int groups) {
    if (isFinished) {
      return;
    }
    isFinished = true;
    offsets = new int[groups + 1];
    if (isCounting) {
      finishCounts(groups);
      return;
    }
    for (int run = 0; run < runs; run++) {
      offsets[runGroups[run] + 1] += runLengths[run];
    }
    sum(offsets);
    values = new long[(int) size];
    int[] next = offsets.clone();
    long at = 0;
    for (int run = 0; run < runs; run++) {
      Interruption.checkAt(run);
      int left = runLengths[run];
      int into = next[runGroups[run]];
      next[runGroups[run]] += left;
      while (left > 0) {
        int from = (int) (at % CHUNK);
        int copied = Math.min(left, CHUNK - from);
        System.arraycopy(chunks[(int) (at / CHUNK)], from, values, into, copied);
        into += copied;
        at += copied;
        left -= copied;
      }
    }
    chunks = new long[1][];
  }

  private void finishCounts(int groups) {
    for (int pair = 0; pair < pairs.size(); pair++) {
      offsets[(int) pairs.first(pair) + 1]++;
    }
    sum(offsets);
    values = new long[pairs.size()];
    weights = new long[pairs.size()];
    int[] next = offsets.clone();
    for (int pair = 0; pair < pairs.size(); pair++) {
      values[next[(int) pairs.first(pair)]++] = pairs.second(pair);
    }
    for (int group = 0; group < groups; group++) {
      Interruption.checkAt(group);
      Arrays.sort(values, offsets[group], offsets[group + 1]);
      for (int i = offsets[group]; i < offsets[group + 1]; i++) {
        weights[i] = counts[pairs.find(group, values[i])];
      }
    }
  }

  private static void sum(int[] offsets) {
    for (int group = 1; group < offsets.length; group++) {
      offsets[group] = Math.addExact(offsets[group], offsets[group - 1]);
    }
  }
}
