package org.pageowner.core.record;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of the bits of a gfp mask, and of the numbers of migrate types, in kernels that print
 * masks without names.
 *
 * <p>From include/linux/gfp.h and mmzone.h of 3.19 to 4.5. Kernels from 4.6 on print names; their
 * layouts, which changed in 4.10, 4.18 and 5.1 and depend on the configuration since 6.9, are not
 * needed to read a dump.
 */
public enum GfpLayout {
  /** Kernels 3.19 to 4.3: {@code GFP_KERNEL} is 0xd0. */
  V3_19,
  /** Kernels 4.4 and 4.5 (later ones print names): {@code GFP_KERNEL} is 0x24000c0. */
  V4_4;

  private static final int MOVABLE = 0x8;
  private static final int BIT_4 = 0x10;
  private static final int BIT_19 = 0x80000;
  private static final int BIT_22 = 0x400000;
  private static final int BIT_25 = 0x2000000;

  /** Bit 20 has no name: it was KMEMCG, NOACCOUNT and ACCOUNT in turn. */
  private static final String NO_NAME = "";

  private static final List<String> NAMES_3_19 = names("WAIT", "RECLAIMABLE", "NO_KSWAPD", NO_NAME);
  private static final List<String> NAMES_4_4 =
      names("RECLAIMABLE", "ATOMIC", "DIRECT_RECLAIM", "KSWAPD_RECLAIM");
  private static final List<String> TYPES_3_19 =
      List.of("Unmovable", "Reclaimable", "Movable", "Reserve");
  private static final List<String> TYPES_4_4 =
      List.of("Unmovable", "Movable", "Reclaimable", "HighAtomic");

  /**
   * Returns the layout of a mask that is printed without names, or {@code null} if the mask alone
   * does not determine it.
   *
   * <p>Nearly every mask since 4.4 has {@code __GFP_KSWAPD_RECLAIM}, a bit that was unused before.
   * No mask of 4.4 is reclaimable without a bit for reclaim, as one with {@code __GFP_WAIT} of the
   * older layout would appear to be.
   */
  public static @Nullable GfpLayout of(long bits) {
    if ((bits & BIT_25) != 0) {
      return V4_4;
    }
    return (bits & BIT_4) != 0 && (bits & BIT_22) == 0 ? V3_19 : null;
  }

  /**
   * Returns the names of the bits, {@code __GFP_IO} and so on; bits without one are {@code 0x...}.
   */
  public List<String> names(long bits) {
    List<String> found = new ArrayList<>();
    long rest = bits;
    List<String> names = this == V3_19 ? NAMES_3_19 : NAMES_4_4;
    for (int bit = 0; bit < names.size(); bit++) {
      if ((bits >> bit & 1) != 0 && !names.get(bit).equals(NO_NAME)) {
        found.add("__GFP_" + names.get(bit));
        rest &= ~(1L << bit);
      }
    }
    if (rest != 0) {
      found.add("0x" + Long.toHexString(rest));
    }
    return List.copyOf(found);
  }

  /** Returns the migrate type that a mask requests, as later kernels print it. */
  public String migrateType(long bits) {
    return switch (this) {
      case V3_19 ->
          TYPES_3_19.get(((bits & MOVABLE) != 0 ? 2 : 0) | ((bits & BIT_19) != 0 ? 1 : 0));
      case V4_4 -> TYPES_4_4.get((int) (bits >> 3 & 3));
    };
  }

  /**
   * Returns the migrate type of a pageblock's number, or {@code null}: from 4 on the numbers depend
   * on the configuration.
   */
  public @Nullable String migrateType(int number) {
    List<String> types = this == V3_19 ? TYPES_3_19 : TYPES_4_4;
    return number >= 0 && number < types.size() ? types.get(number) : null;
  }

  private static List<String> names(String bit4, String bit19, String bit22, String bit25) {
    return List.of(
        "DMA",
        "HIGHMEM",
        "DMA32",
        "MOVABLE",
        bit4,
        "HIGH",
        "IO",
        "FS",
        "COLD",
        "NOWARN",
        "REPEAT",
        "NOFAIL",
        "NORETRY",
        "MEMALLOC",
        "COMP",
        "ZERO",
        "NOMEMALLOC",
        "HARDWALL",
        "THISNODE",
        bit19,
        NO_NAME,
        "NOTRACK",
        bit22,
        "OTHER_NODE",
        "WRITE",
        bit25);
  }
}
