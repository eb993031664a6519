package org.pageowner.dsl.analysis.growth;

import com.google.common.math.LongMath;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongBiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.plan.Plan;

/**
 * What came out when a growth was asked: rows in their order, and sums.
 *
 * @param rows all of them; a limit is not applied
 * @param totals their sums
 * @param tracking whether records were told apart
 * @param warning what is odd about the dumps' times, or {@code null}
 * @param reports what was read, dump by dump
 */
record GrowthResult(
    List<GrowthRow> rows,
    GrowthTotals totals,
    Tracking tracking,
    @Nullable String warning,
    List<ReadReport> reports) {

  /** Asks all dumps the same. */
  static GrowthResult of(List<Snapshot> moments, Plan plan, StackComparison comparison) {
    Comparator<GrowthRow> order = GrowthOrder.of(plan);
    GroupedDumps asked = GroupedDumps.of(moments, plan, comparison);
    List<GrowthRow> rows =
        asked.groups().stream()
            .map(group -> new GrowthRow(group, asked.turnovers().of(group)))
            .sorted(order)
            .toList();
    return new GrowthResult(
        rows,
        totals(rows, moments.size(), plan, asked),
        asked.turnovers().tracking(),
        asked.turnovers().warning(),
        asked.reports());
  }

  private static GrowthTotals totals(
      List<GrowthRow> rows, int dumps, Plan plan, GroupedDumps asked) {
    return new GrowthTotals(
        rows.size(),
        rows.stream().filter(GrowthRow::isNew).count(),
        rows.stream().filter(GrowthRow::hasVanished).count(),
        rows.stream().filter(row -> row.grownPages() > 0).count(),
        rows.stream().mapToLong(GrowthRow::grownPages).reduce(0, LongMath::saturatedAdd),
        Math.max(0, rows.size() - plan.rowLimit().orElse(Long.MAX_VALUE)),
        sums(rows, dumps, GrowthRow::times),
        sums(rows, dumps, GrowthRow::pages),
        asked.earlyTimes(),
        asked.earlyPages(),
        asked.turnovers().total());
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
