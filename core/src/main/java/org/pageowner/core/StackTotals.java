package org.pageowner.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.Saturated;
import org.pageowner.core.internal.store.StackBatch;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.StackTrace;

/** Sums the pages of each stack, batch by batch. */
final class StackTotals {
  private final List<StackInventory.Entry> listed = new ArrayList<>();
  private final Map<Site, Sum> sums = new LinkedHashMap<>();

  private record Site(@Nullable StackTrace stack, @Nullable Long handle) {}

  private static final class Sum {
    long allocations;
    long pages;
    boolean counted;
  }

  void add(RecordBatch batch) {
    if (batch instanceof StackBatch stacks) {
      list(stacks);
      return;
    }
    // One hash look-up by value for each pair of ids, not for each record.
    Map<Long, Sum> known = new HashMap<>();
    LongColumn pages = batch.pages();
    LongColumn times = batch.times();
    for (int row = 0; row < batch.size(); row++) {
      long ids = ((long) batch.stack().id(row) << 32) | (batch.trailer().id(row) & 0xffffffffL);
      Sum sum = known.get(ids);
      PageRecord record = batch.record(row);
      if (record.isEarly()) {
        continue;
      }
      if (sum == null) {
        sum = sums.computeIfAbsent(new Site(record.stack(), record.handle()), site -> new Sum());
        known.put(ids, sum);
      }
      sum.allocations = Saturated.sum(sum.allocations, times.get(row));
      if (!pages.isAbsent(row)) {
        sum.pages = Saturated.sum(sum.pages, pages.get(row));
        sum.counted = true;
      }
    }
  }

  /** Takes the stacks of an inventory unchanged: they are sums already. */
  private void list(StackBatch stacks) {
    for (int row = 0; row < stacks.size(); row++) {
      PageRecord entry = stacks.record(row);
      listed.add(
          new StackInventory.Entry(
              entry.stack(),
              entry.handle(),
              number(stacks.pages(), row),
              number(stacks.allocations(), row)));
    }
  }

  private static @Nullable Long number(LongColumn column, int row) {
    return column.isAbsent(row) ? null : column.get(row);
  }

  StackInventory inventory(ReadReport report) {
    sums.forEach(
        (site, sum) ->
            listed.add(
                new StackInventory.Entry(
                    site.stack(),
                    site.handle(),
                    sum.counted ? (Long) sum.pages : null,
                    sum.allocations)));
    return StackInventory.of(listed, report);
  }
}
