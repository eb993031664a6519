package org.pageowner.dsl.analysis.accounting;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.pageowner.core.ZoneInfo;

/**
 * The reasons for which a counter differs from the pages of a dump, in order; each takes as much of
 * the difference as it can explain. {@code docs/explanation/accounting.md} has their sources.
 */
final class Reasons {
  /** Lines that count memory of the kernel, which it allocates before page_owner is ready. */
  private static final Set<String> KERNEL =
      Set.of("Slab", "PageTables", "Percpu", "KernelStack", "VmallocUsed", "Hugetlb");

  /** kernel/fork.c: NR_CACHED_STACKS. */
  private static final long STACKS_KEPT_BY_A_CPU = 2;

  /** The largest stack of a kernel without debugging options. */
  private static final long STACK_BYTES = 16 << 10;

  private final List<Reason> reasons = new ArrayList<>();
  private long rest;

  private Reasons(long difference) {
    this.rest = difference;
  }

  /** Returns the reasons of the difference of a line. */
  static List<Reason> of(
      String line,
      long counter,
      TrackedPages tracked,
      KernelAge age,
      KernelFiles files,
      long pageSize) {
    long pageExt =
        files.allocInfo().map(sites -> sites.bytesOfFile("mm/page_ext.c") / pageSize).orElse(0L);
    Reasons reasons = new Reasons(counter - tracked.of(line));
    reasons.exact("kernel stacks, in KernelStack too", tracked.also(line));
    reasons.inexact("pages that later kernels count", tracked.perhaps(line));
    if (line.equals("GPUActive")) {
      long pooled = files.memInfo().pages("GPUReclaim", pageSize).orElse(0);
      reasons.exact("kept for reuse, in GPUReclaim", -pooled);
    }
    if (line.equals("AnonPages") || line.equals("Shmem")) {
      long swapCached = files.memInfo().pages("SwapCached", pageSize).orElse(0);
      String reason = line.equals("Shmem") ? "swap cache" : "swap cache, not mapped";
      reasons.inexact(reason, -swapCached);
    }
    if (line.equals("VmallocUsed") && age.hasAllAreasInVmallocUsed()) {
      reasons.inexact("mappings of other memory, counted before 4.4", Long.MAX_VALUE);
    }
    if (line.equals("KernelStack")) {
      long cpus = files.zoneInfo().map(ZoneInfo::cpus).orElse(0L);
      long kept = cpus * STACKS_KEPT_BY_A_CPU * Math.max(1, STACK_BYTES / pageSize);
      reasons.inexact("stacks kept for reuse", -kept);
    }
    if (line.equals("Percpu")) {
      reasons.inexact("first chunk, reserved at boot", Long.MAX_VALUE);
    }
    if (line.equals("Hugetlb")) {
      reasons.inexact("reserved at boot", Long.MAX_VALUE);
    }
    if (KERNEL.contains(line)) {
      reasons.inexact("early pages", Math.max(0, tracked.earlyPages() - pageExt));
    }
    files
        .zoneInfo()
        .ifPresent(
            zones -> {
              reasons.inexact("not yet added up by CPUs", zones.unsynced());
              reasons.inexact("not yet added up by CPUs", -zones.unsynced());
            });
    return reasons.reasons;
  }

  private void exact(String reason, long pages) {
    if (pages != 0) {
      reasons.add(new Reason(reason, pages, true));
      rest -= pages;
    }
  }

  /** Adds a reason for the rest, if it has the sign of {@code most}, and at most as much. */
  private void inexact(String reason, long most) {
    long pages = rest > 0 ? Math.min(rest, Math.max(0, most)) : Math.max(rest, Math.min(0, most));
    if (pages != 0) {
      reasons.add(new Reason(reason, pages, false));
      rest -= pages;
    }
  }
}
