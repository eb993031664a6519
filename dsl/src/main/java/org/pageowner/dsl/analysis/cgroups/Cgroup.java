package org.pageowner.dsl.analysis.cgroups;

import org.jspecify.annotations.Nullable;

/**
 * The pages that are charged to memory cgroups of one name.
 *
 * <p>A dump has the last part of a cgroup's path, cut at 79 bytes: cgroups of the same name cannot
 * be told apart. A removed one can be told from one that is still there.
 *
 * @param name the name; {@code /} for the root
 * @param offline whether it was removed and lives on only because pages are charged to it
 * @param times allocations
 * @param pages base pages
 * @param objcgPages of these, pages that are charged through an object cgroup, as kernel memory is;
 *     the others are of processes: anonymous memory and page cache
 * @param firstAllocTs the earliest allocation, in nanoseconds since boot; {@code null} if no record
 *     says
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
  /** Pages that are charged directly. */
  public long directPages() {
    return pages - objcgPages;
  }
}
