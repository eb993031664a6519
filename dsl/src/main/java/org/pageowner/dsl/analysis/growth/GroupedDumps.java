package org.pageowner.dsl.analysis.growth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.pageowner.core.internal.work.Interruption;
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
 * The answers of several dumps to the same query, joined by group.
 *
 * @param groups the groups of all dumps, in the order in which they were added
 * @param turnovers the records that stayed, went and came from the first to the last dump
 * @param earlyTimes the number of early records of each dump
 * @param earlyPages the pages of the early records of each dump
 * @param reports the report on each dump
 */
record GroupedDumps(
    List<Group> groups,
    Turnovers turnovers,
    List<Long> earlyTimes,
    List<Long> earlyPages,
    List<ReadReport> reports) {
  /**
   * The keys that identify who gained pages. Records that are tracked are looked at one by one; the
   * others are culled by these keys, too.
   */
  private static final List<Key<?>> OWNERS =
      List.of(KeyCatalogue.STACKTRACE, KeyCatalogue.NAME, KeyCatalogue.PID);

  /**
   * Runs the query on all dumps, culled by the keys of {@code plan}, and joins rows with the same
   * values.
   *
   * @throws IllegalArgumentException if one input is a dump and another an inventory of stacks
   */
  static GroupedDumps of(List<Snapshot> snapshots, Plan plan, StackComparison stacks) {
    GroupTable groups = new GroupTable(plan.keys(), stacks, snapshots.size());
    Plan filter = filter(plan);
    int last = snapshots.size() - 1;
    Matching matching = Matching.of(snapshots.get(0), snapshots.get(last));
    boolean tracked = matching.tracking() == Tracking.ONE_BOOT;
    Plan query = query(filter, plan.keys(), tracked ? List.of() : OWNERS);
    List<ReadReport> reports = new ArrayList<>();
    long[] earlyTimes = new long[snapshots.size()];
    long[] earlyPages = new long[snapshots.size()];
    for (int dump = 0; dump < snapshots.size(); dump++) {
      Table table = snapshots.get(dump).query().with(query).run();
      reports.add(table.report());
      earlyTimes[dump] = table.totals().earlyTimes();
      earlyPages[dump] = table.totals().earlyPages();
      for (int i = 0; i < table.size(); i++) {
        Interruption.checkAt(i);
        Row row = table.row(i);
        if (!Boolean.TRUE.equals(row.get(KeyCatalogue.EARLY))) {
          groups.add(dump, row);
          if (!tracked && (dump == 0 || dump == last)) {
            groups.gain(dump, row);
          }
        }
      }
    }
    requireOneKind(reports);
    return new GroupedDumps(
        List.copyOf(groups.groups()),
        Turnovers.between(snapshots.get(0), snapshots.get(last), matching, filter, groups),
        list(earlyTimes),
        list(earlyPages),
        List.copyOf(reports));
  }

  /** Returns the selections and the condition of a plan, without the rest. */
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

  /**
   * Returns the plan that culls by {@code keys}, by {@code owners}, and by {@code early} to
   * separate early records.
   */
  private static Plan query(Plan filter, List<Key<?>> keys, List<Key<?>> owners) {
    Set<Key<?>> culled = new LinkedHashSet<>(keys);
    culled.addAll(owners);
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
