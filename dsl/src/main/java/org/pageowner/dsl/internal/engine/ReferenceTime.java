package org.pageowner.dsl.internal.engine;

import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Plan;

/**
 * The time from which the ages of a run count: that of the plan, or else the newest {@code
 * alloc_ts} of the whole input, which costs a reading of its own on first use.
 */
final class ReferenceTime implements LongSupplier {
  private static final String ADVICE =
      "ages count from the newest alloc_ts in all of it: save it to a file and read that, or give"
          + " the time from which they count, --now=NS";

  private final Source source;
  private @Nullable Long nanos;

  ReferenceTime(Plan plan, Source source) {
    this.source = source;
    this.nanos = plan.referenceTime().isPresent() ? (Long) plan.referenceTime().getAsLong() : null;
  }

  @Override
  public long getAsLong() {
    Long known = nanos;
    if (known == null) {
      KeyRange range =
          KeyRange.scan(
                  List.of(KeyCatalogue.ALLOC_TS),
                  new KeyColumns(),
                  List.of(),
                  source.whole(),
                  ADVICE)
              .get(0);
      known = range.isEmpty() ? 0 : range.max();
      nanos = known;
    }
    return known;
  }
}
