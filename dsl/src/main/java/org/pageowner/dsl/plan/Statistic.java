package org.pageowner.dsl.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * A number about the values of a number key, in that key's unit. Records count as often as they
 * were allocated; those without a value do not. {@code null} if none has a value; a sparkline has
 * zeros then.
 *
 * @param kind minimum, maximum, mean, median, quantile, sum or sparkline
 * @param key the key
 * @param percent of a quantile, from 0, the smallest value, to 100, the largest; of others 50
 */
public record Statistic<V>(Measure.Kind kind, NumberKey key, BigDecimal percent)
    implements Measure<V> {
  /** Number of buckets of {@link #spark}. */
  public static final int BUCKETS = 20;

  private static final BigDecimal HALF = BigDecimal.valueOf(50);
  private static final BigDecimal ALL = BigDecimal.valueOf(100);
  private static final int MAX_SCALE = 10;

  /** Checks the components, and drops zeros at the end of the percentage. */
  public Statistic {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(percent, "percent");
    kind.requireOneOf(
        Measure.Kind.MIN,
        Measure.Kind.MAX,
        Measure.Kind.MEAN,
        Measure.Kind.MEDIAN,
        Measure.Kind.QUANTILE,
        Measure.Kind.SUM,
        Measure.Kind.SPARK);
    if (percent.signum() < 0 || percent.compareTo(ALL) > 0 || percent.scale() > MAX_SCALE) {
      throw new IllegalArgumentException(
          "a quantile is of 0 to 100 per cent, with at most 10 decimals: " + percent);
    }
    percent = kind == Measure.Kind.QUANTILE ? percent.stripTrailingZeros() : HALF;
  }

  /** The smallest value of {@code key} in the row. */
  public static Measure<Long> min(NumberKey key) {
    return new Statistic<>(Measure.Kind.MIN, key, HALF);
  }

  /** The largest value of {@code key} in the row. */
  public static Measure<Long> max(NumberKey key) {
    return new Statistic<>(Measure.Kind.MAX, key, HALF);
  }

  /** The mean of {@code key} over the records of the row that have it. */
  public static Measure<Double> mean(NumberKey key) {
    return new Statistic<>(Measure.Kind.MEAN, key, HALF);
  }

  /** The median: {@code quantile(key, 50)}. */
  public static Measure<Long> median(NumberKey key) {
    return new Statistic<>(Measure.Kind.MEDIAN, key, HALF);
  }

  /**
   * The smallest value of {@code key} that at least {@code percent} per cent of the row's records
   * that have the key do not exceed. Exact, as long as the values fit into half of the memory.
   *
   * @throws IllegalArgumentException if {@code percent} is not from 0 to 100
   */
  public static Measure<Long> quantile(NumberKey key, Number percent) {
    Objects.requireNonNull(percent, "percent");
    return new Statistic<>(Measure.Kind.QUANTILE, key, new BigDecimal(percent.toString()));
  }

  /** The sum of {@code key} over the records of the row that have it; stays at 2^63-1. */
  public static Measure<Long> sum(NumberKey key) {
    return new Statistic<>(Measure.Kind.SUM, key, HALF);
  }

  /**
   * The pages of the row in {@value #BUCKETS} buckets of equal width, from the smallest value of
   * {@code key} in all records that pass {@code where} to the largest, which is in the last one.
   */
  public static Measure<List<Long>> spark(NumberKey key) {
    return new Statistic<>(Measure.Kind.SPARK, key, HALF);
  }

  @Override
  public String name() {
    String more = kind == Measure.Kind.QUANTILE ? "," + percent.toPlainString() : "";
    return kind.word() + "(" + key + more + ")";
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name();
  }
}
