package org.pageowner.dsl;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.PageRecord;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.RowCondition;
import org.pageowner.dsl.plan.Statistic;

/** A reference implementation of measures, over lists of records. */
final class NaiveMeasures {
  /** All records that pass the conditions on records. */
  private final List<PageRecord> kept;

  NaiveMeasures(List<PageRecord> kept) {
    this.kept = kept;
  }

  static long pages(List<PageRecord> records) {
    return records.stream().mapToLong(PageRecord::pages).sum();
  }

  /** Returns whether a condition on measures holds for a row. */
  boolean holds(RowCondition condition, List<PageRecord> row) {
    if (condition instanceof RowCondition.And and) {
      return and.conditions().stream().allMatch(c -> holds(c, row));
    } else if (condition instanceof RowCondition.Or or) {
      return or.conditions().stream().anyMatch(c -> holds(c, row));
    } else if (condition instanceof RowCondition.Not not) {
      return !holds(not.condition(), row);
    } else if (condition instanceof RowCondition.Present present) {
      return of(row, present.measure()) != null;
    }
    RowCondition.Comparison comparison = (RowCondition.Comparison) condition;
    Object value = of(row, comparison.measure());
    if (value == null) {
      return false;
    }
    int sign =
        value instanceof Double number
            ? Double.compare(number, comparison.value().doubleValue())
            : BigDecimal.valueOf((Long) value).compareTo(comparison.value());
    return comparison.operator().holds(sign);
  }

  /** Returns a measure of the records of a row. */
  @Nullable Object of(List<PageRecord> row, Measure<?> measure) {
    List<PageRecord> group =
        row.stream()
            .filter(r -> measure.condition().stream().allMatch(c -> NaiveRecords.holds(c, r)))
            .toList();
    Measure<?> base = measure.base();
    if (base instanceof Measure.Bytes bytes) {
      return pages(group) * bytes.pageSize();
    } else if (base instanceof Measure.Share share) {
      long whole = pages(kept.stream().filter(r -> isSame(r, row.get(0), share.within())).toList());
      return whole == 0 ? null : (Object) ((double) pages(group) / whole);
    } else if (base instanceof Measure.Distinct distinct) {
      return group.stream()
          .map(record -> NaiveRecords.value(record, distinct.key()))
          .filter(Objects::nonNull)
          .distinct()
          .count();
    } else if (base instanceof Statistic<?> statistic) {
      return base.kind() == Measure.Kind.SPARK
          ? spark(group, statistic.key())
          : statistic(statistic, group, measure.condition().isPresent());
    }
    return switch (base.kind()) {
      case TIMES -> (long) group.size();
      case PAGES -> pages(group);
      case FIRST_ALLOC_TS -> values(group, KeyCatalogue.ALLOC_TS).stream().findFirst().orElse(null);
      case LAST_ALLOC_TS -> {
        List<Long> stamps = values(group, KeyCatalogue.ALLOC_TS);
        yield stamps.isEmpty() ? null : stamps.get(stamps.size() - 1);
      }
      default -> throw new AssertionError(measure);
    };
  }

  private static boolean isSame(PageRecord a, PageRecord b, @Nullable Key<?> key) {
    return key == null || Objects.equals(NaiveRecords.value(a, key), NaiveRecords.value(b, key));
  }

  /** Returns the values that are present, sorted. */
  private static List<Long> values(List<PageRecord> records, NumberKey key) {
    List<Long> values = new ArrayList<>();
    for (PageRecord record : records) {
      Object value = NaiveRecords.value(record, key);
      if (value != null) {
        values.add((Long) value);
      }
    }
    Collections.sort(values);
    return values;
  }

  private static @Nullable Object statistic(
      Statistic<?> statistic, List<PageRecord> group, boolean isConditional) {
    List<Long> values = values(group, statistic.key());
    if (values.isEmpty()) {
      boolean isZero = statistic.kind() == Measure.Kind.SUM && isConditional && group.isEmpty();
      return isZero ? (Object) 0L : null;
    }
    int count = values.size();
    BigInteger sum =
        values.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    return switch (statistic.kind()) {
      case MIN -> values.get(0);
      case MAX -> values.get(count - 1);
      case SUM -> sum.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
      case MEAN ->
          new BigDecimal(sum)
              .divide(BigDecimal.valueOf(count), MathContext.DECIMAL128)
              .doubleValue();
      case MEDIAN, QUANTILE -> {
        int atLeast =
            statistic
                .percent()
                .multiply(BigDecimal.valueOf(count))
                .divide(BigDecimal.valueOf(100), 0, RoundingMode.CEILING)
                .intValueExact();
        yield values.get(Math.max(1, atLeast) - 1);
      }
      default -> throw new AssertionError(statistic);
    };
  }

  private List<Long> spark(List<PageRecord> group, NumberKey key) {
    List<Long> all = values(kept, key);
    Long[] buckets = new Long[Statistic.BUCKETS];
    java.util.Arrays.fill(buckets, 0L);
    for (PageRecord record : group) {
      Object value = NaiveRecords.value(record, key);
      if (value != null) {
        BigInteger min = BigInteger.valueOf(all.get(0));
        BigInteger width = BigInteger.valueOf(all.get(all.size() - 1)).subtract(min);
        BigInteger offset = BigInteger.valueOf((Long) value).subtract(min);
        int bucket =
            width.signum() == 0
                ? 0
                : offset.multiply(BigInteger.valueOf(buckets.length)).divide(width).intValue();
        buckets[Math.min(bucket, buckets.length - 1)] += record.pages();
      }
    }
    return List.of(buckets);
  }
}
