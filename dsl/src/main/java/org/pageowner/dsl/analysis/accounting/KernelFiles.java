package org.pageowner.dsl.analysis.accounting;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.AllocInfo;
import org.pageowner.core.MemInfo;
import org.pageowner.core.SlabInfo;
import org.pageowner.core.VmStat;
import org.pageowner.core.ZoneInfo;

/**
 * The kernel's counters at the moment of a dump: meminfo, and further files that explain more.
 *
 * <pre>{@code
 * KernelFiles files = KernelFiles.of(MemInfo.read(meminfo)).with(ZoneInfo.read(zoneinfo));
 * }</pre>
 *
 * <p>Immutable and safe to share between threads: each verb gives a new value.
 */
public final class KernelFiles {
  private final MemInfo memInfo;
  private final @Nullable ZoneInfo zoneInfo;
  private final @Nullable VmStat vmStat;
  private final @Nullable SlabInfo slabInfo;
  private final @Nullable AllocInfo allocInfo;

  private KernelFiles(
      MemInfo memInfo,
      @Nullable ZoneInfo zoneInfo,
      @Nullable VmStat vmStat,
      @Nullable SlabInfo slabInfo,
      @Nullable AllocInfo allocInfo) {
    this.memInfo = memInfo;
    this.zoneInfo = zoneInfo;
    this.vmStat = vmStat;
    this.slabInfo = slabInfo;
    this.allocInfo = allocInfo;
  }

  /** Returns the files with meminfo alone. */
  public static KernelFiles of(MemInfo memInfo) {
    Objects.requireNonNull(memInfo, "memInfo");
    return new KernelFiles(memInfo, null, null, null, null);
  }

  /** Adds zoneinfo: the free pages of CPUs, and the precision of counters. */
  public KernelFiles with(ZoneInfo file) {
    Objects.requireNonNull(file, "file");
    return new KernelFiles(memInfo, file, vmStat, slabInfo, allocInfo);
  }

  /** Adds vmstat: the same counters in pages. */
  public KernelFiles with(VmStat file) {
    Objects.requireNonNull(file, "file");
    return new KernelFiles(memInfo, zoneInfo, file, slabInfo, allocInfo);
  }

  /** Adds slabinfo: the names of caches. */
  public KernelFiles with(SlabInfo file) {
    Objects.requireNonNull(file, "file");
    return new KernelFiles(memInfo, zoneInfo, vmStat, file, allocInfo);
  }

  /** Adds allocinfo: the size of page_owner's own storage. */
  public KernelFiles with(AllocInfo file) {
    Objects.requireNonNull(file, "file");
    return new KernelFiles(memInfo, zoneInfo, vmStat, slabInfo, file);
  }

  /** Returns meminfo. */
  public MemInfo memInfo() {
    return memInfo;
  }

  /** Returns zoneinfo, if it was added. */
  public Optional<ZoneInfo> zoneInfo() {
    return Optional.ofNullable(zoneInfo);
  }

  /** Returns vmstat, if it was added. */
  public Optional<VmStat> vmStat() {
    return Optional.ofNullable(vmStat);
  }

  /** Returns slabinfo, if it was added. */
  public Optional<SlabInfo> slabInfo() {
    return Optional.ofNullable(slabInfo);
  }

  /** Returns allocinfo, if it was added. */
  public Optional<AllocInfo> allocInfo() {
    return Optional.ofNullable(allocInfo);
  }
}
