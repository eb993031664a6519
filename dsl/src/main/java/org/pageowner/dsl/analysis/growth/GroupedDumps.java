package org.pageowner.dsl.analysis.growth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.KeyFunction;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.Selection;
import org.pageowner.dsl.plan.SortKey;
import org.pageowner.dsl.plan.SortTerm;
import org.pageowner.dsl.plan.Statistic;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;

/**
 * The answers of several dumps to the same query, joined by group.
 *
 * @param groups the groups of all dumps, in the order in which they were added
 * @param parts groups that have no record in common, over which sums are: the groups themselves,
 *     unless they are by function
 * @param turnovers the records that stayed, went and came from the first to the last dump
 * @param earlyTimes the number of early records of each dump
 * @param earlyPages the pages of the early records of each dump
 * @param reports the report on each dump
 */
record GroupedDumps(
    List<Group> groups,
    List<Group> parts,
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

  private static final Measure<Long> AGE = Statistic.min(KeyCatalogue.AGE);

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
    Plan query = query(filter, plan, tracked ? List.of() : OWNERS);
    List<ReadReport> reports = new ArrayList<>();
    Plan[] filters = new Plan[snapshots.size()];
    long[] earlyTimes = new long[snapshots.size()];
    long[] earlyPages = new long[snapshots.size()];
    for (int dump = 0; dump < snapshots.size(); dump++) {
      Table table = snapshots.get(dump).query().with(query).run();
      reports.add(table.report());
      filters[dump] = query.measures().contains(AGE) ? filter.now(newest(table)) : filter;
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
        List.copyOf(groups.parts()),
        Turnovers.between(
            snapshots.get(0),
            snapshots.get(last),
            matching,
            new Turnovers.Filters(filters[0], filters[last]),
            groups),
        list(earlyTimes),
        list(earlyPages),
        List.copyOf(reports));
  }

  /** Returns the time from which the ages of a table count; 0 if it has none. */
  private static long newest(Table table) {
    for (int i = 0; i < table.size(); i++) {
      Long age = table.row(i).get(AGE);
      Long allocated = table.row(i).get(Measure.LAST_ALLOC_TS);
      if (age != null && allocated != null) {
        return Math.max(0, age + allocated); // the least age is that of the last allocation
      }
    }
    return 0;
  }

  /** Returns the selections, the condition and the time of a plan, without the rest. */
  static Plan filter(Plan plan) {
    Plan filter = Plan.EMPTY;
    for (Selection selection : plan.selections()) {
      filter = filter.select(selection);
    }
    for (Condition condition : plan.condition().stream().toList()) {
      filter = filter.where(condition);
    }
    return plan.referenceTime().isPresent() ? filter.now(plan.referenceTime().getAsLong()) : filter;
  }

  /**
   * Returns the plan that culls by the keys of {@code plan}, by {@code owners}, and by {@code
   * early} to separate early records.
   */
  private static Plan query(Plan filter, Plan plan, List<Key<?>> owners) {
    Set<Key<?>> culled = new LinkedHashSet<>(GroupTable.byStack(plan.keys()));
    culled.addAll(owners);
    culled.add(KeyCatalogue.EARLY);
    Plan query = filter.cull(culled.toArray(Key<?>[]::new));
    return filter.referenceTime().isEmpty() && hasAges(plan)
        ? query.measure(Measure.FIRST_ALLOC_TS, Measure.LAST_ALLOC_TS, AGE)
        : query.measure(Measure.FIRST_ALLOC_TS, Measure.LAST_ALLOC_TS);
  }

  /** Returns whether rows have ages, which count from another time in each dump. */
  static boolean hasAges(Plan plan) {
    Stream<SortTerm> ordered = plan.order().stream().map(SortKey.Directed::term);
    return Stream.concat(plan.keys().stream(), ordered)
        .anyMatch(
            term -> term instanceof Key<?> key && KeyFunction.origin(key).equals(KeyCatalogue.AGE));
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
