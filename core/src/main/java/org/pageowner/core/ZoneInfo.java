package org.pageowner.core;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pageowner.core.internal.store.Saturated;
import org.pageowner.core.internal.text.probe.OtherFile;

/**
 * The zones of {@code /proc/zoneinfo} (mm/vmstat.c): their sizes, and the free pages that CPUs keep
 * for themselves, which {@code MemFree} does not count.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @param zones the zones in their order
 */
public record ZoneInfo(List<Zone> zones) {
  private static final Pattern HEAD =
      Pattern.compile("[ \\t>|]{0,40}Node (\\d{1,6}), zone +(\\S{1,32})[ \\t]*");
  private static final Pattern NUMBER =
      Pattern.compile(
          "[ \\t>|]{0,40}(pages free|managed|cpu:|count:|vm stats threshold:) +(\\d{1,18})[ \\t]*");

  /** Makes the list immutable. */
  public ZoneInfo {
    Objects.requireNonNull(zones, "zones");
    zones = List.copyOf(zones);
  }

  /**
   * A zone of a node. All numbers except the first are base pages.
   *
   * @param node the node's number
   * @param name the zone's name, as {@code Normal}
   * @param free the free pages, without those of CPUs
   * @param managed the pages that the page allocator manages
   * @param cpus the number of CPUs
   * @param perCpuFree the free pages in the lists of CPUs
   * @param unsynced the maximum number of pages by which one counter of the zone differs from the
   *     truth: CPUs add their changes to it only beyond a threshold
   */
  public record Zone(
      int node, String name, long free, long managed, long cpus, long perCpuFree, long unsynced) {
    /** Checks the components. */
    public Zone {
      Objects.requireNonNull(name, "name");
    }
  }

  /**
   * Reads a file, plain or gzip-compressed.
   *
   * @throws UncheckedIOException if it cannot be read, or is not a copy of /proc/zoneinfo
   */
  public static ZoneInfo read(Path path) {
    return ProcFile.read(path, "zoneinfo", ZoneInfo::parse);
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if it has no zone; the message identifies the text as far as
   *     possible
   */
  public static ZoneInfo parse(String text) {
    List<Zone> zones = new ArrayList<>();
    Sums sums = new Sums(0, "");
    for (String line : text.lines().toList()) {
      Matcher head = HEAD.matcher(line);
      Matcher number = NUMBER.matcher(line);
      if (head.matches()) {
        sums.addTo(zones);
        sums = new Sums(Integer.parseInt(head.group(1)), head.group(2));
      } else if (number.matches()) {
        sums.add(number.group(1), ProcFile.number(number.group(2)));
      }
    }
    sums.addTo(zones);
    if (zones.isEmpty()) {
      throw ProcFile.notACopy(text, "zoneinfo", OtherFile.ZONEINFO, "zone");
    }
    return new ZoneInfo(zones);
  }

  /** Returns the pages that the page allocator manages: {@code MemTotal} of meminfo. */
  public long managed() {
    return zones.stream().mapToLong(Zone::managed).reduce(0, Saturated::sum);
  }

  /** Returns the number of CPUs that are online. */
  public long cpus() {
    return zones.stream().mapToLong(Zone::cpus).max().orElse(0);
  }

  /** Returns the free pages in the lists of CPUs. */
  public long perCpuFree() {
    return zones.stream().mapToLong(Zone::perCpuFree).reduce(0, Saturated::sum);
  }

  /** Returns the maximum number of pages by which a counter of all zones differs from the truth. */
  public long unsynced() {
    return zones.stream().mapToLong(Zone::unsynced).reduce(0, Saturated::sum);
  }

  private static final class Sums {
    private final int node;
    private final String name;
    private long free;
    private long managed;
    private long cpus;
    private long perCpuFree;
    private long unsynced;

    Sums(int node, String name) {
      this.node = node;
      this.name = name;
    }

    void add(String what, long number) {
      switch (what) {
        case "pages free" -> free = Saturated.sum(free, number);
        case "managed" -> managed = Saturated.sum(managed, number);
        case "cpu:" -> cpus++;
        case "count:" -> perCpuFree = Saturated.sum(perCpuFree, number);
        default -> unsynced = Saturated.sum(unsynced, number);
      }
    }

    void addTo(List<Zone> zones) {
      if (!name.isEmpty()) {
        zones.add(new Zone(node, name, free, managed, cpus, perCpuFree, unsynced));
      }
    }
  }
}
