package org.pageowner.dsl.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.Selection;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;

/**
 * What came out when a growth was asked: rows in their order, and sums.
 *
 * @param rows all of them; a limit is not applied
 * @param totals their sums
 * @param tracking whether records were told apart
 * @param warning what is odd about the dumps' times, or {@code null}
 * @param reports what was read, dump by dump
 */
record GrowthAnswer(
    List<GrowthRow> rows,
    GrowthTotals totals,
    Tracking tracking,
    @Nullable String warning,
    List<ReadReport> reports) {

  /**
   * Asks all dumps the same: each gives a table, culled by {@code plan}'s keys, and rows with the
   * same values are put side by side.
   */
  static GrowthAnswer of(List<Moment> moments, Plan plan, StackComparison comparison) {
    Comparator<GrowthRow> order = RowOrder.of(plan);
    GroupTable groups = new GroupTable(plan.cull(), comparison, moments.size());
    Plan filter = filter(plan);
    Plan question = question(filter, plan.cull());
    List<ReadReport> reports = new ArrayList<>();
    long[] earlyTimes = new long[moments.size()];
    long[] earlyPages = new long[moments.size()];
    for (int dump = 0; dump < moments.size(); dump++) {
      Table table = moments.get(dump).query().with(question).run();
      reports.add(table.report());
      earlyTimes[dump] = table.totals().earlyTimes();
      earlyPages[dump] = table.totals().earlyPages();
      for (Row row : table) {
        if (!Boolean.TRUE.equals(row.get(KeyCatalogue.EARLY))) {
          groups.add(dump, row);
        }
      }
    }
    requireOneKind(reports);
    Turnovers turnovers =
        Turnovers.between(moments.get(0), moments.get(moments.size() - 1), filter, groups);
    List<GrowthRow> rows =
        groups.groups().stream()
            .sorted(Comparator.comparingInt(Group::number))
            .map(group -> new GrowthRow(group, turnovers.of(group), turnovers.newest(group)))
            .sorted(order)
            .toList();
    return new GrowthAnswer(
        rows,
        totals(rows, moments.size(), plan, earlyTimes, earlyPages, turnovers.total()),
        turnovers.tracking(),
        turnovers.warning(),
        List.copyOf(reports));
  }

  /** What records pass, and nothing else. */
  static Plan filter(Plan plan) {
    Plan filter = Plan.EMPTY;
    for (Selection selection : plan.selections()) {
      filter = filter.select(selection);
    }
    for (Condition condition : plan.condition().stream().toList()) {
      filter = filter.where(condition);
    }
    return filter;
  }

  /** Early records have groups of their own, which are set apart. */
  private static Plan question(Plan filter, List<Key<?>> keys) {
    Set<Key<?>> culled = new LinkedHashSet<>(keys);
    culled.add(KeyCatalogue.EARLY);
    return filter
        .cull(culled.toArray(Key<?>[]::new))
        .measure(Measure.FIRST_ALLOC_TS, Measure.LAST_ALLOC_TS);
  }

  private static void requireOneKind(List<ReadReport> reports) {
    ReadReport first = reports.get(0);
    for (ReadReport other : reports) {
      boolean known = first.records() > 0 && other.records() > 0;
      if (known && first.isInventory() != other.isInventory()) {
        ReadReport dump = first.isInventory() ? other : first;
        ReadReport inventory = first.isInventory() ? first : other;
        throw new IllegalArgumentException(
            dump.source()
                + " is a dump and "
                + inventory.source()
                + " an inventory of stacks, which counts otherwise; compare it with the dump's own"
                + " inventory: StackInventory.of(dump), or the command stacks");
      }
    }
  }

  private static GrowthTotals totals(
      List<GrowthRow> rows,
      int dumps,
      Plan plan,
      long[] earlyTimes,
      long[] earlyPages,
      @Nullable Turnover turnover) {
    long[] times = new long[dumps];
    long[] pages = new long[dumps];
    for (GrowthRow row : rows) {
      for (int dump = 0; dump < dumps; dump++) {
        times[dump] = Group.sum(times[dump], row.times(dump));
        pages[dump] = Group.sum(pages[dump], row.pages(dump));
      }
    }
    return new GrowthTotals(
        rows.size(),
        rows.stream().filter(GrowthRow::isNew).count(),
        rows.stream().filter(GrowthRow::hasVanished).count(),
        rows.stream().filter(row -> row.grownPages() > 0).count(),
        rows.stream().mapToLong(GrowthRow::grownPages).reduce(0, Group::sum),
        Math.max(0, rows.size() - plan.limit().orElse(Long.MAX_VALUE)),
        list(times),
        list(pages),
        list(earlyTimes),
        list(earlyPages),
        turnover);
  }

  private static List<Long> list(long[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }
}
