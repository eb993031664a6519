package org.pageowner.dsl.analysis.cgroups;

import com.google.common.math.LongMath;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.layout.Amount;
import org.pageowner.dsl.internal.layout.Grid;
import org.pageowner.dsl.internal.layout.Grids;
import org.pageowner.dsl.plan.KeyCatalogue;

/**
 * Lays out cgroups for people: their pages, the stacks that pin removed ones, and the limits of the
 * data.
 */
final class CgroupsView {
  private static final long PAGE_SIZE = 4096;

  private CgroupsView() {}

  static Grids of(Cgroups cgroups) {
    Grids grids = new Grids();
    grids.add(pages(cgroups));
    grids.add(pins(cgroups));
    return grids;
  }

  private static Grid pages(Cgroups cgroups) {
    Grid grid =
        Grid.of(
                Grid.amount("pages"),
                Grid.amount("direct"),
                Grid.amount("objcg"),
                Grid.amount("times"),
                Grid.time("first alloc"),
                Grid.time("last alloc"),
                Grid.left("state"),
                Grid.left("memcg"))
            .title("pages charged to memory cgroups");
    long pages = 0;
    for (Cgroup one : cgroups.all()) {
      pages = LongMath.saturatedAdd(pages, one.pages());
      grid.row(
          one.pages(),
          one.directPages(),
          one.objcgPages(),
          one.times(),
          one.firstAllocTs(),
          one.lastAllocTs(),
          one.offline() ? "offline" : "online",
          one.name());
    }
    grid.total(Amount.pages(pages, PAGE_SIZE));
    grid.note("not charged: " + Amount.pages(cgroups.unchargedPages(), PAGE_SIZE));
    grid.note(
        "slab, of which no dump says what its objects are charged to: "
            + Amount.pages(cgroups.slabPages(), PAGE_SIZE));
    notes(cgroups).forEach(grid::note);
    return grid;
  }

  private static Grid pins(Cgroups cgroups) {
    boolean byHandle =
        cgroups.pins().stream()
            .anyMatch(
                pin ->
                    pin.get(KeyCatalogue.STACKTRACE) == null
                        && pin.get(KeyCatalogue.HANDLE) != null);
    Grid grid =
        Grid.of(
                Grid.amount("pages"),
                Grid.amount("times"),
                Grid.left("charged"),
                Grid.time("first alloc"),
                Grid.left("name"),
                Grid.left("memcg"),
                byHandle ? Grid.right("handle") : Grid.stack("stacktrace"))
            .title("who pins offline cgroups, by stack");
    for (CgroupPin pin : cgroups.pins()) {
      grid.row(
          pin.pages(),
          pin.times(),
          pin.isObjcg() ? "objcg" : "direct",
          pin.firstAllocTs(),
          name(pin),
          pin.cgroup(),
          byHandle ? pin.get(KeyCatalogue.HANDLE) : pin.get(KeyCatalogue.STACKTRACE));
    }
    if (cgroups.pins().isEmpty()) {
      return grid.note("none: no page is charged to a cgroup that was removed");
    }
    return grid.total(Amount.pages(cgroups.offlinePages(), PAGE_SIZE));
  }

  static List<String> notes(Cgroups cgroups) {
    return cgroups.all().isEmpty()
        ? List.of()
        : List.of("a name is the last part of a path: cgroups of one name are one row");
  }

  /** Returns the name of the first record's task, and the number of other names. */
  private static @Nullable String name(CgroupPin pin) {
    String name = pin.get(KeyCatalogue.NAME);
    return name == null || pin.names() < 2 ? name : name + " +" + (pin.names() - 1);
  }
}
