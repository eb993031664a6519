package org.pageowner.dsl.analysis.fragmentation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.layout.Amount;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.table.Row;

/**
 * Who put pages into pageblocks of another type: a stack, a module, or whatever was asked by.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Culprit {
  static final Comparator<Culprit> WORST_FIRST =
      Comparator.comparingLong(Culprit::blocks).thenComparingLong(Culprit::pages).reversed();

  private final Row first;
  private final boolean early;
  private final long blocks;
  private final long wholeAgain;
  private final long times;
  private final long pages;

  Culprit(Row first, boolean early, long blocks, long wholeAgain, long times, long pages) {
    this.first = first;
    this.early = early;
    this.blocks = blocks;
    this.wholeAgain = wholeAgain;
    this.times = times;
    this.pages = pages;
  }

  /**
   * The value of a key: {@code culprit.get(MODULE)}, in Kotlin {@code culprit[MODULE]}; {@code
   * null} if it is absent. A key that was not asked by has the value of the culprit's first record.
   */
  public <V> @Nullable V get(Key<V> key) {
    return first.get(key);
  }

  /**
   * Returns whether these are the pages that were allocated before page_owner was ready. They are
   * one culprit, whatever was asked by: the dump does not know who they belong to.
   */
  public boolean isEarly() {
    return early;
  }

  /** Pageblocks that have a page of this culprit and so are mixed. */
  public long blocks() {
    return blocks;
  }

  /** Of these, pageblocks that would not be mixed without this culprit: it alone spoils them. */
  public long wholeAgain() {
    return wholeAgain;
  }

  /** Allocations in blocks of another type. */
  public long times() {
    return times;
  }

  /** Base pages of these allocations. */
  public long pages() {
    return pages;
  }

  private List<@Nullable Object> values() {
    return Arrays.asList(first, early, blocks, wholeAgain, times, pages);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Culprit that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  /** The first record's function, and the numbers. */
  @Override
  public String toString() {
    return (isEarly() ? "early pages" : get(KeyCatalogue.CALLER))
        + ": %s, %s whole again, %s"
            .formatted(
                Amount.count(blocks(), "block"),
                Amount.number(wholeAgain()),
                Amount.count(pages(), "page"));
  }
}
