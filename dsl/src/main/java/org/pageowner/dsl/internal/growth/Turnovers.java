package org.pageowner.dsl.internal.growth;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Row;

/** Tells the records of the first and the last dump apart: which stayed, went and came. */
public final class Turnovers {
  private final Kinship kinship;
  private final @Nullable String warning;
  private final @Nullable TurnoverTally total;
  private final Map<Group, TurnoverTally> byGroup = new HashMap<>();

  private Turnovers(Kinship kinship, @Nullable String warning, @Nullable TurnoverTally total) {
    this.kinship = kinship;
    this.warning = warning;
    this.total = total;
  }

  /**
   * Goes over the records of both dumps.
   *
   * @param filter what records pass; without cull
   */
  static Turnovers between(Snapshot first, Snapshot last, Plan filter, GroupTable groups) {
    Dump before = first.dump();
    Dump after = last.dump();
    if (before == null || after == null) {
      return none(Kinship.STREAMED);
    }
    if (before.report().isInventory() || after.report().isInventory()) {
      return none(Kinship.INVENTORY);
    }
    if (isSorted(before) || isSorted(after)) {
      return none(Kinship.SORTED);
    }
    Allocations old = Allocations.of(before);
    Allocations young = Allocations.of(after);
    Kinship kinship = Kinship.of(before, old, after, young);
    if (kinship != Kinship.ONE_BOOT) {
      return none(kinship);
    }
    boolean backwards = young.newest() < old.newest();
    Turnovers result =
        new Turnovers(
            kinship,
            backwards ? "the last dump looks older than the first: are they in order?" : null,
            new TurnoverTally());
    Plan plan = filter.where(KeyCatalogue.EARLY.not());
    for (Row row : first.query().with(plan).run()) {
      if (!isIn(young, row)) {
        result.count(groups, row, tally -> tally.goes(row));
      }
    }
    for (Row row : last.query().with(plan).run()) {
      boolean stays = isIn(old, row);
      result.count(
          groups,
          row,
          tally -> {
            if (stays) {
              tally.stays(row);
            } else {
              tally.comes(row, old.newest());
            }
          });
    }
    return result;
  }

  private static boolean isSorted(Dump dump) {
    return dump.report().kind() == ReadReport.Kind.SORTED;
  }

  private static Turnovers none(Kinship kinship) {
    return new Turnovers(kinship, null, null);
  }

  private static boolean isIn(Allocations allocations, Row row) {
    return allocations.has(
        row.get(KeyCatalogue.PFN), row.get(KeyCatalogue.ORDER), row.get(KeyCatalogue.ALLOC_TS));
  }

  private void count(GroupTable groups, Row row, Consumer<TurnoverTally> event) {
    Group group = groups.of(row);
    if (group != null && total != null) {
      event.accept(byGroup.computeIfAbsent(group, g -> new TurnoverTally()));
      event.accept(total);
    }
  }

  /** Whether records were told apart. */
  public Kinship kinship() {
    return kinship;
  }

  /** What is odd about the times of the dumps, or {@code null}. */
  public @Nullable String warning() {
    return warning;
  }

  /** In all; {@code null} if records were not told apart. */
  public @Nullable TurnoverTally total() {
    return total;
  }

  /** Of a group; {@code null} if records were not told apart. */
  public @Nullable TurnoverTally of(Group group) {
    return total == null ? null : byGroup.getOrDefault(group, new TurnoverTally());
  }
}
