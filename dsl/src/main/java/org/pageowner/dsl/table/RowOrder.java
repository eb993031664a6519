package org.pageowner.dsl.table;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Mask;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.RowCondition;
import org.pageowner.dsl.plan.SortKey;
import org.pageowner.dsl.plan.SortKey.Direction;

/** Compares the rows of a table by their values, as the engine does. */
final class RowOrder {
  private RowOrder() {}

  /** Returns the order by some terms; rows that are equal by all of them are equal. */
  static Comparator<Row> of(List<SortKey.Directed> terms) {
    Comparator<Row> order = Comparator.comparingInt(row -> 0);
    for (SortKey.Directed term : terms) {
      Comparator<Row> next = by(term);
      order =
          order.thenComparing(term.direction() == Direction.DESCENDING ? next.reversed() : next);
    }
    return Interruption.checked(order);
  }

  private static Comparator<Row> by(SortKey.Directed directed) {
    boolean isList =
        directed.term() instanceof Measure<?> measure && measure.kind() == Measure.Kind.SPARK;
    if (!(directed.term() instanceof Column<?> column) || isList) {
      throw new IllegalArgumentException(
          "rows of a table are sorted by keys and numbers, not by " + directed.term().name());
    }
    return Comparator.comparing(
        row -> (Object) row.get(column), Comparator.nullsFirst(RowOrder::compare));
  }

  private static int compare(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return Long.compare(x, y);
    }
    if (a instanceof Double x && b instanceof Double y) {
      return Double.compare(x, y);
    }
    if (a instanceof Boolean x && b instanceof Boolean y) {
      return Boolean.compare(x, y);
    }
    if (a instanceof Mask x && b instanceof Mask y) {
      int bits = Long.compareUnsigned(x.bits(), y.bits());
      return bits != 0 ? bits : x.text().compareTo(y.text());
    }
    return Arrays.compareUnsigned(bytes(a), bytes(b));
  }

  private static byte[] bytes(Object value) {
    return ByteText.encode(
        value instanceof StackTrace stack
            ? stack.frames().stream()
                .map(frame -> " " + frame.text() + "\n")
                .collect(Collectors.joining())
            : value.toString());
  }

  /** Returns whether a condition on measures holds for a row. */
  static boolean holds(RowCondition condition, Row row) {
    if (condition instanceof RowCondition.And and) {
      return and.conditions().stream().allMatch(each -> holds(each, row));
    }
    if (condition instanceof RowCondition.Or or) {
      return or.conditions().stream().anyMatch(each -> holds(each, row));
    }
    if (condition instanceof RowCondition.Not not) {
      return !holds(not.condition(), row);
    }
    if (condition instanceof RowCondition.Present present) {
      return row.get(present.measure()) != null;
    }
    if (condition instanceof RowCondition.Comparison comparison) {
      return holds(comparison, row.get(comparison.measure()));
    }
    throw new AssertionError("unsupported condition: " + condition);
  }

  private static boolean holds(RowCondition.Comparison comparison, @Nullable Object value) {
    if (value instanceof Double number) {
      return comparison.operator().holds(Double.compare(number, comparison.value().doubleValue()));
    }
    return value instanceof Long number
        && comparison.operator().holds(BigDecimal.valueOf(number).compareTo(comparison.value()));
  }
}
