package org.pageowner.dsl.analysis.accounting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.MemInfo;
import org.pageowner.core.VmStat;

/** The lines of meminfo that count pages by usage, in base pages. */
final class CountedLines {
  /** The lines that are always shown where meminfo has them. */
  static final List<String> MAIN =
      List.of(
          "AnonPages",
          "Shmem",
          "File",
          "Slab",
          "PageTables",
          "Percpu",
          "KernelStack",
          "VmallocUsed",
          "Hugetlb");

  /** The lines that are shown if the kernel counts pages there. */
  static final List<String> OTHERS = List.of("SecPageTables", "Zswap", "Balloon", "GPUActive");

  private static final int KIB = 1024;

  private final MemInfo memInfo;
  private final @Nullable VmStat vmStat;
  private final long pageSize;

  CountedLines(KernelFiles files, long pageSize) {
    this.memInfo = files.memInfo();
    this.vmStat = files.vmStat().orElse(null);
    this.pageSize = pageSize;
  }

  /** Returns the counters by the names of lines, in the order of the answer. */
  Map<String, Long> all() {
    Map<String, Long> counters = new LinkedHashMap<>();
    for (String name : MAIN) {
      counter(name).ifPresent(pages -> counters.put(name, pages));
    }
    for (String name : OTHERS) {
      counter(name).ifPresent(pages -> counters.put(name, pages));
    }
    return counters;
  }

  private OptionalLong counter(String name) {
    return switch (name) {
      case "File" -> file();
      case "VmallocUsed" -> vmallocUsed();
      case "Hugetlb" -> hugetlb();
      default -> memInfo.pages(name, pageSize);
    };
  }

  private OptionalLong file() {
    OptionalLong cached = memInfo.pages("Cached", pageSize);
    return cached.isEmpty()
        ? cached
        : OptionalLong.of(
            cached.getAsLong()
                + memInfo.pages("Buffers", pageSize).orElse(0)
                - memInfo.pages("Shmem", pageSize).orElse(0));
  }

  /** Kernels from 4.4 to 5.2 do not count and print 0. */
  private OptionalLong vmallocUsed() {
    OptionalLong used = memInfo.pages("VmallocUsed", pageSize);
    return used.orElse(0) == 0 ? OptionalLong.empty() : used;
  }

  /** Kernels before 4.18 print the pool of one size alone. */
  private OptionalLong hugetlb() {
    OptionalLong size = memInfo.pages("Hugepagesize", pageSize);
    OptionalLong count = memInfo.value("HugePages_Total");
    return memInfo.has("Hugetlb") || size.isEmpty() || count.isEmpty()
        ? memInfo.pages("Hugetlb", pageSize)
        : OptionalLong.of(size.getAsLong() * count.getAsLong());
  }

  /** Returns the counter of a line in vmstat; {@code null} if it is unknown. */
  @Nullable Long vmstat(String name) {
    if (vmStat == null) {
      return null;
    }
    return switch (name) {
      case "AnonPages" -> sum("nr_anon_pages");
      case "Shmem" -> sum("nr_shmem");
      case "Slab" -> sum("nr_slab_reclaimable", "nr_slab_unreclaimable");
      case "PageTables" -> sum("nr_page_table_pages");
      case "SecPageTables" -> sum("nr_sec_page_table_pages");
      case "KernelStack" -> kernelStack(sum("nr_kernel_stack"));
      case "File" -> vmstatFile(sum("nr_file_pages"), sum("nr_shmem"), sum("nr_swapcached"));
      case "VmallocUsed" -> sum("nr_vmalloc");
      case "Hugetlb" -> sum("nr_hugetlb");
      case "Balloon" -> sum("nr_balloon_pages");
      case "GPUActive" -> sum("nr_gpu_active");
      default -> null;
    };
  }

  private @Nullable Long kernelStack(@Nullable Long kib) {
    return kib == null ? null : (Long) (kib * KIB / pageSize);
  }

  private static @Nullable Long vmstatFile(
      @Nullable Long file, @Nullable Long shmem, @Nullable Long swapCached) {
    return file == null || shmem == null || swapCached == null
        ? null
        : (Long) (file - shmem - swapCached);
  }

  private @Nullable Long sum(String... names) {
    long sum = 0;
    for (String name : names) {
      OptionalLong value = vmStat == null ? OptionalLong.empty() : vmStat.value(name);
      if (value.isEmpty()) {
        return null;
      }
      sum += value.getAsLong();
    }
    return sum;
  }
}
