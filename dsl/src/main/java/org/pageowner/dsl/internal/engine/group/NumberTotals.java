package org.pageowner.dsl.internal.engine.group;

import com.google.common.math.LongMath;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.plan.Measure;

/**
 * Count, minimum, maximum and sum of a number column in each group, in the payload of the groups'
 * rows. Sums have 128 bits, since time stamps in nanoseconds soon exceed 64, so a mean is exact up
 * to its rounding, whatever the order of the rows.
 */
final class NumberTotals implements Accumulator {
  /** Number of payload words. */
  static final int WORDS = 5;

  private static final int COUNT = 0;
  private static final int MIN = 1;
  private static final int MAX = 2;
  private static final int LOW = 3;
  private static final int HIGH = 4;

  private static final long LOW_MASK = 0xffff_ffffL;

  private final KeyColumn column;
  private final KeyColumn times;
  private final RowTable table;
  private final int word;
  private final long[] numbers = new long[RowSlice.CAPACITY];

  /** Totals of {@code column} in the payload words from {@code word} on. */
  NumberTotals(KeyColumn column, KeyColumns columns, RowTable table, int word) {
    this.column = column;
    this.times = columns.times();
    this.table = table;
    this.word = word;
  }

  @Override
  public void add(RowSlice slice, int[] rows, RowRuns runs, int[] groups) {
    int count = runs.start(runs.size());
    column.gather(slice, rows, count, numbers);
    long[] timesOfRows = slice.batch().isInventory() ? times.codes(slice) : null;
    for (int run = 0; run < runs.size(); run++) {
      int from = runs.start(run);
      int to = runs.start(run + 1);
      if (timesOfRows == null) {
        addRun(from, to, groups[run]);
      } else {
        for (int i = from; i < to; i++) {
          if (numbers[i] != RowSlice.ABSENT && timesOfRows[rows[i]] > 0) {
            addWeighted(numbers[i], timesOfRows[rows[i]], groups[run]);
          }
        }
      }
    }
  }

  /** Adds numbers: the halves of a slice's numbers have sums that fit into a word. */
  private void addRun(int from, int to, int group) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    long low = 0;
    long high = 0;
    for (int i = from; i < to; i++) {
      long number = numbers[i];
      min = Math.min(min, number);
      max = Math.max(max, number);
      low += number & LOW_MASK;
      high += number >> Integer.SIZE;
    }
    if (min != RowSlice.ABSENT) {
      add(group, to - from, min, max, low, high);
      return;
    }
    int present = 0;
    min = Long.MAX_VALUE;
    low = 0;
    high = 0;
    for (int i = from; i < to; i++) {
      long number = numbers[i];
      if (number != RowSlice.ABSENT) {
        present++;
        min = Math.min(min, number);
        low += number & LOW_MASK;
        high += number >> Integer.SIZE;
      }
    }
    if (present > 0) {
      add(group, present, min, max, low, high);
    }
  }

  private void addWeighted(long number, long weight, int group) {
    long low = number * weight;
    long high = Math.multiplyHigh(number, weight);
    long[] segment = table.segment(group);
    int at = table.payloadAt(group) + word;
    extremes(segment, at, number, number);
    segment[at + COUNT] = LongMath.saturatedAdd(segment[at + COUNT], weight);
    addSum(segment, at, low, high);
  }

  /** Adds the sum {@code high * 2^32 + low} of {@code count} numbers. */
  private void add(int group, int count, long min, long max, long low, long high) {
    long[] segment = table.segment(group);
    int at = table.payloadAt(group) + word;
    extremes(segment, at, min, max);
    segment[at + COUNT] += count;
    addSum(segment, at, low, 0);
    addSum(segment, at, high << Integer.SIZE, high >> Integer.SIZE);
  }

  private static void extremes(long[] segment, int at, long min, long max) {
    if (segment[at + COUNT] == 0) {
      segment[at + MIN] = min;
      segment[at + MAX] = max;
    } else {
      segment[at + MIN] = Math.min(segment[at + MIN], min);
      segment[at + MAX] = Math.max(segment[at + MAX], max);
    }
  }

  private static void addSum(long[] segment, int at, long low, long high) {
    long sum = segment[at + LOW] + low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    segment[at + LOW] = sum;
    // saturates only where an inventory counts numbers of 64 bits as often
    segment[at + HIGH] =
        LongMath.saturatedAdd(LongMath.saturatedAdd(segment[at + HIGH], high), carry);
  }

  /** Returns a measure of a group; {@link RowSlice#ABSENT} if no row has a number. */
  long get(Measure.Kind kind, int group) {
    return result(kind, table.segment(group), table.payloadAt(group) + word);
  }

  /** Returns a measure of several groups together. */
  long get(Measure.Kind kind, GroupSet groups) {
    long[] all = new long[WORDS];
    groups.forEach(
        group -> {
          long[] segment = table.segment(group);
          int at = table.payloadAt(group) + word;
          if (segment[at + COUNT] > 0) {
            extremes(all, 0, segment[at + MIN], segment[at + MAX]);
            all[COUNT] = LongMath.saturatedAdd(all[COUNT], segment[at + COUNT]);
            addSum(all, 0, segment[at + LOW], segment[at + HIGH]);
          }
        });
    return result(kind, all, 0);
  }

  private static long result(Measure.Kind kind, long[] words, int at) {
    if (words[at + COUNT] == 0) {
      return RowSlice.ABSENT;
    }
    return switch (kind) {
      case MIN -> words[at + MIN];
      case MAX -> words[at + MAX];
      case SUM -> sum(words[at + LOW], words[at + HIGH]);
      case MEAN -> Doubles.code(mean(words[at + LOW], words[at + HIGH], words[at + COUNT]));
      default -> throw new AssertionError(kind);
    };
  }

  /** Returns a sum of 128 bits; the largest or smallest number if it does not fit 64. */
  private static long sum(long low, long high) {
    if (high == low >> (Long.SIZE - 1)) {
      return Math.max(low, -Long.MAX_VALUE);
    }
    return high < 0 ? -Long.MAX_VALUE : Long.MAX_VALUE;
  }

  private static double mean(long low, long high, long count) {
    // below 2^53 both are exact as double, so the quotient is rounded once
    if (high == 0 && low >= 0 && low < 1L << 53 && count < 1L << 53) {
      return (double) low / count;
    }
    BigInteger sum =
        BigInteger.valueOf(high)
            .shiftLeft(Long.SIZE)
            .add(new BigInteger(Long.toUnsignedString(low)));
    return new BigDecimal(sum)
        .divide(BigDecimal.valueOf(count), MathContext.DECIMAL128)
        .doubleValue();
  }
}
