package org.pageowner.dsl;

import java.util.List;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyFunction;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.Statistic;
import org.pageowner.dsl.table.PageCount;

/** The measures of queries. {@link Keys} inherits them. */
public abstract class MeasureWords {
  MeasureWords() {}

  /** Records in the row; every table has it. */
  public static final Measure<Long> TIMES = Measure.TIMES;

  /** Base pages in the row: the sum of 2^order; every table has it. */
  public static final Measure<Long> PAGES = Measure.PAGES;

  /** Bytes in the row, with pages of 4096 bytes. */
  public static final Measure<Long> BYTES = Measure.BYTES;

  /** Bytes in the row, written for people in text and HTML: {@code 40 KiB}. */
  public static final Measure<Long> SIZE = Measure.SIZE;

  /**
   * Share of the row in the pages of all records that pass {@code where}, from 0 to 1; {@code
   * SHARE.of(MODULE)} is that among the records with the same value of a culled key.
   */
  public static final Measure.Share SHARE = Measure.SHARE;

  /** The earliest {@code alloc_ts} in the row, in nanoseconds since boot. */
  public static final Measure<Long> FIRST_ALLOC_TS = Measure.FIRST_ALLOC_TS;

  /** The latest {@code alloc_ts} in the row, in nanoseconds since boot. */
  public static final Measure<Long> LAST_ALLOC_TS = Measure.LAST_ALLOC_TS;

  /**
   * Bytes in the row, with the page size of the machine that wrote the dump.
   *
   * @throws IllegalArgumentException if {@code pageSize} is not positive
   */
  public static Measure<Long> bytes(long pageSize) {
    return Measure.bytes(pageSize);
  }

  /**
   * The same, written for people in text and HTML: {@code 40 KiB}.
   *
   * @throws IllegalArgumentException if {@code pageSize} is not positive
   */
  public static Measure<Long> size(long pageSize) {
    return Measure.size(pageSize);
  }

  /**
   * A number of base pages to check an answer against: {@code growth.requireAtMost(pages(64))}.
   *
   * @throws IllegalArgumentException if {@code count} is negative
   */
  public static PageCount pages(long count) {
    return new PageCount(count);
  }

  /** How many different values of {@code key} the row has; absent is none. */
  public static Measure<Long> distinct(Key<?> key) {
    return Measure.distinct(key);
  }

  /** The smallest value of {@code key} in the row; absent if no record has one. */
  public static Measure<Long> min(NumberKey key) {
    return Statistic.min(key);
  }

  /** The largest value of {@code key} in the row; absent if no record has one. */
  public static Measure<Long> max(NumberKey key) {
    return Statistic.max(key);
  }

  /** The mean of {@code key} over the records of the row that have it. */
  public static Measure<Double> mean(NumberKey key) {
    return Statistic.mean(key);
  }

  /** The median of {@code key}: {@code quantile(key, 50)}. */
  public static Measure<Long> median(NumberKey key) {
    return Statistic.median(key);
  }

  /**
   * The smallest value of {@code key} that at least {@code percent} per cent of the row's records
   * that have the key do not exceed. Exact, as long as the values fit into half of the memory.
   *
   * @throws IllegalArgumentException if {@code percent} is not from 0 to 100
   */
  public static Measure<Long> quantile(NumberKey key, Number percent) {
    return Statistic.quantile(key, percent);
  }

  /** The sum of {@code key} over the records of the row that have it; stays at 2^63-1. */
  public static Measure<Long> sum(NumberKey key) {
    return Statistic.sum(key);
  }

  /**
   * The pages of the row in 20 buckets of equal width, from the smallest value of {@code key} in
   * all records that pass {@code where} to the largest. The input is read twice.
   */
  public static Measure<List<Long>> spark(NumberKey key) {
    return Statistic.spark(key);
  }

  /**
   * The smallest number of base pages of a record of the row: {@code min(PAGES)}.
   *
   * @throws IllegalArgumentException if {@code pages} is another measure
   */
  public static Measure<Long> min(Measure<?> pages) {
    return Statistic.min(KeyFunction.ofRecord(pages));
  }

  /**
   * The largest number of base pages of a record of the row: {@code max(PAGES)}.
   *
   * @throws IllegalArgumentException if {@code pages} is another measure
   */
  public static Measure<Long> max(Measure<?> pages) {
    return Statistic.max(KeyFunction.ofRecord(pages));
  }

  /**
   * The mean of the base pages of the records of the row: {@code mean(PAGES)}.
   *
   * @throws IllegalArgumentException if {@code pages} is another measure
   */
  public static Measure<Double> mean(Measure<?> pages) {
    return Statistic.mean(KeyFunction.ofRecord(pages));
  }

  /**
   * The median of the base pages of the records of the row: {@code median(PAGES)}.
   *
   * @throws IllegalArgumentException if {@code pages} is another measure
   */
  public static Measure<Long> median(Measure<?> pages) {
    return Statistic.median(KeyFunction.ofRecord(pages));
  }

  /**
   * The sum of the base pages of the records of the row: {@code sum(PAGES)}.
   *
   * @throws IllegalArgumentException if {@code pages} is another measure
   */
  public static Measure<Long> sum(Measure<?> pages) {
    return Statistic.sum(KeyFunction.ofRecord(pages));
  }

  /**
   * The pages of the row by the base pages of its records, in 20 buckets: {@code spark(PAGES)}.
   *
   * @throws IllegalArgumentException if {@code pages} is another measure
   */
  public static Measure<List<Long>> spark(Measure<?> pages) {
    return Statistic.spark(KeyFunction.ofRecord(pages));
  }

  /**
   * A quantile of the base pages of the records of the row: {@code quantile(PAGES, 95)}.
   *
   * @throws IllegalArgumentException if {@code pages} is another measure, or {@code percent} is not
   *     from 0 to 100
   */
  public static Measure<Long> quantile(Measure<?> pages, Number percent) {
    return Statistic.quantile(KeyFunction.ofRecord(pages), percent);
  }
}
