package org.pageowner.dsl.analysis.fragmentation;

import java.util.Comparator;
import java.util.List;

/** The names and the order of migrate types (mm/page_alloc.c, since 4.4). */
final class MigrateTypes {
  /** The type of pages that can be moved. */
  static final String MOVABLE = "Movable";

  /** The type of pages of the contiguous memory allocator. */
  static final String CMA = "CMA";

  private static final List<String> KERNEL_ORDER =
      List.of("Unmovable", MOVABLE, "Reclaimable", "HighAtomic", CMA, "Isolate");

  /** The order of /proc/pagetypeinfo; other names are last. */
  static final Comparator<String> ORDER =
      Comparator.<String>comparingInt(
              type -> {
                int at = KERNEL_ORDER.indexOf(type);
                return at < 0 ? KERNEL_ORDER.size() : at;
              })
          .thenComparing(Comparator.naturalOrder());

  private MigrateTypes() {}

  /** Returns the type that a mixed block of a type counts for. */
  static String column(String blockType) {
    return blockType.equals(CMA) ? MOVABLE : blockType;
  }
}
