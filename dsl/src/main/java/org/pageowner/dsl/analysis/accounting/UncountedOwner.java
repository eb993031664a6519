package org.pageowner.dsl.analysis.accounting;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An owner of pages that no line of {@code /proc/meminfo} counts.
 *
 * @param caller the function that asked for the memory; {@code null} for early and unknown pages
 * @param module the module where the allocation was made; {@code null} as {@code caller} is
 * @param usage the usage, as the key {@code usage} has it
 * @param pages the base pages
 */
public record UncountedOwner(
    @Nullable String caller, @Nullable String module, String usage, long pages) {
  /** Checks the components. */
  public UncountedOwner {
    Objects.requireNonNull(usage, "usage");
  }
}
