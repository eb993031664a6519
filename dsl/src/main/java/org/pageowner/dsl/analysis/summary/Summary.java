package org.pageowner.dsl.analysis.summary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.DumpSource;
import org.pageowner.core.MalformedDumpException;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.accounting.Accounting;
import org.pageowner.dsl.analysis.accounting.KernelFiles;
import org.pageowner.dsl.export.Answer;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.table.Table;

/**
 * The first facts about a dump: the amount of memory, its owners, its location and age, and
 * anything unusual. {@link #toString()} is one screen.
 *
 * <pre>{@code
 * Summary summary = Summary.of(dump);
 * System.out.println(summary);
 * }</pre>
 *
 * <p>All facts come from queries, whose tables the accessors return. {@link #total()} counts all
 * records; the other tables leave out {@linkplain Keys#EARLY early} ones, whose true owner is
 * unknown. Pages are base pages, times are nanoseconds since boot.
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
   * Summarises the records that a query selects; its keys to cull by, measures, order and limit are
   * ignored. Bytes are of the page size that the query measures, else of 4096.
   *
   * @throws UncheckedIOException as {@link Query#run} does
   */
  public static Summary of(Query query) {
    return new Summary(SummaryTables.of(query, null));
  }

  /**
   * Summarises the records that a query selects, and accounts for them beside the kernel's counters
   * of the same moment.
   *
   * @throws UncheckedIOException as {@link Query#run} does
   */
  public static Summary of(Query query, KernelFiles files) {
    Objects.requireNonNull(files, "files");
    return new Summary(SummaryTables.of(query, files));
  }

  /**
   * Returns all records: a row for those with an owner and one for early ones, with the oldest and
   * the newest allocation.
   */
  public Table total() {
    return tables.total();
  }

  /** Returns the pages by usage. */
  public Table usages() {
    return tables.usages();
  }

  /** Returns the pages by allocator: slab, vmalloc, CMA, others. */
  public Table allocators() {
    return tables.allocators();
  }

  /** Returns the pages by the module that made the allocation. */
  public Table modules() {
    return tables.modules();
  }

  /** Returns the pages by the requested migrate type. */
  public Table migrateTypes() {
    return tables.migrateTypes();
  }

  /** Returns the pages by node and zone, in their order. */
  public Table zones() {
    return tables.zones();
  }

  /** Returns the pages by order, ascending. */
  public Table orders() {
    return tables.orders();
  }

  /** Returns the pages by stack trace, with the oldest and the newest allocation of each. */
  public Table stacks() {
    return tables.stacks();
  }

  /**
   * Returns the pages by process, that is tgid and name; by pid if the kernel prints no tgid (5.11
   * to 5.17).
   */
  public Table processes() {
    return tables.processes();
  }

  /** Returns the pages by the requested migrate type and the type of the pageblock. */
  public Table fallbacks() {
    return tables.fallbacks();
  }

  /** Returns the pages by memory cgroup, of removed cgroups only. */
  public Table offlineCgroups() {
    return tables.offlineCgroups();
  }

  /** Returns the records beside meminfo; empty if it was not given. */
  public Optional<Accounting> accounting() {
    return Optional.ofNullable(tables.accounting());
  }

  /** Returns the report on the input, with its malformed parts. */
  public ReadReport report() {
    return tables.report();
  }

  /** Returns the number of records, early ones among them. */
  public long records() {
    return tables.records();
  }

  /** Returns the number of base pages. */
  public long pages() {
    return tables.pages();
  }

  /** Returns the number of early pages among these, whose true owner is unknown. */
  public long earlyPages() {
    return tables.earlyPages();
  }

  /**
   * Returns the time of the oldest allocation with an owner; {@code null} if no time is printed.
   */
  public @Nullable Long oldestAllocTs() {
    return tables.ofOwned(Keys.FIRST_ALLOC_TS);
  }

  /**
   * Returns the time of the newest allocation with an owner; {@code null} if no time is printed.
   */
  public @Nullable Long newestAllocTs() {
    return tables.ofOwned(Keys.LAST_ALLOC_TS);
  }

  /** Returns unusual facts about the dump that qualify the rest; empty if there is none. */
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
    Objects.requireNonNull(layout, "layout");
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
