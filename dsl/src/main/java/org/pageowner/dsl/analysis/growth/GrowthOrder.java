package org.pageowner.dsl.analysis.growth;

import java.util.Arrays;
import java.util.Comparator;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Mask;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.SortKey;
import org.pageowner.dsl.plan.SortKey.Direction;
import org.pageowner.dsl.plan.SortTerm;

/** The order of rows: by the terms of a plan, in which times and pages mean their growth. */
final class GrowthOrder {
  private static final Comparator<Object> BY_VALUE = GrowthOrder::compare;

  private GrowthOrder() {}

  /**
   * Returns the order of a plan; by default the row with the largest growth in pages is first.
   *
   * @throws IllegalArgumentException if the plan sorts by a term that a growth does not have
   */
  static Comparator<GrowthRow> of(Plan plan) {
    Comparator<GrowthRow> order = Comparator.comparingInt(row -> 0);
    for (SortKey.Directed ordered : plan.order()) {
      Comparator<GrowthRow> next = by(ordered.term());
      order =
          order.thenComparing(ordered.direction() == Direction.DESCENDING ? next.reversed() : next);
    }
    return order
        .thenComparing(Comparator.comparingLong(GrowthRow::pagesGrowth).reversed())
        .thenComparing(Comparator.comparingLong(GrowthRow::timesGrowth).reversed())
        .thenComparing(Comparator.comparingLong(GrowthRow::pagesAfter).reversed());
  }

  private static Comparator<GrowthRow> by(SortTerm term) {
    if (term instanceof Key<?> key) {
      return Comparator.comparing(row -> row.get(key), Comparator.nullsFirst(BY_VALUE));
    }
    if (term.equals(Measure.PAGES)) {
      return Comparator.comparingLong(GrowthRow::pagesGrowth);
    }
    if (term.equals(Measure.TIMES)) {
      return Comparator.comparingLong(GrowthRow::timesGrowth);
    }
    throw new IllegalArgumentException(
        "a growth is sorted by keys, and by pages and times, which are its growth; not by " + term);
  }

  private static int compare(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return Long.compare(x, y);
    }
    if (a instanceof Boolean x && b instanceof Boolean y) {
      return Boolean.compare(x, y);
    }
    if (a instanceof Mask x && b instanceof Mask y) {
      int bits = Long.compareUnsigned(x.bits(), y.bits());
      return bits != 0 ? bits : x.text().compareTo(y.text());
    }
    return Arrays.compareUnsigned(ByteText.encode(a.toString()), ByteText.encode(b.toString()));
  }
}
