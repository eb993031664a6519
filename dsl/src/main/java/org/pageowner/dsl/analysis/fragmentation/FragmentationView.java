package org.pageowner.dsl.analysis.fragmentation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.layout.Amount;
import org.pageowner.dsl.internal.layout.Grid;
import org.pageowner.dsl.internal.layout.Grids;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;

/** Lays out a fragmentation for people: the counts, the culprits, and the caveats. */
final class FragmentationView {
  private static final long PAGE_SIZE = 4096;

  private static final List<List<Key<?>>> CULPRIT_KEYS =
      List.of(
          List.of(KeyCatalogue.MODULE),
          List.of(KeyCatalogue.NAME),
          List.of(KeyCatalogue.MEMCG, KeyCatalogue.MEMCG_OFFLINE));

  private final Fragmentation fragmentation;
  private final Grids grids = new Grids();

  private FragmentationView(Fragmentation fragmentation) {
    this.fragmentation = fragmentation;
  }

  /** Returns all tables, to show at most {@code rows} rows of each. */
  static Grids of(Fragmentation fragmentation, int rows) {
    FragmentationView view = new FragmentationView(fragmentation);
    MixedComparison comparison = fragmentation.comparison();
    if (comparison != null) {
      view.grids.add(comparison.grid());
    }
    view.grids.add(view.counts(rows));
    if (fragmentation.records() > 0) {
      view.addCulprits();
    }
    return view.grids;
  }

  private void addCulprits() {
    Culprits stacks = byStack(MigrateTypes.MOVABLE);
    grids.add(stacks.grid());
    if (stacks.size() > 0) {
      for (List<Key<?>> keys : CULPRIT_KEYS) {
        grids.add(fragmentation.culprits(keys.toArray(Key<?>[]::new)).grid());
      }
    }
    List<SpoiledBlock> single = fragmentation.singlePageBlocks();
    if (!single.isEmpty()) {
      grids.add(singlePages(single));
    }
    Culprits cma = byStack(MigrateTypes.CMA);
    if (cma.size() > 0) {
      grids.add(
          cma.grid()
              .note(
                  "Movable pages in CMA blocks can be moved away; the kernel counts such blocks as"
                      + " mixed all the same"));
    }
  }

  /**
   * Returns the culprits by stack; by handle too, if the dump has handles whose stacks are unknown.
   */
  private Culprits byStack(String blockType) {
    Culprits both =
        fragmentation.culpritsIn(blockType, KeyCatalogue.STACKTRACE, KeyCatalogue.HANDLE);
    boolean allKnown =
        both.all().stream()
            .allMatch(
                one ->
                    one.get(KeyCatalogue.HANDLE) == null
                        || one.get(KeyCatalogue.STACKTRACE) != null);
    return allKnown ? fragmentation.culpritsIn(blockType, KeyCatalogue.STACKTRACE) : both;
  }

  /**
   * Returns the rows in the order in which they are shown: if not all fit, those with mixed blocks
   * come first.
   */
  private List<MixedBlocks> rows(int shown) {
    List<MixedBlocks> rows = fragmentation.mixed();
    return rows.size() <= shown
        ? rows
        : rows.stream().sorted(Comparator.comparingLong(MixedBlocks::blocks).reversed()).toList();
  }

  private Grid counts(int rows) {
    Grid grid =
        Grid.of(
                Grid.right("node"),
                Grid.right("zone"),
                Grid.left("type"),
                Grid.amount("tracked"),
                Grid.amount("mixed"),
                Grid.amount("of these CMA"),
                Grid.amount("pages in mixed"),
                Grid.right("full"),
                Grid.amount("foreign pages"))
            .title(title());
    long mixed = 0;
    long tracked = 0;
    for (MixedBlocks row : rows(rows)) {
      mixed += row.blocks();
      tracked += row.tracked();
      grid.row(
          row.node(),
          row.zone(),
          row.type(),
          row.tracked(),
          row.blocks(),
          row.cmaBlocks(),
          row.pages(),
          percent(row.fullness()),
          row.foreignPages());
    }
    grid.total(
        "%s mixed of %s".formatted(Amount.number(mixed), Amount.count(tracked, "tracked block")));
    if (fragmentation.mixed().stream().anyMatch(row -> row.cmaBlocks() > 0)) {
      grid.note(
          "mixed CMA blocks count as Movable, as the kernel counts them: they are tracked in the row"
              + " CMA, and mixed in the row Movable");
    }
    fragmentation.notes().forEach(grid::note);
    return grid;
  }

  private String title() {
    Integer order = fragmentation.pageblockOrder();
    return "mixed pageblocks, as /proc/pagetypeinfo counts them; pageblocks of "
        + (order == null
            ? "unknown order"
            : String.format(
                Locale.ROOT,
                "order %d: %s",
                order,
                Amount.pages(1L << Math.min(order, Long.SIZE - 2), PAGE_SIZE)));
  }

  private static @Nullable String percent(@Nullable Double fullness) {
    return fullness == null ? null : String.format(Locale.ROOT, "%.1f%%", fullness * 100);
  }

  private static Grid singlePages(List<SpoiledBlock> blocks) {
    Grid grid =
        Grid.of(
                Grid.right("node"),
                Grid.right("zone"),
                Grid.right("pageblock"),
                Grid.amount("pages"),
                Grid.right("pfn"),
                Grid.left("name"),
                Grid.left("memcg"),
                Grid.left("module"),
                Grid.stack("stacktrace"))
            .title("Movable blocks that a single page spoils");
    for (SpoiledBlock block : blocks) {
      Long pfn = block.get(KeyCatalogue.PFN);
      grid.row(
          block.get(KeyCatalogue.NODE),
          block.get(KeyCatalogue.ZONE),
          block.get(KeyCatalogue.PAGEBLOCK),
          block.pages(),
          pfn == null ? null : "0x" + Long.toHexString(pfn),
          block.get(KeyCatalogue.NAME),
          block.get(KeyCatalogue.MEMCG),
          block.get(KeyCatalogue.MODULE),
          block.get(KeyCatalogue.STACKTRACE));
    }
    return grid;
  }
}
