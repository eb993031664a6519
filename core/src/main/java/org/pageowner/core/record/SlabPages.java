package org.pageowner.core.record;

import org.jspecify.annotations.Nullable;

/**
 * The rule for pages that hold slab objects: the line {@code Slab cache page} (kernel 5.18 and
 * later), or the page flag {@code slab} (up to kernel 6.9). The two halves are separate methods, so
 * that an engine can evaluate each once for each distinct value.
 */
public final class SlabPages {
  private SlabPages() {}

  /** Returns whether the lines after the stack have the mark; {@code null} is none. */
  public static boolean byLine(@Nullable Trailer trailer) {
    return trailer != null && trailer.slab();
  }

  /** Returns whether the flag is set; {@code null} if there are no flags. */
  public static @Nullable Boolean byFlag(@Nullable PageFlags flags) {
    return flags == null ? null : (Boolean) flags.has("slab");
  }

  /** Returns whether a record is a slab page; {@code null} if neither line nor flags say so. */
  public static @Nullable Boolean isSlab(@Nullable Trailer trailer, @Nullable PageFlags flags) {
    return byLine(trailer) ? Boolean.TRUE : byFlag(flags);
  }
}
