package org.pageowner.dsl.analysis.accounting;

import java.util.OptionalLong;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.table.Table;

/** The bytes of a base page, which meminfo does not say: its numbers are in kB. */
final class PageSize {
  private static final long KIB = 1024;

  private PageSize() {}

  /**
   * Returns the size that makes the pages of zoneinfo or vmstat those of meminfo, else the one of
   * the table's measure of bytes.
   */
  static long of(Table table, KernelFiles files) {
    OptionalLong total = files.memInfo().value("MemTotal");
    if (files.zoneInfo().isPresent() && total.isPresent()) {
      long pages = files.zoneInfo().get().managed();
      if (pages > 0) {
        return powerOfTwo((double) total.getAsLong() * KIB / pages);
      }
    }
    OptionalLong free = files.memInfo().value("MemFree");
    OptionalLong pages =
        files.vmStat().isPresent()
            ? files.vmStat().get().value("nr_free_pages")
            : OptionalLong.empty();
    if (free.isPresent() && pages.isPresent() && pages.getAsLong() > 0) {
      return powerOfTwo((double) free.getAsLong() * KIB / pages.getAsLong());
    }
    return table.columns().stream()
        .filter(Measure.Bytes.class::isInstance)
        .mapToLong(measure -> ((Measure.Bytes) measure).pageSize())
        .findFirst()
        .orElse(Measure.DEFAULT_PAGE_SIZE);
  }

  /** Returns the power of two from 4 KiB on that is nearest by ratio. */
  private static long powerOfTwo(double bytes) {
    long exponent = Math.round(Math.log(bytes) / Math.log(2));
    return Math.max(Measure.DEFAULT_PAGE_SIZE, 1L << Math.min(exponent, 20));
  }
}
