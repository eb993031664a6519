package org.pageowner.dsl.analysis.growth;

import com.google.common.math.LongMath;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongBiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.plan.Plan;

/**
 * The result of a growth: sorted rows, and sums.
 *
 * @param rows all rows, without a limit
 * @param shown the rows within the limits, and those of others
 * @param totals the sums of the rows
 * @param tracking whether records were tracked
 * @param warning a warning about the times of the dumps, or {@code null}
 * @param reports the report on each dump
 */
record GrowthResult(
    List<GrowthRow> rows,
    List<GrowthRow> shown,
    GrowthTotals totals,
    Tracking tracking,
    @Nullable String warning,
    List<ReadReport> reports) {

  /** Runs the plan on all dumps. */
  static GrowthResult of(List<Snapshot> snapshots, Plan plan, StackComparison comparison) {
    Comparator<GrowthRow> order = GrowthOrder.of(plan);
    GroupedDumps grouped = GroupedDumps.of(snapshots, plan, comparison);
    List<GrowthRow> rows =
        rows(grouped.groups(), grouped).sorted(Interruption.checked(order)).toList();
    plan.requireConsistent();
    List<GrowthRow> shown = GrowthLimits.of(rows, plan);
    return new GrowthResult(
        rows,
        shown,
        totals(rows, rows(grouped.parts(), grouped).toList(), snapshots.size(), shown, grouped),
        grouped.turnovers().tracking(),
        grouped.turnovers().warning(),
        grouped.reports());
  }

  private static Stream<GrowthRow> rows(List<Group> groups, GroupedDumps grouped) {
    return groups.stream().map(group -> new GrowthRow(group, grouped.turnovers().of(group)));
  }

  /**
   * Adds up.
   *
   * @param rows the rows, which are counted
   * @param parts rows that have no record in common, over which sums are
   */
  private static GrowthTotals totals(
      List<GrowthRow> rows,
      List<GrowthRow> parts,
      int dumps,
      List<GrowthRow> shown,
      GroupedDumps grouped) {
    return new GrowthTotals(
        rows.size(),
        rows.stream().filter(GrowthRow::isNew).count(),
        rows.stream().filter(GrowthRow::hasVanished).count(),
        rows.stream().filter(row -> row.grownPages() > 0).count(),
        parts.stream().mapToLong(GrowthRow::grownPages).reduce(0, LongMath::saturatedAdd),
        rows.size() - shown.stream().filter(row -> !row.isOthers()).count(),
        sums(parts, dumps, GrowthRow::times),
        sums(parts, dumps, GrowthRow::pages),
        grouped.earlyTimes(),
        grouped.earlyPages(),
        grouped.turnovers().total());
  }

  private static List<Long> sums(
      List<GrowthRow> rows, int dumps, ToLongBiFunction<GrowthRow, Integer> of) {
    return IntStream.range(0, dumps)
        .mapToObj(
            dump ->
                rows.stream()
                    .mapToLong(row -> of.applyAsLong(row, dump))
                    .reduce(0, LongMath::saturatedAdd))
        .toList();
  }
}
