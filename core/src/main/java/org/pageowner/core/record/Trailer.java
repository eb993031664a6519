package org.pageowner.core.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines that follow the stack trace of a record: handle, migration, slab or memory cgroup.
 *
 * <p>Printed by {@code print_page_owner()} in mm/page_owner.c: the migrated line since 4.6, the
 * slab and memcg lines since 5.18, the handle line with the print modes of 2026.
 *
 * @param handle the stack depot's handle for the stack, an unsigned 32-bit number, stable within
 *     one boot
 * @param migrateReason why the page was last migrated, in the kernel's words
 * @param slab whether the line {@code Slab cache page} is there
 * @param memcg the name of the memory cgroup that is charged: its last path component, {@code /}
 *     for the root; a string value of {@link ByteText}
 * @param memcgOffline whether that cgroup is offline (deleted, but still charged)
 * @param memcgObjcg whether it is charged through an object cgroup
 * @param unknownLines lines that no kernel read so far prints, in order
 */
public record Trailer(
    @Nullable Long handle,
    @Nullable String migrateReason,
    boolean slab,
    @Nullable String memcg,
    boolean memcgOffline,
    boolean memcgObjcg,
    List<String> unknownLines) {
  private static final String HANDLE = "handle: ";
  private static final String MIGRATED = "Page has been migrated, last migrate reason: ";
  private static final String SLAB = "Slab cache page";

  /** Makes the trailer's list immutable. */
  public Trailer {
    unknownLines = List.copyOf(unknownLines);
  }

  /** Reads the lines after a stack, as printed; never fails: what it does not know is kept. */
  public static Trailer parse(byte[] text) {
    Long handle = null;
    String reason = null;
    boolean slab = false;
    Charge charge = null;
    List<String> unknown = new ArrayList<>();
    int start = 0;
    while (start < text.length) {
      int end = start;
      while (end < text.length && text[end] != '\n') {
        end++;
      }
      String line = new String(text, start, end - start, StandardCharsets.ISO_8859_1);
      Charge charged = null;
      if (handle == null && line.startsWith(HANDLE) && handle(line) != null) {
        handle = handle(line);
      } else if (reason == null && line.startsWith(MIGRATED)) {
        reason = ByteText.decode(text, start + MIGRATED.length(), end);
      } else if (!slab && line.equals(SLAB)) {
        slab = true;
      } else if (charge == null && (charged = Charge.parse(line)) != null) {
        charge = charged;
      } else {
        unknown.add(ByteText.decode(text, start, end));
      }
      start = end + 1;
    }
    return new Trailer(
        handle,
        reason,
        slab,
        charge == null ? null : charge.memcg(),
        charge != null && charge.offline(),
        charge != null && charge.objcg(),
        unknown);
  }

  private static @Nullable Long handle(String line) {
    try {
      long value = Long.parseLong(line.substring(HANDLE.length()));
      return value >= Integer.MIN_VALUE && value <= 0xffffffffL ? value & 0xffffffffL : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** {@code Charged [(via objcg) ]to [offline ]memcg NAME}. */
  private record Charge(String memcg, boolean offline, boolean objcg) {
    private static final String CHARGED = "Charged ";
    private static final String OBJCG = "(via objcg) ";
    private static final String TO = "to ";
    private static final String OFFLINE = "offline ";
    private static final String MEMCG = "memcg ";

    static @Nullable Charge parse(String line) {
      if (!line.startsWith(CHARGED)) {
        return null;
      }
      int at = CHARGED.length();
      boolean objcg = line.startsWith(OBJCG, at);
      at += objcg ? OBJCG.length() : 0;
      if (!line.startsWith(TO, at)) {
        return null;
      }
      at += TO.length();
      boolean offline = line.startsWith(OFFLINE, at);
      at += offline ? OFFLINE.length() : 0;
      if (!line.startsWith(MEMCG, at)) {
        return null;
      }
      byte[] name = line.substring(at + MEMCG.length()).getBytes(StandardCharsets.ISO_8859_1);
      return new Charge(ByteText.decode(name, 0, name.length), offline, objcg);
    }
  }
}
