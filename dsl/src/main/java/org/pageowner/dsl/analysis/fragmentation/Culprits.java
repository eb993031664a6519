package org.pageowner.dsl.analysis.fragmentation;

import com.google.common.math.LongMath;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.layout.Amount;
import org.pageowner.dsl.internal.layout.Grid;
import org.pageowner.dsl.internal.layout.UnknownModule;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.StackKey;

/**
 * The owners of pages in pageblocks of another type, the one with the most blocks first; of equal
 * ones, the one with the most pages.
 *
 * <p>A block can have several culprits, so their numbers of blocks do not add up to that of the
 * mixed blocks. Immutable and safe to share between threads.
 */
public final class Culprits extends GridAnswer implements Iterable<Culprit> {
  private final String blockType;
  private final List<Key<?>> keys;
  private final List<Culprit> all;
  private final long spoiledBlocks;

  /**
   * The culprits in the order of their first records, to be sorted.
   *
   * @param spoiledBlocks the number of blocks that have at least one culprit
   */
  Culprits(String blockType, List<Key<?>> keys, List<Culprit> culprits, long spoiledBlocks) {
    this.blockType = blockType;
    this.keys = keys;
    this.all = culprits.stream().sorted(Culprit.LARGEST_FIRST).toList();
    this.spoiledBlocks = spoiledBlocks;
  }

  /** Returns the type of the blocks, {@code Movable} unless another one was given. */
  public String blockType() {
    return blockType;
  }

  /** Returns the keys that culprits are grouped by. */
  public List<Key<?>> keys() {
    return keys;
  }

  /** Returns the number of mixed blocks of the type, each of which has at least one culprit. */
  public long spoiledBlocks() {
    return spoiledBlocks;
  }

  /** Returns the number of culprits. */
  public int size() {
    return all.size();
  }

  /** Returns all culprits, in order. */
  public List<Culprit> all() {
    return all;
  }

  /** Returns all culprits, in order. */
  @Override
  public Iterator<Culprit> iterator() {
    return all.iterator();
  }

  /** Returns the culprit of early pages, or {@code null} if they spoil no block. */
  public @Nullable Culprit early() {
    return all.stream().filter(Culprit::isEarly).findFirst().orElse(null);
  }

  @Override
  Grid grid() {
    List<Grid.Column> columns = new ArrayList<>();
    for (String name : List.of("blocks", "whole again", "times", "pages")) {
      columns.add(Grid.amount(name));
    }
    keys.forEach(key -> columns.add(Grid.column(key)));
    Grid grid = Grid.of(columns.toArray(Grid.Column[]::new)).title(title());
    all.forEach(culprit -> grid.row(cells(culprit)));
    if (all.isEmpty()) {
      grid.note("none: no %s block has a page of another type".formatted(blockType));
    } else {
      grid.total(Amount.count(spoiledBlocks, "block") + " spoiled");
    }
    long unresolved = keys.contains(KeyCatalogue.MODULE) ? pagesWithoutModule() : 0;
    if (unresolved > 0) {
      grid.note(UnknownModule.of(Amount.pages(unresolved, Measure.DEFAULT_PAGE_SIZE)));
    }
    Culprit early = early();
    if (early != null) {
      grid.note(
          "early pages, whose owner the dump does not know, spoil "
              + Amount.count(early.blocks(), "block")
              + ", "
              + Amount.number(early.wholeAgain())
              + " of them alone");
    }
    return grid;
  }

  private long pagesWithoutModule() {
    return all.stream()
        .filter(culprit -> !culprit.isEarly() && culprit.get(KeyCatalogue.MODULE) == null)
        .mapToLong(Culprit::pages)
        .reduce(0, LongMath::saturatedAdd);
  }

  private String title() {
    return "who spoils %s blocks, by %s"
        .formatted(blockType, String.join(", ", keys.stream().map(Key::name).toList()));
  }

  private @Nullable Object[] cells(Culprit culprit) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(culprit.blocks());
    cells.add(culprit.wholeAgain());
    cells.add(culprit.times());
    cells.add(culprit.pages());
    for (Key<?> key : keys) {
      cells.add(culprit.isEarly() && !(key instanceof StackKey) ? "(early)" : culprit.get(key));
    }
    return cells.toArray();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Culprits that
        && blockType.equals(that.blockType)
        && keys.equals(that.keys)
        && all.equals(that.all)
        && spoiledBlocks == that.spoiledBlocks;
  }

  @Override
  public int hashCode() {
    return Objects.hash(blockType, keys, all, spoiledBlocks);
  }
}
