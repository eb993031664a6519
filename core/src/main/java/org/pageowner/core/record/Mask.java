package org.pageowner.core.record;

import java.util.List;

/**
 * A bit mask that the kernel printed with its names: gfp mask, page flags, or allocators.
 *
 * <p>Bit numbers change between kernels and configurations, so names are what to ask for; the bits
 * are kept as printed and never re-derived from the names.
 */
public sealed interface Mask permits GfpMask, PageFlags, Allocators {
  /** The mask as a number, as printed. */
  long bits();

  /** The names in printed order; a bit without a name stands as a trailing {@code 0x...}. */
  List<String> names();

  /** Whether {@code name} is set: printed itself, or part of a printed composite. */
  boolean has(String name);

  /** The mask as the kernel prints it. */
  String text();
}
