package org.pageowner.dsl.internal.engine.group;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The ranks of a quantile among numbers of values. */
final class Ranks {
  private final BigDecimal percent;
  private final long numerator;
  private final long denominator;

  /** Ranks of a quantile of {@code percent}, from 0 to 100 with at most 10 decimals. */
  Ranks(BigDecimal percent) {
    this.percent = percent;
    int scale = Math.max(0, percent.scale());
    this.numerator = percent.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().longValue();
    this.denominator = BigInteger.TEN.pow(scale + 2).longValue();
  }

  /** Returns the smallest rank, from 1 on, that is at least that many per cent of {@code count}. */
  long of(long count) {
    if (Math.multiplyHigh(count, numerator) == 0 && count * numerator >= 0) {
      long product = count * numerator;
      long rank = product / denominator + (product % denominator == 0 ? 0 : 1);
      return Math.max(1, rank);
    }
    return percent
        .multiply(BigDecimal.valueOf(count))
        .divide(BigDecimal.valueOf(100), 0, RoundingMode.CEILING)
        .max(BigDecimal.ONE)
        .longValueExact();
  }
}
