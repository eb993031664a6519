package org.pageowner.core;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Diagnostic;

/**
 * The tables of {@code /proc/pagetypeinfo} (mm/vmstat.c): free pages, pageblocks and mixed
 * pageblocks by node, zone and migrate type.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @param pageblockOrder the order of a pageblock; {@code null} if the text does not say
 * @param zones what is known of each zone, in the order of the text
 * @param oddities lines that the kernel does not print, the first {@value
 *     org.pageowner.core.record.ReadReport#MAX_SAMPLES}
 * @param malformed how many such lines there are
 */
public record PageTypeInfo(
    @Nullable Integer pageblockOrder, List<Zone> zones, List<Diagnostic> oddities, long malformed) {
  private static final int MAX_BYTES = 64 << 20;

  /** Makes the lists immutable. */
  public PageTypeInfo {
    zones = List.copyOf(zones);
    oddities = List.copyOf(oddities);
  }

  /**
   * A zone of a node. Maps go from the name of a migrate type, in the kernel's order; one that the
   * text does not have is empty.
   *
   * @param node the node's number
   * @param name the zone's name, as {@code Normal}
   * @param freeBlocks how many free blocks of each order there are, from order 0 on
   * @param freeBlocksCapped whether some of these are at least, not just, so many: the kernel stops
   *     counting at 100,000 (5.5 and later)
   * @param pageblocks how many pageblocks there are
   * @param mixedPageblocks how many of them hold an allocation of another type; printed with {@code
   *     page_owner=on} only. Pageblocks of type CMA are counted as Movable
   */
  public record Zone(
      int node,
      String name,
      Map<String, List<Long>> freeBlocks,
      boolean freeBlocksCapped,
      Map<String, Long> pageblocks,
      Map<String, Long> mixedPageblocks) {}

  /**
   * Reads the file, plain or gzip-compressed.
   *
   * @throws IOException if it can't be read, is packed in another way, or has more than 64 MiB
   */
  public static PageTypeInfo read(Path path) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Input input = Input.of(path)) {
      byte[] piece = new byte[Input.SLICE];
      for (int count = 0; count >= 0; count = input.read(piece, 0, piece.length)) {
        bytes.write(piece, 0, count);
        if (bytes.size() > MAX_BYTES) {
          throw new IOException(path + " has more than 64 MiB: it can't be of /proc/pagetypeinfo");
        }
      }
      if (input.damage() != null) {
        throw new IOException(path + ": " + input.damage());
      }
    }
    return parse(bytes.toString(StandardCharsets.ISO_8859_1));
  }

  /**
   * Reads a text: the file, or a mail or a log that quotes it, with any text before its lines.
   * Prose around the tables is passed over. If there is no table, {@link #oddities} says what the
   * text is as far as that is known.
   */
  public static PageTypeInfo parse(String text) {
    return new PageTypeInfoParser().parse(text);
  }

  /** The zone of a node, or {@code null} if there is none. */
  public @Nullable Zone zone(int node, String name) {
    return zones.stream()
        .filter(zone -> zone.node() == node && zone.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** How many pageblocks are mixed, by the migrate type they count for, over all zones. */
  public long mixedPageblocks(String migrateType) {
    return zones.stream().mapToLong(z -> z.mixedPageblocks().getOrDefault(migrateType, 0L)).sum();
  }

  /** How many pageblocks have a migrate type, over all zones. */
  public long pageblocks(String migrateType) {
    return zones.stream().mapToLong(z -> z.pageblocks().getOrDefault(migrateType, 0L)).sum();
  }
}
