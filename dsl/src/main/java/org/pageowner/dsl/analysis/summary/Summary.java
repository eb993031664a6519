package org.pageowner.dsl.analysis.summary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.DumpSource;
import org.pageowner.core.MalformedDumpException;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.export.Answer;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.export.Layout;
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
public final class Summary implements Answer {
  private static final Set<Format> FORMATS = Set.of(Format.TEXT, Format.HTML);

  private final SummaryTables tables;

  private Summary(SummaryTables tables) {
    this.tables = tables;
  }

  /**
   * Summarises the records of a source, which is read once: it may be larger than the memory.
   *
   * @throws UncheckedIOException if it cannot be read
   * @throws MalformedDumpException if it is to be read strictly and has malformed parts
   */
  public static Summary of(DumpSource source) {
    return of(Query.from(source));
  }

  /**
   * Summarises the records of a file; see {@link DumpSource#of(Path)}.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public static Summary of(Path path) {
    return of(DumpSource.of(path));
  }

  /**
   * Sums up the records that a query selects; how it culls, measures, sorts and limits does not
   * count. Bytes are those of the page size that it measures, 4096 unless it does.
   *
   * @throws UncheckedIOException as {@link Query#run} does
   */
  public static Summary of(Query query) {
    return new Summary(SummaryTables.of(query));
  }

  /** All records: a row for those with an owner and one for early ones, with oldest and newest. */
  public Table total() {
    return tables.total();
  }

  /** By allocator: slab, vmalloc, CMA, others. */
  public Table allocators() {
    return tables.allocators();
  }

  /** By the module in which the allocation was made. */
  public Table modules() {
    return tables.modules();
  }

  /** By the migrate type that was asked for. */
  public Table migrateTypes() {
    return tables.migrateTypes();
  }

  /** By node and zone, in their order. */
  public Table zones() {
    return tables.zones();
  }

  /** By order, ascending. */
  public Table orders() {
    return tables.orders();
  }

  /** By stack trace, with the oldest and the newest allocation of each. */
  public Table stacks() {
    return tables.stacks();
  }

  /** By process, that is tgid and name; by pid where the kernel prints no tgid (5.11 to 5.17). */
  public Table processes() {
    return tables.processes();
  }

  /** By the migrate type that was asked for and the type of the pageblock. */
  public Table fallbacks() {
    return tables.fallbacks();
  }

  /** By memory cgroup, of those that had been removed. */
  public Table offlineCgroups() {
    return tables.offlineCgroups();
  }

  /** What was read, and what was odd about it. */
  public ReadReport report() {
    return tables.report();
  }

  /** How many records there are, early ones among them. */
  public long records() {
    return tables.records();
  }

  /** How many base pages they have. */
  public long pages() {
    return tables.pages();
  }

  /** How many of these pages are early: their true owner is unknown. */
  public long earlyPages() {
    return tables.earlyPages();
  }

  /** When the oldest record with an owner was allocated; {@code null} if no time is printed. */
  public @Nullable Long oldestAllocTs() {
    return tables.ofOwned(Keys.FIRST_ALLOC_TS);
  }

  /** When the newest record with an owner was allocated; {@code null} if no time is printed. */
  public @Nullable Long newestAllocTs() {
    return tables.ofOwned(Keys.LAST_ALLOC_TS);
  }

  /** What a person should know about the dump before trusting the rest; empty if nothing is odd. */
  public List<String> oddities() {
    return SummaryOddities.of(tables);
  }

  @Override
  public Set<Format> formats() {
    return FORMATS;
  }

  /** Writes one screen, 80 characters wide; {@code layout} does not change it. */
  @Override
  public void writeTo(Appendable out, Format format, Layout layout) throws IOException {
    switch (format) {
      case TEXT -> out.append(new SummaryLayout(tables).text()).append('\n');
      case HTML -> out.append(new SummaryLayout(tables).html()).append('\n');
      default -> throw format.notAmong(FORMATS);
    }
  }

  /** Returns one screen of text, 80 characters wide. */
  @Override
  public String toString() {
    return new SummaryLayout(tables).text();
  }
}
