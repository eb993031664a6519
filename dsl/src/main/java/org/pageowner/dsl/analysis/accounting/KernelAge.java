package org.pageowner.dsl.analysis.accounting;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.pageowner.core.MemInfo;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.internal.usage.KernelVersion;

/**
 * The versions of the kernel that may have printed a dump and a copy of meminfo, which do not say
 * it: later ones print more lines.
 *
 * @param first the earliest version
 * @param last the latest version
 */
record KernelAge(KernelVersion first, KernelVersion last) {
  private static final KernelVersion OLDEST = new KernelVersion(3, 0);
  private static final KernelVersion NEWEST = new KernelVersion(Integer.MAX_VALUE, 0);

  /** mm/vmalloc.c and fs/proc/meminfo.c: the first version that prints 0 as VmallocUsed. */
  private static final KernelVersion UNCOUNTED_VMALLOC = new KernelVersion(4, 4);

  /** mm/vmalloc.c: the first version that counts pages of vmalloc. */
  private static final KernelVersion COUNTED_VMALLOC = new KernelVersion(5, 3);

  /** Lines that every kernel from a version on prints (fs/proc/meminfo.c). */
  private static final Map<String, String> ALWAYS =
      Map.of(
          "MemAvailable", "3.14",
          "KReclaimable", "4.20",
          "SecPageTables", "6.1",
          "Balloon", "6.16",
          "GPUActive", "7.1");

  /** Lines that depend on the configuration besides. */
  private static final Map<String, String> SOMETIMES =
      Map.of(
          "ShmemHugePages", "4.8",
          "Hugetlb", "4.18",
          "FileHugePages", "5.4",
          "Zswap", "5.19",
          "Unaccepted", "6.5");

  private static final Map<Dialect, KernelVersion[]> DIALECTS =
      Map.of(
          Dialect.V3_19, range("3.19", "4.5"),
          Dialect.V4_6, range("4.6", "5.10"),
          Dialect.V5_11, range("5.11", "5.12"),
          Dialect.V5_13, range("5.13", "5.17"),
          Dialect.V5_18, range("5.18", "6.4"),
          Dialect.V6_5, range("6.5", "6.6"),
          Dialect.V6_7, new KernelVersion[] {KernelVersion.parse("6.7"), NEWEST},
          Dialect.STACKS, new KernelVersion[] {KernelVersion.parse("6.9"), NEWEST});

  private static KernelVersion[] range(String first, String last) {
    return new KernelVersion[] {KernelVersion.parse(first), KernelVersion.parse(last)};
  }

  /** Infers the versions from the forms of records and the lines of meminfo. */
  static KernelAge of(ReadReport report, MemInfo memInfo) {
    KernelAge age = new KernelAge(OLDEST, NEWEST);
    for (Dialect dialect : report.dialects()) {
      KernelVersion[] range = DIALECTS.get(dialect);
      age = range == null ? age : age.from(range[0]).to(range[1]);
    }
    for (Map<String, String> lines : List.of(ALWAYS, SOMETIMES)) {
      for (Map.Entry<String, String> line : lines.entrySet()) {
        age = memInfo.has(line.getKey()) ? age.from(KernelVersion.parse(line.getValue())) : age;
      }
    }
    for (Map.Entry<String, String> line : ALWAYS.entrySet()) {
      age = memInfo.has(line.getKey()) ? age : age.before(KernelVersion.parse(line.getValue()));
    }
    return age.byVmallocUsed(memInfo.value("VmallocUsed"));
  }

  /** Kernels from 4.4 to 5.2 print 0. */
  private KernelAge byVmallocUsed(OptionalLong value) {
    if (value.isEmpty()) {
      return this;
    }
    if (value.getAsLong() == 0) {
      return from(UNCOUNTED_VMALLOC).to(new KernelVersion(5, 2));
    }
    if (isSince(UNCOUNTED_VMALLOC)) {
      return from(COUNTED_VMALLOC);
    }
    return mayBeSince(COUNTED_VMALLOC) ? this : before(UNCOUNTED_VMALLOC);
  }

  /** Narrows the range, unless that would leave no version: a line may have been removed. */
  private KernelAge from(KernelVersion version) {
    return version.compareTo(first) > 0 && version.compareTo(last) <= 0
        ? new KernelAge(version, last)
        : this;
  }

  private KernelAge to(KernelVersion version) {
    return version.compareTo(last) < 0 && version.compareTo(first) >= 0
        ? new KernelAge(first, version)
        : this;
  }

  private KernelAge before(KernelVersion version) {
    return version.minor() == 0
        ? this
        : to(new KernelVersion(version.major(), version.minor() - 1));
  }

  /** Returns whether it is certain that the kernel is of this version or later. */
  boolean isSince(KernelVersion version) {
    return first.compareTo(version) >= 0;
  }

  /** Returns whether VmallocUsed has all areas of the vmalloc space, as it did before 4.4. */
  boolean hasAllAreasInVmallocUsed() {
    return !mayBeSince(UNCOUNTED_VMALLOC);
  }

  /** Returns whether the kernel may be of this version or later. */
  boolean mayBeSince(KernelVersion version) {
    return last.compareTo(version) >= 0;
  }
}
