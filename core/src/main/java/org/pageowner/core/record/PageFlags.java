package org.pageowner.core.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The flags of a page, as {@code %pGp} prints them: {@code
 * 0x2fffe0000000068(uptodate|lru|active|node=0|zone=1|lastcpupid=0x7ff)}.
 *
 * <p>Kernels up to 4.5 print letters instead, which are names here too. Node, zone and lastcpupid
 * are printed with the flags from kernel 5.13 on; each is absent when the kernel's configuration
 * gives it no bits. Values are immutable; two are equal when their text is.
 */
public final class PageFlags implements Mask {
  /** The columns of kernels up to 4.5: one letter for each flag, a blank where it is not set. */
  private static final String LETTERS = "KERUDLASWCBM";

  private static final List<String> LETTER_NAMES =
      List.of(
          "locked",
          "error",
          "referenced",
          "uptodate",
          "dirty",
          "lru",
          "active",
          "slab",
          "writeback",
          "compound",
          "swapcache",
          "mappedtodisk");

  private final MaskText mask;
  private final List<String> names;
  private final @Nullable Long node;
  private final @Nullable Long zone;
  private final @Nullable Long lastcpupid;

  private PageFlags(MaskText mask) {
    this.mask = mask;
    List<String> plain = new ArrayList<>();
    Long node = null;
    Long zone = null;
    Long lastcpupid = null;
    for (String item : mask.items()) {
      if (item.indexOf('=') < 0) {
        plain.add(item);
      } else if (item.startsWith("node=")) {
        node = number(item, "node=");
      } else if (item.startsWith("zone=")) {
        zone = number(item, "zone=");
      } else if (item.startsWith("lastcpupid=")) {
        lastcpupid = number(item, "lastcpupid=");
      }
    }
    this.names = List.copyOf(plain);
    this.node = node;
    this.zone = zone;
    this.lastcpupid = lastcpupid;
  }

  /**
   * Reads flags as printed: {@code 0x...(names)}, or the twelve columns of letters of kernels up to
   * 4.5, {@code " UDLA "}, of which trailing blanks may be missing.
   *
   * @throws IllegalArgumentException if {@code text} is neither
   */
  public static PageFlags parse(String text) {
    return new PageFlags(text.startsWith("0x") ? MaskText.parse(text) : letters(text));
  }

  private static MaskText letters(String text) {
    if (text.length() != LETTERS.length()) {
      throw new IllegalArgumentException("flags are 0x... or the letters " + LETTERS + ": " + text);
    }
    List<String> items = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == LETTERS.charAt(i)) {
        items.add(LETTER_NAMES.get(i));
      } else if (letter != ' ') {
        throw new IllegalArgumentException(
            "flags are 0x... or the letters " + LETTERS + ": " + text);
      }
    }
    return new MaskText(text, 0, List.copyOf(items));
  }

  @Override
  public boolean hasBits() {
    return mask.text().startsWith("0x");
  }

  @Override
  public long bits() {
    return mask.bits();
  }

  /** The names in printed order, without {@code section=}, {@code node=} and the other fields. */
  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public boolean has(String name) {
    Objects.requireNonNull(name, "name");
    return names.contains(name);
  }

  /** The NUMA node, or {@code null} if it is not printed. */
  public @Nullable Long node() {
    return node;
  }

  /**
   * The index of the zone in its node, or {@code null} if it is not printed. The zone of an index
   * depends on the configuration ({@code /proc/zoneinfo} lists them in order).
   */
  public @Nullable Long zone() {
    return zone;
  }

  /** The CPU and pid that last used the page, packed by the kernel, or {@code null}. */
  public @Nullable Long lastcpupid() {
    return lastcpupid;
  }

  @Override
  public String text() {
    return mask.text();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PageFlags that && mask.equals(that.mask);
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

  private static @Nullable Long number(String item, String label) {
    String digits = item.substring(label.length());
    try {
      return digits.startsWith("0x")
          ? Long.parseLong(digits, 2, digits.length(), 16)
          : Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
