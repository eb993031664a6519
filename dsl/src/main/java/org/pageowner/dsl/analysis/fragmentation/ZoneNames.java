package org.pageowner.dsl.analysis.fragmentation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.PageTypeInfo;

/**
 * Which zone of {@code /proc/pagetypeinfo} each zone index of a dump denotes.
 *
 * <p>A dump has indices, the kernel's table has names. Zones come in one order ({@code enum
 * zone_type} of include/linux/mmzone.h), but which of them exist is the kernel's configuration, and
 * the table leaves out zones without memory. So all configurations are tried: one fits if it has
 * every zone that the table names, and if every index that a record has is, in that node, a zone
 * that the table names. If those that fit agree, or those whose zones are large enough, the names
 * are known.
 */
final class ZoneNames {
  private static final List<String> ORDER =
      List.of("DMA", "DMA32", "Normal", "HighMem", "Movable", "Device");

  private static final List<String> OPTIONAL = List.of("DMA", "DMA32", "HighMem", "Device");

  private final PageTypeInfo table;
  private final Map<ZoneId, Long> tracked;
  private final Map<ZoneId, PageTypeInfo.Zone> zones = new HashMap<>();
  private String basis = "";

  private ZoneNames(PageTypeInfo table, Map<ZoneId, Long> tracked) {
    this.table = table;
    this.tracked = tracked;
  }

  /**
   * Finds the zones of places.
   *
   * @param tracked how many tracked blocks each place has
   */
  static ZoneNames of(PageTypeInfo table, Map<ZoneId, Long> tracked) {
    ZoneNames names = new ZoneNames(table, tracked);
    names.find();
    return names;
  }

  /** The zone of a place, or {@code null} if it is not known. */
  PageTypeInfo.@Nullable Zone zone(ZoneId place) {
    return zones.get(place);
  }

  /** Returns whether any place has its zone. */
  boolean isKnown() {
    return !zones.isEmpty();
  }

  /** How the zones were found, or why not, in words. */
  String basis() {
    return basis;
  }

  private void find() {
    Set<Map<Long, String>> readings = new LinkedHashSet<>();
    for (int chosen = 0; chosen < 1 << OPTIONAL.size(); chosen++) {
      List<String> configured = configured(chosen);
      if (table.zones().stream().allMatch(zone -> configured.contains(zone.name()))) {
        Map<Long, String> reading = reading(configured);
        if (reading != null) {
          readings.add(reading);
        }
      }
    }
    if (readings.size() > 1) {
      readings.removeIf(reading -> !isLargeEnough(reading));
    }
    if (readings.size() != 1) {
      basis =
          readings.isEmpty()
              ? "no configuration of zones fits both the dump and the kernel's table"
              : "zone indices could stand for several of the table's zones";
      return;
    }
    Map<Long, String> reading = readings.iterator().next();
    for (ZoneId place : tracked.keySet()) {
      List<PageTypeInfo.Zone> fitting = fitting(place, reading);
      if (fitting.size() == 1) {
        zones.put(place, fitting.get(0));
      }
    }
    basis =
        reading.isEmpty()
            ? "records do not tell their zones"
            : reading.entrySet().stream()
                    .map(entry -> "zone " + entry.getKey() + " is " + entry.getValue())
                    .collect(Collectors.joining(", "))
                + ": the only reading that fits the table's zones";
  }

  private static List<String> configured(int chosen) {
    List<String> names = new ArrayList<>(ORDER);
    for (int i = 0; i < OPTIONAL.size(); i++) {
      if ((chosen & 1 << i) == 0) {
        names.remove(OPTIONAL.get(i));
      }
    }
    return names;
  }

  /** The names of the indices under a configuration, or {@code null} if it does not fit. */
  private @Nullable Map<Long, String> reading(List<String> configured) {
    Map<Long, String> names = new TreeMap<>();
    for (ZoneId place : tracked.keySet()) {
      Long index = place.zone();
      if (index != null) {
        if (index < 0 || index >= configured.size()) {
          return null;
        }
        names.put(index, configured.get(index.intValue()));
      }
      if (fitting(place, names).isEmpty()) {
        return null;
      }
    }
    return names;
  }

  /**
   * Returns whether zones have room for the blocks that are tracked; some are not, so this only
   * helps.
   */
  private boolean isLargeEnough(Map<Long, String> names) {
    for (Map.Entry<ZoneId, Long> entry : tracked.entrySet()) {
      for (PageTypeInfo.Zone zone : fitting(entry.getKey(), names)) {
        long all = zone.pageblocks().values().stream().mapToLong(Long::longValue).sum();
        if (!zone.pageblocks().isEmpty() && entry.getValue() > all) {
          return false;
        }
      }
    }
    return true;
  }

  /** The zones that a place can be; what is not printed can be any. */
  private List<PageTypeInfo.Zone> fitting(ZoneId place, Map<Long, String> names) {
    Long index = place.zone();
    return table.zones().stream()
        .filter(zone -> place.node() == null || place.node() == zone.node())
        .filter(zone -> index == null || Objects.equals(names.get(index), zone.name()))
        .toList();
  }
}
