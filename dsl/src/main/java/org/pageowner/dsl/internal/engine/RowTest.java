package org.pageowner.dsl.internal.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.group.Doubles;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.RowCondition;

/** Compiles conditions on the measures of a row. */
final class RowTest {
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private RowTest() {}

  /** Returns the test of a row's number. */
  static IntPredicate of(RowCondition condition, RowMeasures measures) {
    if (condition instanceof RowCondition.And and) {
      List<IntPredicate> tests = all(and.conditions(), measures);
      return row -> tests.stream().allMatch(test -> test.test(row));
    }
    if (condition instanceof RowCondition.Or or) {
      List<IntPredicate> tests = all(or.conditions(), measures);
      return row -> tests.stream().anyMatch(test -> test.test(row));
    }
    if (condition instanceof RowCondition.Not not) {
      return of(not.condition(), measures).negate();
    }
    if (condition instanceof RowCondition.Present present) {
      return row -> measures.get(present.measure(), row) != RowSlice.ABSENT;
    }
    if (condition instanceof RowCondition.Comparison comparison) {
      return comparison(comparison, measures);
    }
    throw new AssertionError("unsupported condition: " + condition);
  }

  private static List<IntPredicate> all(List<RowCondition> conditions, RowMeasures measures) {
    List<IntPredicate> tests = new ArrayList<>();
    conditions.forEach(condition -> tests.add(of(condition, measures)));
    return tests;
  }

  private static IntPredicate comparison(RowCondition.Comparison comparison, RowMeasures measures) {
    Measure<?> measure = comparison.measure();
    RowCondition.Operator operator = comparison.operator();
    boolean isFraction =
        measure.kind() == Measure.Kind.SHARE || measure.kind() == Measure.Kind.MEAN;
    if (isFraction) {
      long bound = Doubles.code(comparison.value().doubleValue());
      return row -> {
        long code = measures.get(measure, row);
        return code != RowSlice.ABSENT && operator.holds(Long.compare(code, bound));
      };
    }
    BigDecimal value = comparison.value().max(MOST.negate()).min(MOST);
    long floor = value.setScale(0, java.math.RoundingMode.FLOOR).longValue();
    // A fraction, or a bound beyond 64 bits, lies just above the whole number.
    boolean isAbove =
        value.stripTrailingZeros().scale() > 0 || comparison.value().compareTo(MOST) > 0;
    boolean isBelow = comparison.value().compareTo(MOST.negate()) < 0;
    return row -> {
      long number = measures.get(measure, row);
      int sign = Long.compare(number, floor);
      sign = sign != 0 ? sign : isAbove ? -1 : isBelow ? 1 : 0;
      return number != RowSlice.ABSENT && operator.holds(sign);
    };
  }
}
