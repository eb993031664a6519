package org.pageowner.dsl;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.RowCondition;
import org.pageowner.dsl.plan.SortKey;
import org.pageowner.dsl.plan.Statistic;

/** Plans with all kinds of measures and steps on rows. */
final class MeasureArbitraries {
  private MeasureArbitraries() {}

  static Arbitrary<Plan> plans() {
    return QueryArbitraries.plans()
        .flatMap(
            plan ->
                Combinators.combine(
                        measures(plan).list().ofMaxSize(3),
                        rowConditions(plan).list().ofMaxSize(1),
                        sortKeys(plan).list().ofMaxSize(2),
                        Arbitraries.integers().between(0, 3),
                        limits(plan).list().ofMaxSize(1),
                        Arbitraries.of(true, false),
                        Arbitraries.of(KeyCatalogue.NODE, KeyCatalogue.MODULE, KeyCatalogue.SLAB)
                            .list()
                            .ofMaxSize(1))
                    .as(
                        (measures, having, order, named, limits, others, across) -> {
                          Plan all = plan;
                          List<Measure<?>> columns = named(measures, named);
                          if (!columns.isEmpty()) {
                            all = all.measure(columns.toArray(Measure<?>[]::new));
                          }
                          for (RowCondition condition : having) {
                            all = all.having(condition);
                          }
                          if (!order.isEmpty()) {
                            all = all.sortBy(order.toArray(SortKey[]::new));
                          }
                          for (Plan.GroupLimit limit : limits) {
                            all = all.limit(limit.rows(), limit.key());
                          }
                          all = others ? all.others() : all;
                          return plan.keys().isEmpty() || across.isEmpty()
                              ? all
                              : all.across(across.get(0));
                        }));
  }

  private static List<Measure<?>> named(List<Measure<?>> measures, int count) {
    List<Measure<?>> columns = new ArrayList<>();
    for (int i = 0; i < measures.size(); i++) {
      columns.add(i < count ? measures.get(i).named("m" + i) : measures.get(i));
    }
    return columns;
  }

  private static Arbitrary<Plan.GroupLimit> limits(Plan plan) {
    Arbitrary<Key<?>> keys =
        plan.keys().isEmpty()
            ? Arbitraries.of(KeyCatalogue.MODULE, KeyCatalogue.PID, KeyCatalogue.GFP)
            : Arbitraries.of(plan.keys());
    return Combinators.combine(Arbitraries.longs().between(0, 3), keys).as(Plan.GroupLimit::new);
  }

  /** Returns measures without a name that a plan may have. */
  static Arbitrary<Measure<?>> measures(Plan plan) {
    Arbitrary<Measure<?>> shares =
        plan.keys().isEmpty()
            ? Arbitraries.of(Measure.SHARE)
            : Arbitraries.of(plan.keys()).map(Measure.SHARE::of);
    Arbitrary<Measure<?>> conditional =
        Combinators.combine(
                Arbitraries.oneOf(QueryArbitraries.measures(), numbers()),
                QueryArbitraries.conditions())
            .as(Measure::where);
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.of(Measure.SHARE, Measure.SIZE)),
        Tuple.of(1, shares),
        Tuple.of(3, numbers()),
        Tuple.of(1, QueryArbitraries.measures()),
        Tuple.of(2, conditional));
  }

  private static Arbitrary<Measure<?>> numbers() {
    Arbitrary<NumberKey> keys =
        Arbitraries.of(
            KeyCatalogue.all().stream()
                .filter(NumberKey.class::isInstance)
                .map(NumberKey.class::cast)
                .toList());
    return Combinators.combine(
            keys,
            Arbitraries.integers().between(0, 6),
            Arbitraries.of(0, 1, 25, 33.3, 50, 95, 99.99, 100))
        .as(
            (key, kind, percent) ->
                switch (kind) {
                  case 0 -> Statistic.min(key);
                  case 1 -> Statistic.max(key);
                  case 2 -> Statistic.mean(key);
                  case 3 -> Statistic.median(key);
                  case 4 -> Statistic.quantile(key, percent);
                  case 5 -> Statistic.sum(key);
                  default -> Statistic.spark(key);
                });
  }

  private static Arbitrary<Measure<?>> comparable(Plan plan) {
    return measures(plan).filter(measure -> measure.kind() != Measure.Kind.SPARK);
  }

  /** Returns conditions on rows that a plan may have. */
  static Arbitrary<RowCondition> rowConditions(Plan plan) {
    Arbitrary<RowCondition> tests =
        Arbitraries.oneOf(
            Combinators.combine(
                    comparable(plan),
                    Arbitraries.of(RowCondition.Operator.values()),
                    Arbitraries.of(
                        0L, 1L, 2L, 3.5, 0.01, 0.3, 4096L, -1L, 1e30, -1e30, Long.MAX_VALUE))
                .as(RowCondition::of),
            comparable(plan).map(Measure::isPresent));
    return Arbitraries.oneOf(
        tests,
        tests,
        tests.map(RowCondition::not),
        Combinators.combine(tests, tests).as(RowCondition::and),
        Combinators.combine(tests, tests.map(RowCondition::not), tests)
            .as((a, b, c) -> a.or(b.and(c)).not()));
  }

  private static Arbitrary<SortKey> sortKeys(Plan plan) {
    return Arbitraries.oneOf(
        comparable(plan).map(SortKey::ascending), comparable(plan).map(SortKey::descending));
  }
}
