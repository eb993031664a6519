package org.pageowner.cli;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.cli.failure.Failure;
import org.pageowner.core.AllocInfo;
import org.pageowner.core.MemInfo;
import org.pageowner.core.SlabInfo;
import org.pageowner.core.VmStat;
import org.pageowner.core.ZoneInfo;
import org.pageowner.dsl.analysis.accounting.KernelFiles;
import picocli.CommandLine.Option;

/** The files of /proc beside meminfo: options of commands that account for a dump. */
final class KernelFileOptions {
  @Option(
      names = "--zoneinfo",
      paramLabel = "FILE",
      description = "A copy of /proc/zoneinfo: the free pages that CPUs keep.")
  private @Nullable Path zoneinfo;

  @Option(
      names = "--vmstat",
      paramLabel = "FILE",
      description = "A copy of /proc/vmstat: the same counters in pages.")
  private @Nullable Path vmstat;

  @Option(
      names = "--slabinfo",
      paramLabel = "FILE",
      description = "A copy of /proc/slabinfo: the names of slab caches.")
  private @Nullable Path slabinfo;

  @Option(
      names = "--allocinfo",
      paramLabel = "FILE",
      description = "A copy of /proc/allocinfo: the size of page_owner's own storage.")
  private @Nullable Path allocinfo;

  /** Reads the files; fails if one of the others is given without meminfo. */
  @Nullable KernelFiles readIfGiven(@Nullable Path meminfo) {
    if (meminfo == null
        && (zoneinfo != null || vmstat != null || slabinfo != null || allocinfo != null)) {
      throw Failure.usage("--zoneinfo, --vmstat, --slabinfo and --allocinfo need --meminfo=FILE");
    }
    return meminfo == null ? null : read(meminfo);
  }

  /** Reads meminfo and the files that are given. */
  KernelFiles read(@Nullable Path meminfo) {
    KernelFiles files = KernelFiles.of(MemInfo.read(Objects.requireNonNull(meminfo)));
    files = zoneinfo == null ? files : files.with(ZoneInfo.read(zoneinfo));
    files = vmstat == null ? files : files.with(VmStat.read(vmstat));
    files = slabinfo == null ? files : files.with(SlabInfo.read(slabinfo));
    return allocinfo == null ? files : files.with(AllocInfo.read(allocinfo));
  }
}
