package org.pageowner.dsl.analysis.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.accounting.Accounting;
import org.pageowner.dsl.analysis.accounting.KernelFiles;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.Selection;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;

/**
 * The tables of a summary, from one pass over the input. All except the first and {@code
 * otherStacks} leave out early records.
 *
 * @param total a row for records with an owner and one for early ones
 * @param usages by usage
 * @param allocators by allocator
 * @param modules by module
 * @param migrateTypes by migrate type
 * @param zones by node and zone
 * @param orders by order
 * @param stacks by stack, with the oldest and newest allocation of each
 * @param otherStacks the stacks of early records, and the number of handles without a stack
 * @param processes by tgid and name, or by pid if no tgid is printed
 * @param fallbacks by migrate type and type of the pageblock
 * @param offlineCgroups by memory cgroup, of removed cgroups only
 * @param pageSize in bytes
 * @param accounting the same records beside meminfo; {@code null} if it was not given
 */
record SummaryTables(
    Table total,
    Table usages,
    Table allocators,
    Table modules,
    Table migrateTypes,
    Table zones,
    Table orders,
    Table stacks,
    Table otherStacks,
    Table processes,
    Table fallbacks,
    Table offlineCgroups,
    long pageSize,
    @Nullable Accounting accounting) {
  private static final Measure<Long> HANDLES = Measure.distinct(Keys.HANDLE);

  /** Computes all tables from the records that a query selects. */
  static SummaryTables of(Query query, @Nullable KernelFiles files) {
    long pageSize =
        query.plan().measures().stream()
            .filter(Measure.Bytes.class::isInstance)
            .mapToLong(measure -> ((Measure.Bytes) measure).pageSize())
            .findFirst()
            .orElse(Measure.DEFAULT_PAGE_SIZE);
    List<Plan> plans = plans(query.plan(), pageSize);
    if (files != null) {
      plans.add(Accounting.plan(query.plan()));
    }
    List<Table> tables = query.runAll(plans);
    return new SummaryTables(
        tables.get(0),
        tables.get(1),
        tables.get(2),
        tables.get(3),
        tables.get(4),
        tables.get(5),
        tables.get(6),
        tables.get(7),
        tables.get(8),
        // Kernels from 5.11 to 5.17 print the pid alone.
        tables.get(9).isEmpty() ? tables.get(10) : tables.get(9),
        tables.get(11),
        tables.get(12),
        pageSize,
        files == null ? null : Accounting.of(tables.get(13), files));
  }

  private static List<Plan> plans(Plan asked, long pageSize) {
    Plan selected = Plan.EMPTY.select(asked.selections().toArray(new Selection[0]));
    Plan all = asked.condition().map(selected::where).orElse(selected);
    Plan owned = all.where(Keys.EARLY.not());
    List<Plan> plans = new ArrayList<>();
    plans.add(
        all.cull(Keys.EARLY)
            .measure(Keys.bytes(pageSize), Keys.FIRST_ALLOC_TS, Keys.LAST_ALLOC_TS)
            .sortBy(Keys.EARLY));
    plans.add(owned.cull(Keys.USAGE));
    plans.add(owned.cull(Keys.ALLOCATOR));
    plans.add(owned.cull(Keys.MODULE));
    plans.add(owned.cull(Keys.MIGRATE_TYPE));
    plans.add(owned.cull(Keys.NODE, Keys.ZONE).sortBy(Keys.NODE, Keys.ZONE));
    plans.add(owned.cull(Keys.ORDER).sortBy(Keys.ORDER));
    plans.add(owned.cull(Keys.STACKTRACE).measure(Keys.FIRST_ALLOC_TS, Keys.LAST_ALLOC_TS));
    plans.add(
        all.where(Keys.EARLY.or(Keys.STACKTRACE.isPresent().not()))
            .cull(Keys.STACKTRACE)
            .measure(HANDLES));
    plans.add(owned.where(Keys.TGID.isPresent()).cull(Keys.TGID, Keys.NAME));
    plans.add(owned.where(Keys.TGID.isPresent().not()).cull(Keys.PID));
    plans.add(owned.cull(Keys.MIGRATE_TYPE, Keys.PAGEBLOCK_TYPE));
    plans.add(owned.where(Keys.MEMCG_OFFLINE).cull(Keys.MEMCG));
    return plans;
  }

  /** Returns the report on the input. */
  ReadReport report() {
    return total.report();
  }

  /** Returns the number of records, early ones among them. */
  long records() {
    return total.totals().times();
  }

  /**
   * Returns the number of different stacks, those of early records among them, as {@link
   * ReadReport#stacks} counts them. In an inventory of handles each of these is a stack.
   */
  long stackCount() {
    long handles = 0;
    for (Row row : otherStacks) {
      boolean counts = report().isInventory() && row.get(Keys.STACKTRACE) == null;
      handles += counts ? Objects.requireNonNullElse(row.get(HANDLES), 0L) : 0;
    }
    return handles + withFrames();
  }

  private long withFrames() {
    return Stream.of(stacks, otherStacks)
        .flatMap(Table::stream)
        .map(row -> row.get(Keys.STACKTRACE))
        .filter(Objects::nonNull)
        .distinct()
        .count();
  }

  /** Returns the pages of all records. */
  long pages() {
    return total.totals().pages();
  }

  /** Returns the pages of early records. */
  long earlyPages() {
    return total.totals().earlyPages();
  }

  /** Returns the first or last time of allocation of records with an owner. */
  @Nullable Long ofOwned(Measure<Long> measure) {
    for (Row row : total) {
      if (!Boolean.TRUE.equals(row.get(Keys.EARLY))) {
        return row.get(measure);
      }
    }
    return null;
  }
}
