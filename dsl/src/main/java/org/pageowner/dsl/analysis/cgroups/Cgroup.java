package org.pageowner.dsl.analysis.cgroups;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The pages that are charged to memory cgroups of one name.
 *
 * <p>A dump has the last part of a cgroup's path, truncated to 79 bytes, so cgroups of the same
 * name cannot be distinguished. Removed cgroups are distinguished from existing ones.
 *
 * @param name the name; {@code /} for the root
 * @param offline whether it was removed and exists only because pages are charged to it
 * @param times the number of allocations
 * @param pages base pages
 * @param objcgPages the pages of these that are charged through an object cgroup, as kernel memory
 *     is; the others are anonymous memory and page cache of processes
 * @param firstAllocTs the earliest allocation, in nanoseconds since boot; {@code null} if no record
 *     has a time
 * @param lastAllocTs the latest allocation, likewise
 */
public record Cgroup(
    String name,
    boolean offline,
    long times,
    long pages,
    long objcgPages,
    @Nullable Long firstAllocTs,
    @Nullable Long lastAllocTs) {
  /** Checks the components. */
  public Cgroup {
    Objects.requireNonNull(name, "name");
  }

  /** Returns the pages that are charged directly. */
  public long directPages() {
    return pages - objcgPages;
  }
}
