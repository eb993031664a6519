package org.pageowner.dsl.analysis.growth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
 * What dumps answered that were all asked the same.
 *
 * @param groups those in any of them, in the order in which they first came
 * @param turnovers which records stayed, went and came from the first to the last
 * @param earlyTimes early records, dump by dump
 * @param earlyPages their pages
 * @param reports what was read, dump by dump
 */
record GroupedDumps(
    List<Group> groups,
    Turnovers turnovers,
    List<Long> earlyTimes,
    List<Long> earlyPages,
    List<ReadReport> reports) {

  /**
   * Asks all dumps: each gives a table, culled by {@code plan}'s keys, and rows with the same
   * values are put side by side.
   *
   * @throws IllegalArgumentException if one is a dump and another an inventory of stacks
   */
  static GroupedDumps of(List<Snapshot> moments, Plan plan, StackComparison stacks) {
    GroupTable groups = new GroupTable(plan.keys(), stacks, moments.size());
    Plan filter = filter(plan);
    Plan question = question(filter, plan.keys());
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
    return new GroupedDumps(
        List.copyOf(groups.groups()),
        Turnovers.between(moments.get(0), moments.get(moments.size() - 1), filter, groups),
        list(earlyTimes),
        list(earlyPages),
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
                + (dump.kind() == ReadReport.Kind.SORTED
                    ? " is output of page_owner_sort and "
                    : " is a dump and ")
                + inventory.source()
                + " an inventory of stacks, which counts otherwise; compare it with the dump's own"
                + " inventory: StackInventory.of(dump), or the command stacks. (The inventory of a"
                + " kernel that tracks swapped-out pages counts these too; no dump lists them.)");
      }
    }
  }

  private static List<Long> list(long[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }
}
