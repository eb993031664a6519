package org.pageowner.dsl.analysis.accounting;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.MemInfo;
import org.pageowner.core.SlabInfo;
import org.pageowner.dsl.internal.layout.Amount;
import org.pageowner.dsl.internal.layout.Grid;
import org.pageowner.dsl.internal.layout.Grids;
import org.pageowner.dsl.internal.layout.Percentage;

/** Lays out an accounting for people: the memory, the counters, and the owners that none knows. */
final class AccountingView {
  private final Accounting accounting;
  private final long pageSize;

  private AccountingView(Accounting accounting) {
    this.accounting = accounting;
    this.pageSize = accounting.pageSize();
  }

  static Grids of(Accounting accounting) {
    AccountingView view = new AccountingView(accounting);
    Grids grids = new Grids();
    grids.add(view.memory());
    grids.add(view.counters());
    grids.add(view.owners());
    accounting.files().slabInfo().ifPresent(slab -> grids.add(view.caches(slab)));
    return grids;
  }

  /** Returns the pages of page_owner's storage for each page; {@code null} if unknown. */
  static @Nullable Long pageExt(Accounting accounting) {
    return accounting
        .files()
        .allocInfo()
        .map(sites -> sites.bytesOfFile("mm/page_ext.c") / accounting.pageSize())
        .orElse(null);
  }

  private Grid memory() {
    long used = accounting.used();
    Grid grid =
        Grid.of(
                Grid.left("memory"),
                Grid.amount("pages"),
                Grid.right("size"),
                Grid.right("of used"))
            .title("memory of the machine, and of the dump " + accounting.report().source())
            .whole();
    row(grid, "total", accounting.total(), 0);
    row(grid, "free", accounting.free(), 0);
    row(grid, "used", used, used);
    row(grid, "  in the dump, counted by meminfo", counted(), used);
    row(grid, "  in the dump, in no line of meminfo", accounting.unaccounted(), used);
    row(grid, "  not in the dump", accounting.untracked(), used);
    long rest = accounting.untracked();
    for (Reason reason : accounting.untrackedReasons()) {
      row(grid, "    " + reason.reason(), reason.pages(), used);
      rest -= reason.pages();
    }
    row(grid, "    other", rest, used);
    grid.note(
        rest >= 0
            ? "other: allocated before page_owner was ready, or after the dump"
            : "other: pages of the dump that were free when meminfo was read");
    swap().ifPresent(pages -> grid.note("in swap, no part of the used memory: " + size(pages)));
    return grid;
  }

  private void row(Grid grid, String name, long pages, long whole) {
    grid.row(
        name,
        pages,
        Amount.bytes(pages, pageSize),
        whole == 0 ? null : Percentage.percent(pages, whole));
  }

  private long counted() {
    return accounting.counters().stream().mapToLong(CounterLine::dump).sum();
  }

  private OptionalLong swap() {
    MemInfo memInfo = accounting.files().memInfo();
    OptionalLong total = memInfo.pages("SwapTotal", pageSize);
    OptionalLong free = memInfo.pages("SwapFree", pageSize);
    return total.isEmpty() || free.isEmpty() || total.getAsLong() == free.getAsLong()
        ? OptionalLong.empty()
        : OptionalLong.of(total.getAsLong() - free.getAsLong());
  }

  private String size(long pages) {
    return Amount.pages(pages, pageSize);
  }

  private Grid counters() {
    boolean hasVmstat = accounting.files().vmStat().isPresent();
    List<Grid.Column> columns =
        new ArrayList<>(List.of(Grid.left("counter"), Grid.amount("meminfo")));
    if (hasVmstat) {
      columns.add(Grid.amount("vmstat"));
    }
    columns.addAll(
        List.of(
            Grid.amount("dump"),
            Grid.right("differs"),
            Grid.right("unexplained"),
            Grid.left("reasons (~ at most)")));
    Grid grid =
        Grid.of(columns.toArray(Grid.Column[]::new))
            .title("pages that meminfo counts, beside those of the dump")
            .whole();
    for (CounterLine line : accounting.counters()) {
      List<@Nullable Object> cells = new ArrayList<>();
      cells.add(line.name());
      cells.add(line.counter());
      if (hasVmstat) {
        cells.add(line.vmstat());
      }
      cells.add(line.dump());
      cells.add(Amount.signed(line.difference()));
      cells.add(Amount.signed(line.unexplained()));
      cells.add(reasons(line));
      grid.row(cells.toArray());
    }
    return grid.note("File is Cached + Buffers - Shmem; differs is meminfo less the dump");
  }

  private static @Nullable String reasons(CounterLine line) {
    return line.reasons().isEmpty()
        ? null
        : String.join("; ", line.reasons().stream().map(AccountingView::text).toList());
  }

  private static String text(Reason reason) {
    return (reason.isExact() ? "" : "~") + Amount.signed(reason.pages()) + " " + reason.reason();
  }

  private Grid owners() {
    Grid grid =
        Grid.of(
                Grid.amount("pages"),
                Grid.right("size"),
                Grid.right("of used"),
                Grid.left("usage"),
                Grid.left("module"),
                Grid.left("caller"))
            .title("pages of the dump that no line of meminfo counts, by caller");
    for (UncountedOwner owner : accounting.notInMeminfo()) {
      grid.row(
          owner.pages(),
          Amount.bytes(owner.pages(), pageSize),
          Percentage.percent(owner.pages(), accounting.used()),
          owner.usage(),
          owner.module(),
          owner.caller());
    }
    grid.total(size(accounting.unaccounted()));
    Long pageExt = pageExt(accounting);
    if (accounting.earlyPages() > 0) {
      grid.note(
          "early pages are those from before page_owner was ready, "
              + (pageExt == null
                  ? "mostly its own storage (page_ext)"
                  : size(pageExt) + " of them its own storage by allocinfo (page_ext)"));
    }
    return grid;
  }

  private Grid caches(SlabInfo slab) {
    Grid grid =
        Grid.of(
                Grid.amount("pages"),
                Grid.right("size"),
                Grid.amount("objects"),
                Grid.amount("object bytes"),
                Grid.left("cache"))
            .title("slab caches, by slabinfo");
    for (SlabInfo.Cache cache : slab.caches()) {
      if (cache.pages() > 0) {
        grid.row(
            cache.pages(),
            Amount.bytes(cache.pages(), pageSize),
            cache.objects(),
            cache.objectSize(),
            cache.name());
      }
    }
    return grid.total(size(slab.pages()) + "; Slab has large kmallocs besides");
  }
}
