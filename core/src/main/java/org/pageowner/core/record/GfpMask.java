package org.pageowner.core.record;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The gfp mask of an allocation, as {@code %#x(%pGg)} prints it: {@code 0xcc0(GFP_KERNEL)}.
 *
 * <p>The kernel prints composites where it can ({@code GFP_KERNEL} for {@code
 * __GFP_RECLAIM|__GFP_IO|__GFP_FS}); {@link #has} expands them. Values are immutable; two are equal
 * when their text is.
 */
public final class GfpMask implements Mask {
  private static final Set<String> RECLAIM = Set.of("__GFP_DIRECT_RECLAIM", "__GFP_KSWAPD_RECLAIM");

  /** The bits that a composite has in each of include/linux/gfp_types.h of 4.4 to 6.12. */
  private static final Map<String, Set<String>> PARTS =
      Map.ofEntries(
          Map.entry("__GFP_RECLAIM", RECLAIM),
          Map.entry("GFP_ATOMIC", Set.of("__GFP_HIGH", "__GFP_KSWAPD_RECLAIM")),
          Map.entry("GFP_KERNEL", with(RECLAIM, "__GFP_IO", "__GFP_FS")),
          Map.entry("GFP_KERNEL_ACCOUNT", with(RECLAIM, "__GFP_IO", "__GFP_FS", "__GFP_ACCOUNT")),
          Map.entry("GFP_NOWAIT", Set.of("__GFP_KSWAPD_RECLAIM")),
          Map.entry("GFP_NOIO", RECLAIM),
          Map.entry("GFP_NOFS", with(RECLAIM, "__GFP_IO")),
          Map.entry("GFP_USER", with(RECLAIM, "__GFP_IO", "__GFP_FS", "__GFP_HARDWALL")),
          Map.entry("GFP_DMA", Set.of("__GFP_DMA")),
          Map.entry("GFP_DMA32", Set.of("__GFP_DMA32")),
          Map.entry(
              "GFP_HIGHUSER",
              with(RECLAIM, "__GFP_IO", "__GFP_FS", "__GFP_HARDWALL", "__GFP_HIGHMEM")),
          Map.entry(
              "GFP_HIGHUSER_MOVABLE",
              with(
                  RECLAIM,
                  "__GFP_IO",
                  "__GFP_FS",
                  "__GFP_HARDWALL",
                  "__GFP_HIGHMEM",
                  "__GFP_MOVABLE")),
          Map.entry(
              "GFP_TRANSHUGE_LIGHT",
              Set.of(
                  "__GFP_IO",
                  "__GFP_FS",
                  "__GFP_HARDWALL",
                  "__GFP_HIGHMEM",
                  "__GFP_MOVABLE",
                  "__GFP_COMP",
                  "__GFP_NOMEMALLOC",
                  "__GFP_NOWARN")),
          Map.entry(
              "GFP_TRANSHUGE",
              Set.of(
                  "__GFP_IO",
                  "__GFP_FS",
                  "__GFP_HARDWALL",
                  "__GFP_HIGHMEM",
                  "__GFP_MOVABLE",
                  "__GFP_COMP",
                  "__GFP_NOMEMALLOC",
                  "__GFP_NOWARN",
                  "__GFP_DIRECT_RECLAIM")));

  /** The label of debuggers' scripts. */
  private static final String LABEL = "gfp_mask: ";

  private final MaskText mask;
  private final @Nullable List<String> names;

  private GfpMask(MaskText mask, boolean labelled) {
    this.mask = mask;
    boolean named = mask.isList() || mask.bits() == 0;
    GfpLayout layout = named || labelled ? null : GfpLayout.of(mask.bits());
    this.names = layout != null ? layout.names(mask.bits()) : named ? mask.items() : null;
  }

  /**
   * Reads a mask as printed, {@code 0xcc0(GFP_KERNEL)}.
   *
   * <p>A bare one, {@code 0x24000c0}, is that of a kernel up to 4.5: it has the names that {@link
   * GfpLayout} gives it, or none if its layout is unknown. One with a label, {@code gfp_mask:
   * 0xcc0}, is printed by a debugger for a kernel of any layout, and has no names.
   *
   * @throws IllegalArgumentException if {@code text} does not start with a hexadecimal number of at
   *     most 64 bits
   */
  public static GfpMask parse(String text) {
    boolean labelled = text.startsWith(LABEL);
    String mask = labelled ? text.substring(LABEL.length()) : text;
    return new GfpMask(MaskText.parse(mask), labelled);
  }

  @Override
  public long bits() {
    return mask.bits();
  }

  @Override
  public boolean hasNames() {
    return names != null;
  }

  @Override
  public List<String> names() {
    return names == null ? List.of() : names;
  }

  /**
   * Whether every bit of {@code name} is known to be set: {@code has("__GFP_IO")} and {@code
   * has("GFP_NOFS")} hold for {@code GFP_KERNEL}.
   */
  @Override
  public boolean has(String name) {
    Objects.requireNonNull(name, "name");
    if (names().contains(name)) {
      return true;
    }
    return PARTS.getOrDefault(name, Set.of(name)).stream().allMatch(this::hasPart);
  }

  private boolean hasPart(String part) {
    for (String name : names()) {
      if (name.equals(part) || PARTS.getOrDefault(name, Set.of()).contains(part)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String text() {
    return mask.text();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GfpMask that
        && mask.equals(that.mask)
        && Objects.equals(names, that.names);
  }

  @Override
  public int hashCode() {
    return mask.hashCode();
  }

  /** The text. */
  @Override
  public String toString() {
    return text();
  }

  private static Set<String> with(Set<String> base, String... more) {
    return java.util.stream.Stream.concat(base.stream(), java.util.Arrays.stream(more))
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }
}
