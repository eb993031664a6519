package org.pageowner.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.Saturated;
import org.pageowner.core.record.Diagnostic;

/**
 * The tables of {@code /proc/pagetypeinfo} (mm/vmstat.c): free pages, pageblocks and mixed
 * pageblocks by node, zone and migrate type.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @param pageblockOrder the order of a pageblock; {@code null} if the text does not say
 * @param zones the zones, in the order of the text
 * @param malformed the number of lines that the kernel does not print
 * @param samples the first {@value org.pageowner.core.record.ReadReport#MAX_SAMPLES} of these lines
 */
public record PageTypeInfo(
    @Nullable Integer pageblockOrder, List<Zone> zones, long malformed, List<Diagnostic> samples) {
  /** Makes the lists immutable. */
  public PageTypeInfo {
    Objects.requireNonNull(zones, "zones");
    Objects.requireNonNull(samples, "samples");
    zones = List.copyOf(zones);
    samples = List.copyOf(samples);
  }

  /**
   * A zone of a node. The keys of the maps are names of migrate types, in the kernel's order; the
   * map of a table that the text does not have is empty.
   *
   * @param node the node's number
   * @param name the zone's name, as {@code Normal}
   * @param freeBlocks the number of free blocks of each order, from order 0 on
   * @param freeBlocksCapped whether some of these numbers are lower bounds: the kernel stops
   *     counting at 100,000 (5.5 and later)
   * @param pageblocks the number of pageblocks
   * @param mixedPageblocks the number of them that hold an allocation of another type; printed with
   *     {@code page_owner=on} only. Pageblocks of type CMA are counted as Movable
   */
  public record Zone(
      int node,
      String name,
      Map<String, List<Long>> freeBlocks,
      boolean freeBlocksCapped,
      Map<String, Long> pageblocks,
      Map<String, Long> mixedPageblocks) {
    /** Checks the components. */
    public Zone {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(pageblocks, "pageblocks");
      Objects.requireNonNull(mixedPageblocks, "mixedPageblocks");
      Objects.requireNonNull(freeBlocks, "freeBlocks");
    }
  }

  /**
   * Reads the file, plain or gzip-compressed.
   *
   * @throws UncheckedIOException if it cannot be read, is packed in another way, or has more than
   *     64 MiB
   */
  public static PageTypeInfo read(Path path) {
    try (Input input = Input.ofFile(path)) {
      return parse(ProcFile.text(input, "pagetypeinfo"));
    } catch (IOException e) {
      throw Input.unchecked(e);
    }
  }

  /**
   * Reads a text: the file, or a mail or a log that quotes it, with any text before its lines.
   * Prose around the tables is ignored. If there is no table, the first of {@link #samples}
   * identifies the text as far as possible.
   */
  public static PageTypeInfo parse(String text) {
    return new PageTypeInfoParser().parse(text);
  }

  /** The zone of a node, or {@code null} if there is none. */
  public @Nullable Zone zone(int node, String name) {
    Objects.requireNonNull(name, "name");
    return zones.stream()
        .filter(zone -> zone.node() == node && zone.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** Returns the number of mixed pageblocks that count as a migrate type, over all zones. */
  public long mixedPageblocks(String migrateType) {
    Objects.requireNonNull(migrateType, "migrateType");
    return sum(zone -> zone.mixedPageblocks().getOrDefault(migrateType, 0L));
  }

  /** Returns the number of pageblocks of a migrate type, over all zones. */
  public long pageblocks(String migrateType) {
    Objects.requireNonNull(migrateType, "migrateType");
    return sum(zone -> zone.pageblocks().getOrDefault(migrateType, 0L));
  }

  private long sum(ToLongFunction<Zone> count) {
    return zones.stream().mapToLong(count).reduce(0, Saturated::sum);
  }
}
