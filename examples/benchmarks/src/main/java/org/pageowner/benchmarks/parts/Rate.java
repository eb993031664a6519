package org.pageowner.benchmarks.parts;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;
import org.pageowner.benchmarks.measure.Spread;

/**
 * How much a part did in a second.
 *
 * @param part the benchmark's name
 * @param shape the shape of the dump
 * @param unit the unit of the rate, in millions: records or values
 * @param millions how many of them in a second
 * @param megabytes of text in a second, if the part reads text
 */
record Rate(String part, String shape, String unit, Spread millions, @Nullable Spread megabytes) {
  private static final double MILLION = 1e6;

  /** The rates that JMH measured, if the benchmark counted something. */
  static Rate of(RunResult result) {
    String name = result.getParams().getBenchmark();
    Spread values = spread(result, "values");
    Spread records = spread(result, "records");
    Spread millions = values == null ? records : values;
    if (millions == null) {
      throw new IllegalStateException(name + " counts neither records nor values");
    }
    return new Rate(
        name.substring(name.lastIndexOf('.') + 1),
        String.valueOf(result.getParams().getParam("shape")).toLowerCase(Locale.ROOT),
        values == null ? "records" : "values",
        millions,
        spread(result, "bytes"));
  }

  private static @Nullable Spread spread(RunResult result, String counter) {
    Result<?> counted = result.getSecondaryResults().get(counter);
    if (counted == null || counted.getScore() == 0) {
      return null;
    }
    Statistics perSecond = counted.getStatistics();
    return new Spread(
        perSecond.getMin() / MILLION,
        perSecond.getPercentile(50) / MILLION,
        perSecond.getMax() / MILLION);
  }
}
