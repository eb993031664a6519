package org.pageowner.dsl.internal.usage;

import org.jspecify.annotations.Nullable;

/**
 * The line of {@code /proc/meminfo} that counts pages.
 *
 * @param name the name of the line, or {@code File} for the page cache without tmpfs
 * @param since the first kernel that counts such pages; {@code null} if all do
 * @param also the line that counts them too; {@code null} if there is none. Only kernels from
 *     {@code alsoSince} on do so
 * @param alsoSince the first kernel that counts them a second time
 */
public record PageCounter(
    String name,
    @Nullable KernelVersion since,
    @Nullable String also,
    @Nullable KernelVersion alsoSince) {
  private static final String NONE = "none";

  /** Reads a counter as the file of rules has it; {@code null} for none. */
  static @Nullable PageCounter parse(String text) {
    if (text.equals(NONE)) {
      return null;
    }
    String[] parts = text.split(" also ", 2);
    return new PageCounter(
        name(parts[0]),
        since(parts[0]),
        parts.length == 1 ? null : name(parts[1]),
        parts.length == 1 ? null : since(parts[1]));
  }

  private static String name(String text) {
    return text.split(" ", 2)[0];
  }

  private static @Nullable KernelVersion since(String text) {
    String[] words = text.split(" ", 2);
    return words.length == 1 ? null : KernelVersion.parse(words[1].replace("..", ""));
  }
}
