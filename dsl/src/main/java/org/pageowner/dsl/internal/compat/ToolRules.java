package org.pageowner.dsl.internal.compat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Allocators;

/** The rules by which the tool extracts values from the text of a record. */
final class ToolRules {
  /** The tool's module of a record that names none. */
  static final String NO_MODULE = "vmlinux";

  private static final Pattern MODULE = Pattern.compile("\\[([0-9A-Za-z_]+)\\]");
  private static final String VMALLOC = "__vmalloc_node_range";
  private static final String ALLOC_PAGES = "alloc_pages";

  private ToolRules() {}

  /** Returns the first word in brackets, or {@code null}. */
  static @Nullable String module(byte[] text) {
    Matcher found = MODULE.matcher(new String(text, ISO_8859_1));
    return found.find() ? found.group(1) : null;
  }

  /**
   * Returns the bit of vmalloc if the first {@code __vmalloc_node_range} in the lines after the
   * first one is preceded by {@code alloc_pages}, on the same line or the one above; else 0.
   */
  static int vmallocBit(byte[] stackText) {
    String text = new String(stackText, ISO_8859_1);
    int found = text.indexOf(VMALLOC);
    if (found < 0) {
      return 0;
    }
    int line = text.lastIndexOf('\n', found);
    int above = line < 0 ? 0 : text.lastIndexOf('\n', line - 1) + 1;
    return text.substring(above, found).contains(ALLOC_PAGES) ? Allocators.VMALLOC : 0;
  }

  /** Returns whether the rule of {@link #vmallocBit} finds its function in a text. */
  static boolean mentionsVmalloc(byte[] text) {
    return new String(text, ISO_8859_1).contains(VMALLOC);
  }

  /** Returns the allocator bits of a PFN line, or of a part of it. */
  static int pfnLineBits(String part) {
    return (part.contains("CMA") ? Allocators.CMA : 0)
        | (part.contains("slab") ? Allocators.SLAB : 0);
  }

  /** Returns the PFN line of a record's text, or an empty string. */
  static String pfnLine(byte[] text) {
    String lines = new String(text, ISO_8859_1);
    int at = lines.startsWith("PFN") ? 0 : lines.indexOf("\nPFN") + 1;
    if (!lines.startsWith("PFN", at)) {
      return "";
    }
    int end = lines.indexOf('\n', at);
    return end < 0 ? lines.substring(at) : lines.substring(at, end);
  }
}
