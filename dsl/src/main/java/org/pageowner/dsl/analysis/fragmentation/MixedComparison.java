package org.pageowner.dsl.analysis.fragmentation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.PageTypeInfo;
import org.pageowner.dsl.internal.layout.Amount;
import org.pageowner.dsl.internal.layout.Grid;

/**
 * The mixed pageblocks of a dump compared with those that the kernel counted.
 *
 * <p>A dump has the indices of zones, {@code /proc/pagetypeinfo} their names. The names of the
 * indices are inferred from the zones that exist; {@link #notes} explains how. If that is not
 * possible, only the sums over all zones are compared. Immutable and safe to share between threads.
 */
public final class MixedComparison extends GridAnswer {
  private final List<MixedDifference> rows;
  private final List<String> notes;

  private MixedComparison(List<MixedDifference> rows, List<String> notes) {
    this.rows = List.copyOf(rows);
    this.notes = List.copyOf(notes);
  }

  static MixedComparison of(Fragmentation dump, PageTypeInfo kernel) {
    if (kernel.zones().stream().allMatch(zone -> zone.mixedPageblocks().isEmpty())) {
      throw new IllegalArgumentException(
          "no table of mixed blocks: /proc/pagetypeinfo has one only with page_owner=on");
    }
    Map<ZoneId, Long> tracked = new TreeMap<>(ZoneId.ORDER);
    for (MixedBlocks row : dump.mixed()) {
      tracked.merge(zoneId(row), row.tracked(), Long::sum);
    }
    ZoneNames names = ZoneNames.of(kernel, tracked);
    List<String> notes = new ArrayList<>();
    notes.add(names.basis());
    if (!names.isKnown()) {
      notes.add("so only the sums over all zones are compared");
    }
    Integer order = dump.pageblockOrder();
    if (!Objects.equals(order, kernel.pageblockOrder())) {
      notes.add(
          "pageblocks are of order %s in the dump and %s in the table: not of one machine?"
              .formatted(order, kernel.pageblockOrder()));
    }
    return new MixedComparison(
        names.isKnown() ? byZone(dump, kernel, names) : sums(dump, kernel), notes);
  }

  private static ZoneId zoneId(MixedBlocks row) {
    return new ZoneId(row.node(), row.zone());
  }

  private static List<MixedDifference> byZone(
      Fragmentation dump, PageTypeInfo kernel, ZoneNames names) {
    Map<PageTypeInfo.Zone, Map<String, Long>> ours = new HashMap<>();
    Map<String, Long> unmatched = new TreeMap<>(MigrateTypes.ORDER);
    for (MixedBlocks row : dump.mixed()) {
      PageTypeInfo.Zone zone = names.zone(zoneId(row));
      Map<String, Long> counts =
          zone == null
              ? unmatched
              : ours.computeIfAbsent(zone, key -> new TreeMap<>(MigrateTypes.ORDER));
      counts.merge(row.type(), row.blocks(), Long::sum);
    }
    List<MixedDifference> rows = new ArrayList<>();
    for (PageTypeInfo.Zone zone : kernel.zones()) {
      compare(
          zone.node(),
          zone.name(),
          ours.getOrDefault(zone, Map.of()),
          zone.pageblocks(),
          zone.mixedPageblocks(),
          rows);
    }
    compare(null, null, unmatched, Map.of(), Map.of(), rows);
    return rows;
  }

  private static List<MixedDifference> sums(Fragmentation dump, PageTypeInfo kernel) {
    Map<String, Long> ours = new TreeMap<>(MigrateTypes.ORDER);
    dump.mixed().forEach(row -> ours.merge(row.type(), row.blocks(), Long::sum));
    Map<String, Long> all = new LinkedHashMap<>();
    Map<String, Long> mixed = new LinkedHashMap<>();
    for (PageTypeInfo.Zone zone : kernel.zones()) {
      zone.pageblocks().forEach((type, blocks) -> all.merge(type, blocks, Long::sum));
      zone.mixedPageblocks().forEach((type, blocks) -> mixed.merge(type, blocks, Long::sum));
    }
    List<MixedDifference> rows = new ArrayList<>();
    compare(null, null, ours, all, mixed, rows);
    return rows;
  }

  private static void compare(
      @Nullable Integer node,
      @Nullable String zone,
      Map<String, Long> ours,
      Map<String, Long> all,
      Map<String, Long> mixed,
      List<MixedDifference> rows) {
    mixed.forEach(
        (type, blocks) ->
            rows.add(
                new MixedDifference(
                    node, zone, type, all.get(type), ours.getOrDefault(type, 0L), blocks)));
    ours.forEach(
        (type, blocks) -> {
          if (!mixed.containsKey(type)) {
            rows.add(new MixedDifference(node, zone, type, all.get(type), blocks, null));
          }
        });
  }

  /** Returns the counts, in the order of the kernel's table. */
  public List<MixedDifference> rows() {
    return rows;
  }

  /** Returns whether all counts are equal to the kernel's. */
  public boolean isEqual() {
    return rows.stream().allMatch(row -> Objects.equals(row.difference(), 0L));
  }

  /**
   * Returns the basis on which zones were matched, and the caveats of the comparison; one sentence
   * each.
   */
  public List<String> notes() {
    return notes;
  }

  @Override
  Grid grid() {
    Grid grid =
        Grid.of(
                Grid.right("node"),
                Grid.left("zone"),
                Grid.left("type"),
                Grid.amount("all blocks"),
                Grid.amount("mixed"),
                Grid.amount("kernel"),
                Grid.amount("difference"))
            .title("beside /proc/pagetypeinfo: mixed blocks in the dump and by the kernel");
    for (MixedDifference row : rows) {
      if (!row.isEmpty()) {
        grid.row(
            row.node() == null ? null : row.node().longValue(),
            row.zone(),
            row.type(),
            row.pageblocks(),
            row.blocks(),
            row.kernelBlocks(),
            row.difference());
      }
    }
    long unequal = rows.stream().filter(row -> !Objects.equals(row.difference(), 0L)).count();
    grid.note(
        unequal == 0
            ? "all %s are equal".formatted(Amount.count(rows.size(), "count"))
            : "%s of %s differ"
                .formatted(Amount.number(unequal), Amount.count(rows.size(), "count")));
    notes.forEach(grid::note);
    return grid;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MixedComparison that
        && rows.equals(that.rows)
        && notes.equals(that.notes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(rows, notes);
  }
}
