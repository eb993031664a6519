package org.pageowner.dsl.analysis.accounting;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code /proc/meminfo} beside the pages of a dump that it counts.
 *
 * @param name the name of the line; {@code File} is {@code Cached + Buffers - Shmem}
 * @param counter the base pages that the kernel counts
 * @param vmstat the same counter in vmstat; {@code null} without that file or such a line
 * @param dump the base pages of the dump that belong to the line
 * @param reasons the reasons of the difference, exact ones first
 */
public record CounterLine(
    String name, long counter, @Nullable Long vmstat, long dump, List<Reason> reasons) {
  /** Makes the list immutable. */
  public CounterLine {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(reasons, "reasons");
    reasons = List.copyOf(reasons);
  }

  /** Returns the counter less the dump. */
  public long difference() {
    return counter - dump;
  }

  /** Returns the part of the difference that exact reasons explain. */
  public long exact() {
    return reasons.stream().filter(Reason::isExact).mapToLong(Reason::pages).sum();
  }

  /** Returns the part of the difference that no reason explains. */
  public long unexplained() {
    return difference() - reasons.stream().mapToLong(Reason::pages).sum();
  }
}
