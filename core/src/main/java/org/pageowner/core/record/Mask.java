package org.pageowner.core.record;

import java.util.List;

/**
 * A bit mask that the kernel printed with its names: gfp mask, page flags, or allocators.
 *
 * <p>Bit numbers differ between kernels and configurations, so use the names; the bits are kept as
 * printed and never derived from the names.
 */
public sealed interface Mask permits GfpMask, PageFlags, Allocators {
  /** The mask as a number, as printed; 0 if it is not: see {@link #hasBits}. */
  long bits();

  /** Whether the number is printed; kernels up to 4.5 print letters for page flags instead. */
  default boolean hasBits() {
    return true;
  }

  /** Whether names are printed; kernels up to 4.5 print none for gfp masks. */
  default boolean hasNames() {
    return true;
  }

  /** The names in printed order; bits without a name are a trailing {@code 0x...}. */
  List<String> names();

  /** Whether {@code name} is set: printed itself, or part of a printed composite. */
  boolean has(String name);

  /** The mask as the kernel prints it. */
  String text();
}
