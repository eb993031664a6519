package org.pageowner.dsl.internal.engine.group;

import com.google.common.math.LongMath;
import java.math.BigInteger;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.plan.Statistic;

/**
 * Pages of each group in buckets of equal width over the range of a number column. A number outside
 * of the range, which a live source may have, counts in the bucket at that end.
 */
final class SparkTotals implements Accumulator {
  private static final int BUCKETS = Statistic.BUCKETS;

  private final KeyColumn column;
  private final KeyColumn pages;
  private final long min;
  private final long max;
  private final double scale;

  /** The smallest offset from {@link #min} in each bucket, as an unsigned number. */
  private final long[] bounds = new long[BUCKETS];

  private final RowTable table = new RowTable(0, BUCKETS);
  private final long[] numbers = new long[RowSlice.CAPACITY];

  /** Totals over the range of {@code column}. */
  SparkTotals(KeyColumn column, KeyColumns columns, NumberSpan span) {
    this.column = column;
    this.pages = columns.pages();
    this.min = span.min();
    this.max = span.max();
    BigInteger width =
        BigInteger.valueOf(max).subtract(BigInteger.valueOf(min)).max(BigInteger.ONE);
    BigInteger buckets = BigInteger.valueOf(BUCKETS);
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      // the smallest offset o with o * 20 / width >= bucket
      bounds[bucket] =
          width
              .multiply(BigInteger.valueOf(bucket))
              .add(buckets.subtract(BigInteger.ONE))
              .divide(buckets)
              .longValue();
    }
    this.scale = BUCKETS / width.doubleValue();
  }

  @Override
  public void add(RowSlice slice, int[] rows, RowRuns runs, int[] groups) {
    column.gather(slice, rows, runs.start(runs.size()), numbers);
    long[] pagesOfRows = pages.codes(slice);
    for (int run = 0; run < runs.size(); run++) {
      int group = groups[run];
      while (table.size() <= group) {
        int unused = table.add();
      }
      long[] segment = table.segment(group);
      int at = table.payloadAt(group);
      for (int i = runs.start(run); i < runs.start(run + 1); i++) {
        if (numbers[i] != RowSlice.ABSENT) {
          int bucket = at + bucket(numbers[i]);
          segment[bucket] =
              LongMath.saturatedAdd(segment[bucket], Math.max(0, pagesOfRows[rows[i]]));
        }
      }
    }
  }

  private int bucket(long number) {
    long offset = Math.max(min, Math.min(max, number)) - min;
    double unsigned = offset >= 0 ? offset : offset + 0x1p64;
    int bucket = Math.min(BUCKETS - 1, (int) (unsigned * scale));
    // the product is rounded, so the bucket may be off by one
    while (bucket > 0 && Long.compareUnsigned(offset, bounds[bucket]) < 0) {
      bucket--;
    }
    while (bucket < BUCKETS - 1 && Long.compareUnsigned(offset, bounds[bucket + 1]) >= 0) {
      bucket++;
    }
    return bucket;
  }

  /** Returns the pages of several groups together, by bucket. */
  long[] get(GroupSet groups) {
    long[] sums = new long[BUCKETS];
    groups.forEach(
        group -> {
          for (int bucket = 0; group < table.size() && bucket < BUCKETS; bucket++) {
            sums[bucket] = LongMath.saturatedAdd(sums[bucket], table.payload(group, bucket));
          }
        });
    return sums;
  }
}
