package org.pageowner.dsl.analysis.accounting;

import com.google.common.math.LongMath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.LiveSource;
import org.pageowner.core.MalformedDumpException;
import org.pageowner.core.MemInfo;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.export.Answer;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.internal.layout.IncompleteInput;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.Selection;
import org.pageowner.dsl.table.PageCount;
import org.pageowner.dsl.table.Table;

/**
 * The pages of a dump beside the counters of {@code /proc/meminfo} of the same moment: each counter
 * with its pages and the reasons of the difference, the owners of the memory that no counter knows,
 * and the used memory that the dump does not have.
 *
 * <pre>{@code
 * Accounting accounting = Accounting.of(dump, MemInfo.read(meminfo));
 * System.out.println(accounting);
 * accounting.requireUnaccountedAtMost(pages(5000));
 * }</pre>
 *
 * <p>Each record belongs to one counter or to one owner of {@link #notInMeminfo}, so their pages
 * add up to {@link #tracked}. Pages are base pages. Immutable and safe to share between threads.
 */
public final class Accounting implements Answer {
  private static final Set<Format> FORMATS =
      Set.of(Format.TEXT, Format.CSV, Format.JSON, Format.HTML);

  private final ReadReport report;
  private final KernelFiles files;
  private final long pageSize;
  private final long total;
  private final long free;
  private final long tracked;
  private final long earlyPages;
  private final List<CounterLine> counters;
  private final List<UncountedOwner> notInMeminfo;

  private Accounting(Table table, KernelFiles files) {
    this.report = table.report();
    this.files = files;
    this.pageSize = PageSize.of(table, files);
    this.total = files.memInfo().pages("MemTotal", pageSize).orElse(0);
    this.free = files.memInfo().pages("MemFree", pageSize).orElse(0);
    CountedLines lines = new CountedLines(files, pageSize);
    Map<String, Long> values = lines.all();
    KernelAge age = KernelAge.of(report, files.memInfo());
    TrackedPages pages = new TrackedPages(table, age, values.keySet());
    List<CounterLine> all = new ArrayList<>();
    values.forEach(
        (name, counter) -> {
          if (CountedLines.MAIN.contains(name) || counter > 0 || pages.of(name) > 0) {
            List<Reason> reasons = Reasons.of(name, counter, pages, age, files, pageSize);
            all.add(new CounterLine(name, counter, lines.vmstat(name), pages.of(name), reasons));
          }
        });
    this.tracked = pages.pages();
    this.earlyPages = pages.earlyPages();
    this.counters = List.copyOf(all);
    this.notInMeminfo = pages.uncounted();
  }

  /** Accounts for the records of a dump beside meminfo of the same moment. */
  public static Accounting of(Dump dump, MemInfo memInfo) {
    Objects.requireNonNull(dump, "dump");
    Objects.requireNonNull(memInfo, "memInfo");
    return of(Query.from(dump), KernelFiles.of(memInfo));
  }

  /**
   * Accounts for the records of a source, which is read once: it may be larger than the memory. The
   * kernel's counters count this process, too, so its records of a running kernel are kept, unless
   * the source leaves them out.
   *
   * @throws UncheckedIOException if it cannot be read
   * @throws MalformedDumpException if it is to be read strictly and has malformed parts
   */
  public static Accounting of(DumpSource source, KernelFiles files) {
    DumpSource all =
        source instanceof LiveSource live && !live.leavesOutOwn() ? live.includeOwn() : source;
    return of(Query.from(all), files);
  }

  /**
   * Accounts for the records that a query selects; its keys to cull by, order and limit are
   * ignored. The bytes of a base page are those that zoneinfo or vmstat show beside meminfo, else
   * those that the query measures, else 4096.
   *
   * @throws UncheckedIOException as {@link Query#run} does
   */
  public static Accounting of(Query query, KernelFiles files) {
    return of(query.with(plan(query.plan())).run(), files);
  }

  /**
   * Accounts for a table that has the keys of {@link #plan}.
   *
   * @throws IllegalArgumentException if the table lacks one of them
   */
  public static Accounting of(Table table, KernelFiles files) {
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(files, "files");
    if (!table.columns().containsAll(plan(Plan.EMPTY).keys())) {
      throw new IllegalArgumentException("the table is not of Accounting.plan: " + table.columns());
    }
    return new Accounting(table, files);
  }

  /**
   * Returns the plan that groups the records that {@code asked} selects as an accounting needs
   * them, to be run together with others by {@link Query#runAll}.
   */
  public static Plan plan(Plan asked) {
    Plan selected = Plan.EMPTY.select(asked.selections().toArray(new Selection[0]));
    return asked
        .condition()
        .map(selected::where)
        .orElse(selected)
        .cull(KeyCatalogue.USAGE_RULE, KeyCatalogue.MODULE, KeyCatalogue.CALLER)
        .measure(asked.measures().toArray(new Measure<?>[0]));
  }

  /** Returns the pages of the machine: {@code MemTotal}. */
  public long total() {
    return total;
  }

  /** Returns the free pages: {@code MemFree}. */
  public long free() {
    return free;
  }

  /** Returns the used pages: the total less the free ones. */
  public long used() {
    return total - free;
  }

  /** Returns the pages of the dump. */
  public long tracked() {
    return tracked;
  }

  /** Returns the used pages less those of the dump; negative if the dump has more. */
  public long untracked() {
    return used() - tracked;
  }

  /**
   * Returns the parts of {@link #untracked} whose sizes the files give; the rest has other reasons.
   */
  public List<Reason> untrackedReasons() {
    List<Reason> reasons = new ArrayList<>();
    files
        .zoneInfo()
        .ifPresent(
            zones ->
                reasons.add(
                    new Reason("free pages in the lists of CPUs", zones.perCpuFree(), true)));
    if (report.ownPages() > 0) {
      reasons.add(new Reason("pageowner's own pages, left out", report.ownPages(), true));
    }
    return List.copyOf(reasons);
  }

  /** Returns the early pages among those that no counter knows. */
  public long earlyPages() {
    return earlyPages;
  }

  /** Returns the lines of meminfo beside the pages that they count. */
  public List<CounterLine> counters() {
    return counters;
  }

  /** Returns the line of meminfo with this name; {@code File} is the page cache without tmpfs. */
  public Optional<CounterLine> counter(String name) {
    Objects.requireNonNull(name, "name");
    return counters.stream().filter(line -> line.name().equals(name)).findFirst();
  }

  /** Returns the owners of the pages that no line of meminfo counts, largest first. */
  public List<UncountedOwner> notInMeminfo() {
    return notInMeminfo;
  }

  /** Returns the pages of the dump that no line of meminfo counts, early ones among them. */
  public long unaccounted() {
    return notInMeminfo.stream().mapToLong(UncountedOwner::pages).reduce(0, LongMath::saturatedAdd);
  }

  /**
   * Checks that at most {@code pages} pages of the dump are counted by no line of meminfo: {@link
   * #unaccounted}.
   *
   * @throws AssertionError if there are more, with a message that has their owners; or if the
   *     number is unknown because the dump is not {@linkplain ReadReport#isWhole whole}
   * @throws IllegalArgumentException if {@code pages} is negative
   */
  public void requireUnaccountedAtMost(long pages) {
    requireUnaccountedAtMost(new PageCount(pages));
  }

  /** Checks as {@link #requireUnaccountedAtMost(long)} does. */
  public void requireUnaccountedAtMost(PageCount most) {
    excess(most)
        .ifPresent(
            message -> {
              throw new AssertionError(message + "\n\n" + this);
            });
  }

  /**
   * Returns the message with which {@link #requireUnaccountedAtMost(PageCount)} would fail; empty
   * if it would not.
   */
  public Optional<String> excess(PageCount most) {
    if (unaccounted() > most.pages()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%,d pages are in no line of meminfo, at most %,d are allowed",
              unaccounted(),
              most.pages()));
    }
    return report.isWhole()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "it is unknown whether at most %,d pages are in no line of meminfo: %s",
                most.pages(),
                IncompleteInput.of(report)));
  }

  /** Returns the kernel's files. */
  public KernelFiles files() {
    return files;
  }

  /** Returns the bytes of a base page. */
  public long pageSize() {
    return pageSize;
  }

  /** Returns the report on the input, with its malformed parts. */
  public ReadReport report() {
    return report;
  }

  @Override
  public Set<Format> formats() {
    return FORMATS;
  }

  /**
   * Writes the accounting. Text and HTML have a table of the memory, of the counters, and of the
   * owners that no counter knows; JSON has the whole answer, with the fields of the command line's
   * {@code --format=json}.
   *
   * <p>CSV has a row for each counter and each owner: {@code part}, {@code name}, {@code counter},
   * {@code dump}, {@code exact}, {@code inexact}, {@code caller}, {@code module} and {@code usage}.
   */
  @Override
  public void writeTo(Appendable out, Format format, Layout layout) throws IOException {
    switch (format) {
      case TEXT -> AccountingView.of(this).appendTo(out, layout.rows(), layout.width());
      case CSV -> AccountingExport.csv(this, out, layout.rows());
      case JSON -> out.append(AccountingExport.json(this)).append('\n');
      case HTML -> out.append(AccountingView.of(this).html(layout.rows())).append('\n');
      default -> throw format.notAmong(FORMATS);
    }
  }

  /** Returns the tables as text, at most 20 rows of each. */
  @Override
  public String toString() {
    return AccountingView.of(this).text(Layout.SCREEN.rows(), Layout.SCREEN.width());
  }
}
