package org.pageowner.dsl.analysis.fragmentation;

import com.google.common.math.LongMath;
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
 * Infers the zone of {@code /proc/pagetypeinfo} that each zone index of a dump denotes.
 *
 * <p>A dump has indices, the kernel's table has names. The order of zones is fixed ({@code enum
 * zone_type} of include/linux/mmzone.h), but the kernel's configuration determines which of them
 * exist, and the table leaves out zones without memory. So all configurations are tried. A
 * configuration fits if it has every zone of the table, and if every index of a record is a zone
 * that the table has for that node. The names are known if all configurations that fit agree, or
 * all of these whose zones are large enough for the tracked blocks.
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
   * Infers the zones of a dump.
   *
   * @param tracked the number of tracked blocks of each zone of the dump
   */
  static ZoneNames of(PageTypeInfo table, Map<ZoneId, Long> tracked) {
    ZoneNames names = new ZoneNames(table, tracked);
    names.find();
    return names;
  }

  /** Returns the zone of the table for a zone of the dump, or {@code null} if it is unknown. */
  PageTypeInfo.@Nullable Zone zone(ZoneId id) {
    return zones.get(id);
  }

  /** Returns whether the zone of the table is known for any zone of the dump. */
  boolean isKnown() {
    return !zones.isEmpty();
  }

  /** Returns the basis of the names, or the reason why they are unknown. */
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
    for (ZoneId id : tracked.keySet()) {
      List<PageTypeInfo.Zone> fitting = fitting(id, reading);
      if (fitting.size() == 1) {
        zones.put(id, fitting.get(0));
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

  /** Returns the names of the indices under a configuration, or {@code null} if it does not fit. */
  private @Nullable Map<Long, String> reading(List<String> configured) {
    Map<Long, String> names = new TreeMap<>();
    for (ZoneId id : tracked.keySet()) {
      Long index = id.zone();
      if (index != null) {
        if (index < 0 || index >= configured.size()) {
          return null;
        }
        names.put(index, configured.get(index.intValue()));
      }
      if (fitting(id, names).isEmpty()) {
        return null;
      }
    }
    return names;
  }

  /** Returns whether zones have at least as many blocks as are tracked in them. */
  private boolean isLargeEnough(Map<Long, String> names) {
    for (Map.Entry<ZoneId, Long> entry : tracked.entrySet()) {
      for (PageTypeInfo.Zone zone : fitting(entry.getKey(), names)) {
        long all =
            zone.pageblocks().values().stream()
                .mapToLong(Long::longValue)
                .reduce(0, LongMath::saturatedAdd);
        if (!zone.pageblocks().isEmpty() && entry.getValue() > all) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Returns the zones of the table that a zone of the dump may be; an unknown number matches any.
   */
  private List<PageTypeInfo.Zone> fitting(ZoneId id, Map<Long, String> names) {
    Long index = id.zone();
    return table.zones().stream()
        .filter(zone -> id.node() == null || id.node() == zone.node())
        .filter(zone -> index == null || Objects.equals(names.get(index), zone.name()))
        .toList();
  }
}
