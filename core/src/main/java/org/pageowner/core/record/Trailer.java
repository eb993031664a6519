package org.pageowner.core.record;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a record after its stack trace, and those that other printers put elsewhere: handle,
 * migration, slab, memory cgroup, allocating module.
 *
 * <p>Printed by {@code print_page_owner()} in mm/page_owner.c: the migrated line since 4.6, the
 * slab and memcg lines since 5.18, the handle line with the print modes of 2026. Values are
 * immutable; two are equal when all their values are.
 */
public final class Trailer {
  /** The trailer without a line. */
  public static final Trailer NONE = new Trailer(new TrailerLines());

  private final @Nullable Long handle;
  private final @Nullable String migrateReason;
  private final boolean slab;
  private final @Nullable String memcg;
  private final boolean memcgOffline;
  private final boolean memcgObjcg;
  private final boolean swapped;
  private final @Nullable String module;
  private final @Nullable Allocators allocators;
  private final List<String> unknownLines;

  private Trailer(TrailerLines lines) {
    this.handle = lines.handle;
    this.migrateReason = lines.reason;
    this.slab = lines.slab || lines.slabType;
    this.memcg = lines.memcg;
    this.memcgOffline = lines.offline;
    this.memcgObjcg = lines.objcg;
    this.swapped = lines.swapped;
    this.module = lines.module;
    this.allocators = lines.allocators == 0 ? null : Allocators.of(lines.allocators);
    this.unknownLines = List.copyOf(lines.unknown);
  }

  /** Reads the lines after a stack, as printed; never fails: unknown lines are kept. */
  public static Trailer parse(byte[] text) {
    TrailerLines lines = new TrailerLines();
    int start = 0;
    while (start < text.length) {
      int end = start;
      while (end < text.length && text[end] != '\n') {
        end++;
      }
      String line = new String(text, start, end - start, StandardCharsets.ISO_8859_1);
      if (!lines.take(line)) {
        lines.unknown.add(ByteText.decode(text, start, end));
      }
      start = end + 1;
    }
    return new Trailer(lines);
  }

  /** The stack depot's handle for the stack: an unsigned 32-bit number, stable within one boot. */
  public @Nullable Long handle() {
    return handle;
  }

  /** The reason for which the page was last migrated, in the kernel's words. */
  public @Nullable String migrateReason() {
    return migrateReason;
  }

  /**
   * Whether the page is marked as a slab page: by the line {@code Slab cache page} (5.18+), or by a
   * page type in a kernel log ({@code page_type: f5(slab)}, 6.10+).
   */
  public boolean slab() {
    return slab;
  }

  /**
   * The name of the memory cgroup that is charged: its last path component, {@code /} for the root;
   * a string value of {@link ByteText}.
   */
  public @Nullable String memcg() {
    return memcg;
  }

  /** Whether that cgroup is offline (deleted, but still charged). */
  public boolean memcgOffline() {
    return memcgOffline;
  }

  /** Whether it is charged through an object cgroup. */
  public boolean memcgObjcg() {
    return memcgObjcg;
  }

  /**
   * Whether the page came back from swap, so that its owner is the one from before: {@code
   * (swapped)} after the first line, printed by an RFC of December 2025.
   */
  public boolean swapped() {
    return swapped;
  }

  /**
   * The module of the line {@code Page allocated by module X} of openEuler's kernels; {@link
   * StackTrace#module()} is derived from the stack.
   */
  public @Nullable String module() {
    return module;
  }

  /**
   * The allocators that {@code page_owner_sort} (5.19+) has printed in the heading of the record:
   * {@code 3 times, 6 pages, allocated by SLAB :}; {@code null} without such a heading.
   */
  public @Nullable Allocators allocators() {
    return allocators;
  }

  /** Lines and parts of lines that no known kernel prints, in order. */
  public List<String> unknownLines() {
    return unknownLines;
  }

  private List<@Nullable Object> values() {
    return java.util.Arrays.asList(
        handle,
        migrateReason,
        slab,
        memcg,
        memcgOffline,
        memcgObjcg,
        swapped,
        module,
        allocators,
        unknownLines);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Trailer that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return Objects.hash(handle, migrateReason, slab, memcg, swapped, module, unknownLines);
  }

  /** The values that are not absent, for messages. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Trailer[");
    append(text, "handle", handle);
    append(text, "migrateReason", migrateReason);
    append(text, "slab", slab ? true : null);
    append(text, "memcg", memcg);
    append(text, "memcgOffline", memcgOffline ? true : null);
    append(text, "memcgObjcg", memcgObjcg ? true : null);
    append(text, "swapped", swapped ? true : null);
    append(text, "module", module);
    append(text, "allocators", allocators);
    append(text, "unknownLines", unknownLines.isEmpty() ? null : unknownLines);
    return text.append(']').toString();
  }

  private static void append(StringBuilder text, String name, @Nullable Object value) {
    if (value != null) {
      text.append(text.charAt(text.length() - 1) == '[' ? "" : ", ");
      text.append(name).append('=').append(value);
    }
  }
}
