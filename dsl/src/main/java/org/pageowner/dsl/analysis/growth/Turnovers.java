package org.pageowner.dsl.analysis.growth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;

/**
 * Classifies the records of the first and the last dump: those that stayed, went and came.
 *
 * <p>This is a full outer join of the two dumps on page frame, order and time of allocation. The
 * keys of each dump are hashed once ({@link Allocations}); then the records that pass the filters,
 * early ones left out, are looked up in the set of the other dump, and counted for their group. Two
 * dumps are of one boot if at least half of the old records match ({@link Tracking}); otherwise
 * equal times mean nothing, and no record is classified.
 */
final class Turnovers {
  private final Tracking tracking;
  private final @Nullable String warning;
  private final Turnover.@Nullable Builder total;
  private final Map<Group, Turnover.Builder> byGroup = new HashMap<>();

  /**
   * The plans that select records of two dumps; they differ where ages count from other times.
   *
   * @param first that of the first dump
   * @param last that of the last dump
   */
  record Filters(Plan first, Plan last) {}

  private Turnovers(Tracking tracking, @Nullable String warning, Turnover.@Nullable Builder total) {
    this.tracking = tracking;
    this.warning = warning;
    this.total = total;
  }

  /**
   * Classifies the records of both dumps.
   *
   * @param filters the plans that select records of the first and of the last dump, without keys to
   *     cull by
   */
  static Turnovers between(
      Snapshot first, Snapshot last, Matching matching, Filters filters, GroupTable groups) {
    Allocations old = matching.old();
    Allocations young = matching.young();
    if (matching.tracking() != Tracking.ONE_BOOT || old == null || young == null) {
      return new Turnovers(matching.tracking(), null, null);
    }
    boolean backwards = young.newest() < old.newest();
    Turnovers result =
        new Turnovers(
            Tracking.ONE_BOOT,
            backwards ? "the last dump looks older than the first: are they in order?" : null,
            new Turnover.Builder());
    Table before = first.query().with(filters.first().where(KeyCatalogue.EARLY.not())).run();
    for (int i = 0; i < before.size(); i++) {
      Interruption.checkAt(i);
      Row row = before.row(i);
      if (!isIn(young, row)) {
        result.count(groups, row, count -> count.goes(row));
      }
    }
    Table after = last.query().with(filters.last().where(KeyCatalogue.EARLY.not())).run();
    for (int i = 0; i < after.size(); i++) {
      Interruption.checkAt(i);
      Row row = after.row(i);
      if (isIn(old, row)) {
        result.count(groups, row, count -> count.stays(row));
      } else {
        StackTrace stack = groups.stack(row);
        for (Turnover.Builder group :
            result.count(groups, row, count -> count.comes(row, old.newest()))) {
          group.gains(row, stack);
        }
      }
    }
    return result;
  }

  private static boolean isIn(Allocations allocations, Row row) {
    return allocations.contains(
        row.get(KeyCatalogue.PFN), row.get(KeyCatalogue.ORDER), row.get(KeyCatalogue.ALLOC_TS));
  }

  /** Counts a record for its groups and in all; returns the counts of the groups. */
  private List<Turnover.Builder> count(
      GroupTable groups, Row row, Consumer<Turnover.Builder> event) {
    List<Group> found = groups.of(row);
    if (total != null && !found.isEmpty()) {
      event.accept(total);
    }
    if (found.size() == 1) {
      Turnover.Builder count = of(byGroup, found.get(0));
      event.accept(count);
      return List.of(count);
    }
    List<Turnover.Builder> counts = new ArrayList<>(found.size());
    found.forEach(group -> counts.add(of(byGroup, group)));
    counts.forEach(event);
    return counts;
  }

  private static Turnover.Builder of(Map<Group, Turnover.Builder> counts, Group group) {
    return counts.computeIfAbsent(group, g -> new Turnover.Builder());
  }

  /** Returns whether records were tracked. */
  Tracking tracking() {
    return tracking;
  }

  /** Returns a warning about the times of the dumps, or {@code null}. */
  @Nullable String warning() {
    return warning;
  }

  /** Returns the turnover of all records; {@code null} if records were not tracked. */
  @Nullable Turnover total() {
    return total == null ? null : total.build();
  }

  /** Returns the counts of a group; {@code null} if records were not tracked. */
  Turnover.@Nullable Builder of(Group group) {
    return total == null ? null : byGroup.getOrDefault(group, new Turnover.Builder());
  }
}
