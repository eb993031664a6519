package org.pageowner.dsl.analysis.cgroups;

import com.google.common.math.LongMath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.DumpSource;
import org.pageowner.core.LiveSource;
import org.pageowner.core.MalformedDumpException;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.export.Answer;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;

/**
 * Pages by memory cgroup, and the stacks that pin removed cgroups.
 *
 * <pre>{@code
 * for (CgroupPin pin : Cgroups.of(dump).pins()) {
 *   System.out.println(pin.cgroup() + " " + pin.pages() + " " + pin.get(STACKTRACE));
 * }
 * }</pre>
 *
 * <p>Kernels from 5.18 on print the cgroup that a page is charged to, except for slab pages, whose
 * objects may belong to several cgroups: see {@link #slabPages}. Immutable and safe to share
 * between threads.
 */
public final class Cgroups implements Answer {
  private static final Set<Format> FORMATS =
      Set.of(Format.TEXT, Format.CSV, Format.JSON, Format.HTML);

  private final ReadReport report;
  private final List<Cgroup> all;
  private final List<CgroupPin> pins;
  private final long unchargedPages;
  private final long slabPages;

  private record Id(String name, boolean offline) {}

  private Cgroups(Table table) {
    Map<Id, Cgroup> cgroups = new LinkedHashMap<>();
    List<CgroupPin> pinning = new ArrayList<>();
    long uncharged = 0;
    long slab = 0;
    for (Row row : table) {
      String name = row.get(KeyCatalogue.MEMCG);
      boolean offline = Boolean.TRUE.equals(row.get(KeyCatalogue.MEMCG_OFFLINE));
      if (name != null) {
        cgroups.merge(new Id(name, offline), cgroup(name, offline, row), Cgroups::sum);
        if (offline) {
          pinning.add(new CgroupPin(row));
        }
      } else if (Boolean.TRUE.equals(row.get(KeyCatalogue.SLAB))) {
        slab = LongMath.saturatedAdd(slab, row.pages());
      } else {
        uncharged = LongMath.saturatedAdd(uncharged, row.pages());
      }
    }
    this.report = table.report();
    this.all =
        cgroups.values().stream()
            .sorted(Comparator.comparingLong(Cgroup::pages).reversed())
            .toList();
    this.pins = List.copyOf(pinning);
    this.unchargedPages = uncharged;
    this.slabPages = slab;
  }

  private static Cgroup cgroup(String name, boolean offline, Row row) {
    boolean objcg = Boolean.TRUE.equals(row.get(KeyCatalogue.MEMCG_OBJCG));
    return new Cgroup(
        name,
        offline,
        row.times(),
        row.pages(),
        objcg ? row.pages() : 0,
        row.get(Measure.FIRST_ALLOC_TS),
        row.get(Measure.LAST_ALLOC_TS));
  }

  private static Cgroup sum(Cgroup a, Cgroup b) {
    return new Cgroup(
        a.name(),
        a.offline(),
        a.times() + b.times(),
        LongMath.saturatedAdd(a.pages(), b.pages()),
        LongMath.saturatedAdd(a.objcgPages(), b.objcgPages()),
        best(a.firstAllocTs(), b.firstAllocTs(), Comparator.reverseOrder()),
        best(a.lastAllocTs(), b.lastAllocTs(), Comparator.naturalOrder()));
  }

  private static @Nullable Long best(@Nullable Long a, @Nullable Long b, Comparator<Long> larger) {
    return a == null || (b != null && larger.compare(b, a) > 0) ? b : a;
  }

  private static Cgroups of(Query query) {
    return new Cgroups(
        query
            .cull(
                KeyCatalogue.MEMCG,
                KeyCatalogue.MEMCG_OFFLINE,
                KeyCatalogue.MEMCG_OBJCG,
                KeyCatalogue.SLAB,
                KeyCatalogue.STACKTRACE,
                KeyCatalogue.HANDLE)
            .measure(Measure.FIRST_ALLOC_TS, Measure.LAST_ALLOC_TS, CgroupPin.NAMES)
            .run());
  }

  /**
   * Analyses the records of a source, which is read once: it may be larger than the memory. Records
   * of this process are kept, unless the source leaves them out.
   *
   * @throws UncheckedIOException if it cannot be read
   * @throws MalformedDumpException if it is to be read strictly and has malformed parts
   */
  public static Cgroups of(DumpSource source) {
    DumpSource all =
        source instanceof LiveSource live && !live.leavesOutOwn() ? live.includeOwn() : source;
    return of(Query.from(all));
  }

  /**
   * Analyses the records of a file; see {@link DumpSource#of(Path)}.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public static Cgroups of(Path path) {
    return of(DumpSource.of(path));
  }

  /** Returns the cgroups, those with the most pages first. */
  public List<Cgroup> all() {
    return all;
  }

  /**
   * Returns the cgroups that were removed and still hold pages, those with the most pages first.
   */
  public List<Cgroup> offline() {
    return all.stream().filter(Cgroup::offline).toList();
  }

  /**
   * Returns the stacks whose pages are charged to removed cgroups, those with the most pages first.
   */
  public List<CgroupPin> pins() {
    return pins;
  }

  /** Returns the pages that are charged to a removed cgroup. */
  public long offlinePages() {
    return pins.stream().mapToLong(CgroupPin::pages).reduce(0, LongMath::saturatedAdd);
  }

  /** Returns the pages that are charged to no cgroup, without slab pages. */
  public long unchargedPages() {
    return unchargedPages;
  }

  /** Returns the slab pages, for whose objects a dump does not print a cgroup. */
  public long slabPages() {
    return slabPages;
  }

  /** Returns the report on the input, with its malformed parts. */
  public ReadReport report() {
    return report;
  }

  /** Returns the same answer with only the cgroups that were removed. */
  public Cgroups onlyOffline() {
    return new Cgroups(report, offline(), pins, unchargedPages, slabPages);
  }

  private Cgroups(
      ReadReport report,
      List<Cgroup> all,
      List<CgroupPin> pins,
      long unchargedPages,
      long slabPages) {
    this.report = report;
    this.all = all;
    this.pins = pins;
    this.unchargedPages = unchargedPages;
    this.slabPages = slabPages;
  }

  @Override
  public Set<Format> formats() {
    return FORMATS;
  }

  /**
   * Writes the cgroups: text and HTML have the cgroups and the stacks that pin removed ones; JSON
   * has the whole answer, with the fields of the command line's {@code --format=json}.
   *
   * <p>CSV has the cgroups: {@code memcg}, {@code memcg_offline}, {@code times}, {@code pages},
   * {@code direct_pages}, {@code objcg_pages}, {@code first_alloc_ts} and {@code last_alloc_ts}.
   */
  @Override
  public void writeTo(Appendable out, Format format, Layout layout) throws IOException {
    switch (format) {
      case TEXT -> CgroupsView.of(this).appendTo(out, layout.rows(), layout.width());
      case CSV -> CgroupsExport.csv(this, out, layout.rows());
      case JSON -> out.append(CgroupsExport.json(this)).append('\n');
      case HTML -> out.append(CgroupsView.of(this).html(layout.rows())).append('\n');
      default -> throw format.notAmong(FORMATS);
    }
  }

  /** Returns the tables as text, at most 20 rows of each. */
  @Override
  public String toString() {
    return CgroupsView.of(this).text(Layout.SCREEN.rows(), Layout.SCREEN.width());
  }
}
