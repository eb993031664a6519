package org.pageowner.dsl.internal.engine.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Statistic;

/**
 * The measures of {@link GroupTotals} by their conditions, and the payload words that they take.
 */
final class TotalsLayout {
  private TotalsLayout() {}

  /** Returns the measures without a condition. */
  static List<Measure<?>> unconditional(Set<Measure<?>> measures) {
    List<Measure<?>> all = new ArrayList<>();
    measures.stream().filter(measure -> measure.condition().isEmpty()).forEach(all::add);
    return all;
  }

  /** Returns the measures with a condition, without it, by the condition. */
  static Map<Condition, Set<Measure<?>>> byCondition(Set<Measure<?>> measures) {
    Map<Condition, Set<Measure<?>>> by = new LinkedHashMap<>();
    for (Measure<?> measure : measures) {
      measure
          .condition()
          .ifPresent(
              condition ->
                  by.computeIfAbsent(condition, c -> new LinkedHashSet<>()).add(measure.base()));
    }
    return by;
  }

  /**
   * Returns the number of payload words for totals with these measures: {@code sums} for each
   * condition.
   */
  static int words(Set<Measure<?>> measures, int sums, int stamps) {
    List<Measure<?>> all = unconditional(measures);
    long numbers =
        all.stream()
            .filter(measure -> isOfNumbers(measure.kind()))
            .map(measure -> ((Statistic<?>) measure).key())
            .distinct()
            .count();
    int words =
        sums + (hasTimeStamps(measures) ? stamps : 0) + (int) (numbers * NumberTotals.WORDS);
    for (Set<Measure<?>> conditional : byCondition(measures).values()) {
      words += words(conditional, sums, stamps);
    }
    return words;
  }

  private static boolean isOfNumbers(Measure.Kind kind) {
    return switch (kind) {
      case MIN, MAX, MEAN, SUM -> true;
      default -> false;
    };
  }

  /** Returns whether there are times of allocation without a condition. */
  static boolean hasTimeStamps(Set<Measure<?>> measures) {
    return measures.contains(Measure.FIRST_ALLOC_TS) || measures.contains(Measure.LAST_ALLOC_TS);
  }
}
