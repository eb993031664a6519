package org.pageowner.dsl.internal.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.group.NumberSpan;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.Statistic;

/** The ranges of the keys of a plan's sparklines, from one reading of the input on first use. */
final class SparkRanges implements Function<NumberKey, NumberSpan> {
  private final LongSupplier now;
  private final Plan plan;
  private final Source source;
  private final Map<NumberKey, NumberSpan> spans = new LinkedHashMap<>();

  /** Ranges in an input; {@code now} gives the time from which ages count. */
  SparkRanges(Plan plan, Source source, LongSupplier now) {
    this.now = now;
    this.plan = plan;
    this.source = source;
  }

  /** Returns the keys of a plan's sparklines. */
  static List<NumberKey> keys(Plan plan) {
    return plan.allMeasures().stream()
        .filter(measure -> measure.kind() == Measure.Kind.SPARK)
        .map(measure -> ((Statistic<?>) measure.base()).key())
        .distinct()
        .toList();
  }

  @Override
  public NumberSpan apply(NumberKey key) {
    if (spans.isEmpty()) {
      List<NumberKey> keys = keys(plan);
      KeyColumns columns = new KeyColumns(now);
      List<KeyRange> ranges =
          KeyRange.scan(
              keys,
              columns,
              PlanCompiler.filters(plan, columns),
              source,
              "a sparkline needs the range of "
                  + keys.get(0)
                  + " in all of it: save it to a file and read that");
      for (int i = 0; i < keys.size(); i++) {
        spans.put(keys.get(i), new NumberSpan(ranges.get(i).min(), ranges.get(i).max()));
      }
    }
    NumberSpan span = spans.get(key);
    if (span == null) {
      throw new IllegalArgumentException("no sparkline of " + key);
    }
    return span;
  }
}
