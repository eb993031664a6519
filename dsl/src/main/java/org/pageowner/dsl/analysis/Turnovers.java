package org.pageowner.dsl.analysis;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Row;

/** Tells the records of the first and the last dump apart: which stayed, went and came. */
final class Turnovers {
  private final Tracking tracking;
  private final @Nullable String warning;
  private final @Nullable Tally total;
  private final Map<Group, Tally> byGroup = new HashMap<>();

  /** What is being counted. */
  private static final class Tally {
    private long survivors;
    private long survivorPages;
    private long gone;
    private long gonePages;
    private long fresh;
    private long freshPages;
    private long olderFresh;
    private @Nullable Long oldestSurvivor;
    private @Nullable Long newestSurvivor;
    private @Nullable Long firstFresh;
    private @Nullable Long lastFresh;
    private @Nullable Row example;

    void goes(Row row) {
      gone++;
      gonePages += row.pages();
    }

    void stays(Row row) {
      Long stamp = row.get(KeyCatalogue.ALLOC_TS);
      survivors++;
      survivorPages += row.pages();
      oldestSurvivor = Group.earlier(oldestSurvivor, stamp);
      newestSurvivor = Group.later(newestSurvivor, stamp);
    }

    void comes(Row row, long newestBefore) {
      Long stamp = row.get(KeyCatalogue.ALLOC_TS);
      fresh++;
      freshPages += row.pages();
      olderFresh += stamp != null && stamp <= newestBefore ? 1 : 0;
      firstFresh = Group.earlier(firstFresh, stamp);
      if (example == null || (stamp != null && (lastFresh == null || stamp > lastFresh))) {
        example = row;
      }
      lastFresh = Group.later(lastFresh, stamp);
    }

    Turnover turnover() {
      return new Turnover(
          survivors,
          survivorPages,
          gone,
          gonePages,
          fresh,
          freshPages,
          olderFresh,
          oldestSurvivor,
          newestSurvivor,
          firstFresh,
          lastFresh);
    }
  }

  private Turnovers(Tracking tracking, @Nullable String warning, @Nullable Tally total) {
    this.tracking = tracking;
    this.warning = warning;
    this.total = total;
  }

  /**
   * Goes over the records of both dumps.
   *
   * @param filter what records pass; without cull
   */
  static Turnovers between(Moment first, Moment last, Plan filter, GroupTable groups) {
    Dump before = first.dump();
    Dump after = last.dump();
    if (before == null || after == null) {
      return none(Tracking.STREAMED);
    }
    if (before.report().isInventory() || after.report().isInventory()) {
      return none(Tracking.INVENTORY);
    }
    Allocations old = Allocations.of(before);
    Allocations young = Allocations.of(after);
    if (old.size() == 0 || young.size() == 0) {
      return none(
          before.size() == 0 || after.size() == 0 ? Tracking.OTHER_BOOT : Tracking.NO_TIMES);
    }
    // What is as old as the first dump was there when it was taken, if the boot is the same. By
    // chance alone hardly any record of another boot has the same nanosecond at the same place.
    if (young.among(old) * 2 < young.until(old.newest()) || young.among(old) == 0) {
      return none(Tracking.OTHER_BOOT);
    }
    boolean backwards = young.newest() < old.newest();
    Turnovers result =
        new Turnovers(
            Tracking.ONE_BOOT,
            backwards ? "the last dump looks older than the first: are they in order?" : null,
            new Tally());
    Plan plan = filter.where(KeyCatalogue.EARLY.not());
    for (Row row : first.query().with(plan).run()) {
      if (!isIn(young, row)) {
        result.tallies(groups, row, tally -> tally.goes(row));
      }
    }
    for (Row row : last.query().with(plan).run()) {
      boolean stays = isIn(old, row);
      result.tallies(
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

  private static Turnovers none(Tracking tracking) {
    return new Turnovers(tracking, null, null);
  }

  private static boolean isIn(Allocations allocations, Row row) {
    return allocations.has(
        row.get(KeyCatalogue.PFN), row.get(KeyCatalogue.ORDER), row.get(KeyCatalogue.ALLOC_TS));
  }

  private interface Event {
    void count(Tally tally);
  }

  private void tallies(GroupTable groups, Row row, Event event) {
    Group group = groups.of(row);
    if (group != null && total != null) {
      event.count(byGroup.computeIfAbsent(group, g -> new Tally()));
      event.count(total);
    }
  }

  Tracking tracking() {
    return tracking;
  }

  /** What is odd about the times of the dumps, or {@code null}. */
  @Nullable String warning() {
    return warning;
  }

  /** In all; {@code null} if records were not told apart. */
  @Nullable Turnover total() {
    return total == null ? null : total.turnover();
  }

  /** Of a group; {@code null} if records were not told apart. */
  @Nullable Turnover of(Group group) {
    return total == null ? null : byGroup.getOrDefault(group, new Tally()).turnover();
  }

  /** The last of a group's records that came; {@code null} if none did, or none was told apart. */
  @Nullable Row newest(Group group) {
    Tally tally = byGroup.get(group);
    return tally == null ? null : tally.example;
  }
}
