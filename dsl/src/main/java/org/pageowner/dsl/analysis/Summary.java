package org.pageowner.dsl.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpReader;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.Selection;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;

/**
 * What a person wants to know of a dump first: how much there is, who has it, where it is, how old
 * it is, and what is odd. {@link #toString()} is one screen of it.
 *
 * <pre>{@code
 * Summary summary = Summary.of(dump);
 * System.out.println(summary);
 * }</pre>
 *
 * <p>All of it comes from queries, and the accessors give their tables. {@link #total()} counts all
 * records; the other tables leave {@linkplain Keys#EARLY early} ones out, which say nothing about
 * their true owner. Pages are base pages, times are nanoseconds since boot.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Summary {
  private final Table total;
  private final Table allocators;
  private final Table modules;
  private final Table migrateTypes;
  private final Table zones;
  private final Table orders;
  private final Table stacks;
  private final Table processes;
  private final Table fallbacks;
  private final Table cgroups;
  private final long pageSize;

  private Summary(List<Table> tables, long pageSize) {
    this.total = tables.get(0);
    this.allocators = tables.get(1);
    this.modules = tables.get(2);
    this.migrateTypes = tables.get(3);
    this.zones = tables.get(4);
    this.orders = tables.get(5);
    this.stacks = tables.get(6);
    this.fallbacks = tables.get(9);
    this.cgroups = tables.get(10);
    // Kernels from 5.11 to 5.17 print the pid alone.
    this.processes = tables.get(7).isEmpty() ? tables.get(8) : tables.get(7);
    this.pageSize = pageSize;
  }

  /** Sums up a dump that is in memory. */
  public static Summary of(Dump dump) {
    return of(Query.from(dump));
  }

  /**
   * Sums up a file, plain or gzip-compressed, which is streamed once: it may be larger than the
   * memory.
   *
   * @throws IOException if it cannot be read
   */
  public static Summary of(Path path) throws IOException {
    return of(path, Dump.reader());
  }

  /**
   * Sums up a file, read as {@code reader} is set.
   *
   * @throws IOException if it cannot be read, or is malformed under strict reading
   */
  public static Summary of(Path path, DumpReader reader) throws IOException {
    try {
      return of(Query.from(path, reader));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Sums up the records that a query selects; how it culls, measures, sorts and limits does not
   * count. Bytes are those of the page size that it measures, 4096 unless it does.
   *
   * @throws UncheckedIOException as {@link Query#run} does
   */
  public static Summary of(Query query) {
    long pageSize =
        query.plan().measures().stream()
            .filter(measure -> measure.kind() == Measure.Kind.BYTES)
            .mapToLong(Measure::pageSize)
            .findFirst()
            .orElse(Measure.DEFAULT_PAGE_SIZE);
    return new Summary(query.runAll(plans(query.plan(), pageSize)), pageSize);
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
    plans.add(owned.cull(Keys.ALLOCATOR));
    plans.add(owned.cull(Keys.MODULE));
    plans.add(owned.cull(Keys.MIGRATE_TYPE));
    plans.add(owned.cull(Keys.NODE, Keys.ZONE).sortBy(Keys.NODE, Keys.ZONE));
    plans.add(owned.cull(Keys.ORDER).sortBy(Keys.ORDER));
    plans.add(owned.cull(Keys.STACKTRACE).measure(Keys.FIRST_ALLOC_TS, Keys.LAST_ALLOC_TS));
    plans.add(owned.where(Keys.TGID.isPresent()).cull(Keys.TGID, Keys.NAME));
    plans.add(owned.where(Keys.TGID.isPresent().not()).cull(Keys.PID));
    plans.add(owned.cull(Keys.MIGRATE_TYPE, Keys.PAGEBLOCK_TYPE));
    plans.add(owned.where(Keys.MEMCG_OFFLINE).cull(Keys.MEMCG));
    return plans;
  }

  /** All records: a row for those with an owner and one for early ones, with oldest and newest. */
  public Table total() {
    return total;
  }

  /** By allocator: slab, vmalloc, CMA, others. */
  public Table allocators() {
    return allocators;
  }

  /** By the module in which the allocation was made. */
  public Table modules() {
    return modules;
  }

  /** By the migrate type that was asked for. */
  public Table migrateTypes() {
    return migrateTypes;
  }

  /** By node and zone, in their order. */
  public Table zones() {
    return zones;
  }

  /** By order, ascending. */
  public Table orders() {
    return orders;
  }

  /** By stack trace, with the oldest and the newest allocation of each. */
  public Table stacks() {
    return stacks;
  }

  /** By process, that is tgid and name; by pid where the kernel prints no tgid (5.11 to 5.17). */
  public Table processes() {
    return processes;
  }

  /** By the migrate type that was asked for and the type of the pageblock. */
  public Table fallbacks() {
    return fallbacks;
  }

  /** By memory cgroup, of those that had been removed. */
  public Table offlineCgroups() {
    return cgroups;
  }

  /** What was read, and what was odd about it. */
  public ReadReport report() {
    return total.report();
  }

  /** How many records there are, early ones among them. */
  public long records() {
    return total.totals().times();
  }

  /** How many base pages they have. */
  public long pages() {
    return total.totals().pages();
  }

  /** How many of these pages are early: their true owner is unknown. */
  public long earlyPages() {
    return total.totals().earlyPages();
  }

  /** When the oldest record with an owner was allocated; {@code null} if no time is printed. */
  public @Nullable Long oldestAllocTs() {
    return ofOwned(Keys.FIRST_ALLOC_TS);
  }

  /** When the newest record with an owner was allocated; {@code null} if no time is printed. */
  public @Nullable Long newestAllocTs() {
    return ofOwned(Keys.LAST_ALLOC_TS);
  }

  private @Nullable Long ofOwned(Measure measure) {
    for (Row row : total) {
      if (!Boolean.TRUE.equals(row.get(Keys.EARLY))) {
        return row.get(measure);
      }
    }
    return null;
  }

  /** What a person should know about the dump before trusting the rest; empty if nothing is odd. */
  public List<String> oddities() {
    return SummaryOddities.of(this);
  }

  long pageSize() {
    return pageSize;
  }

  /** One screen of text, 80 characters wide. */
  @Override
  public String toString() {
    return new SummaryLayout(this).text();
  }

  /**
   * The same as HTML, for notebooks: a fragment with inline style and no script, readable on light
   * and dark pages. What comes from the dump is escaped.
   */
  public String toHtml() {
    return new SummaryLayout(this).html();
  }
}
