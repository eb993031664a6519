package org.pageowner.core.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a {@link Trailer}, collected line by line; a second line of a kind is unknown. */
final class TrailerLines {
  private static final String HANDLE = "handle: ";
  private static final String MIGRATED = "Page has been migrated, last migrate reason: ";
  private static final String SLAB = "Slab cache page";
  private static final String SWAPPED = "(swapped)";
  private static final String MODULE = "Page allocated by module ";
  private static final String ALLOCATORS = "allocated by ";
  private static final String PAGE_TYPE = "page_type: ";

  @Nullable Long handle;
  @Nullable String reason;
  boolean slab;
  @Nullable String memcg;
  boolean offline;
  boolean objcg;
  boolean swapped;
  @Nullable String module;
  int allocators;
  boolean slabType;
  final List<String> unknown = new ArrayList<>();
  private boolean hasPageType;

  /** Takes a line with one char for each byte; returns false if it is unknown. */
  boolean take(String line) {
    if (handle == null && line.startsWith(HANDLE)) {
      handle = handle(line.substring(HANDLE.length()));
      return handle != null;
    }
    if (reason == null && line.startsWith(MIGRATED)) {
      reason = text(line.substring(MIGRATED.length()));
      return true;
    }
    if (!slab && line.equals(SLAB)) {
      slab = true;
      return true;
    }
    if (!swapped && line.equals(SWAPPED)) {
      swapped = true;
      return true;
    }
    if (module == null && line.startsWith(MODULE) && line.length() > MODULE.length()) {
      module = text(line.substring(MODULE.length()));
      return true;
    }
    if (allocators == 0 && line.startsWith(ALLOCATORS)) {
      allocators = allocators(line.substring(ALLOCATORS.length()));
      return allocators != 0;
    }
    if (!hasPageType && line.startsWith(PAGE_TYPE)) {
      return pageType(line.substring(PAGE_TYPE.length()));
    }
    return memcg == null && charge(line);
  }

  private static @Nullable Long handle(String digits) {
    try {
      long value = Long.parseLong(digits);
      return value >= Integer.MIN_VALUE && value <= 0xffffffffL ? value & 0xffffffffL : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Returns the bits of names separated by blanks, or 0 if one is unknown. */
  private static int allocators(String names) {
    int bits = 0;
    for (String name : names.strip().split(" ", -1)) {
      int bit =
          switch (name) {
            case "CMA" -> Allocators.CMA;
            case "SLAB" -> Allocators.SLAB;
            case "VMALLOC" -> Allocators.VMALLOC;
            case "OTHERS" -> Allocators.OTHERS;
            default -> 0;
          };
      if (bit == 0) {
        return 0;
      }
      bits |= bit;
    }
    return bits;
  }

  /**
   * {@code f5(slab)}; a type without names, as {@code 0xffffffff()} before 6.10, has no meaning.
   *
   * <p>From format_page_type() of lib/vsprintf.c.
   */
  private boolean pageType(String type) {
    int open = type.indexOf('(');
    if (open < 0 || !type.endsWith(")")) {
      return false;
    }
    hasPageType = true;
    slabType = List.of(type.substring(open + 1, type.length() - 1).split("\\|")).contains("slab");
    return true;
  }

  /** {@code Charged [(via objcg) ]to [offline ]memcg NAME}. */
  private boolean charge(String line) {
    String charged = "Charged ";
    if (!line.startsWith(charged)) {
      return false;
    }
    int at = charged.length();
    String viaObjcg = "(via objcg) ";
    boolean isObjcg = line.startsWith(viaObjcg, at);
    at += isObjcg ? viaObjcg.length() : 0;
    String to = "to ";
    if (!line.startsWith(to, at)) {
      return false;
    }
    at += to.length();
    String offlineWord = "offline ";
    boolean isOffline = line.startsWith(offlineWord, at);
    at += isOffline ? offlineWord.length() : 0;
    String memcgWord = "memcg ";
    if (!line.startsWith(memcgWord, at)) {
      return false;
    }
    memcg = text(line.substring(at + memcgWord.length()));
    offline = isOffline;
    objcg = isObjcg;
    return true;
  }

  private static String text(String latin1) {
    byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    return ByteText.decode(bytes, 0, bytes.length);
  }
}
