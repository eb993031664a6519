package org.pageowner.dsl.analysis.fragmentation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.layout.Amount;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.table.Row;

/**
 * The owner of pages in pageblocks of another type: a stack, a module, or the values of other keys.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Culprit {
  static final Comparator<Culprit> LARGEST_FIRST =
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
   * Returns the value of a key: {@code culprit.get(MODULE)}, in Kotlin {@code culprit[MODULE]};
   * {@code null} if it is absent. A key that culprits were not grouped by has the value of the
   * first record.
   */
  public <V> @Nullable V get(Key<V> key) {
    Objects.requireNonNull(key, "key");
    return first.get(key);
  }

  /**
   * Returns whether these are the pages that were allocated before page_owner was ready. They are
   * one culprit, whichever keys are grouped by, because the dump does not have their owners.
   */
  public boolean isEarly() {
    return early;
  }

  /** Returns the number of pageblocks that are mixed and have a page of this culprit. */
  public long blocks() {
    return blocks;
  }

  /** Returns the number of these pageblocks that would not be mixed without this culprit. */
  public long wholeAgain() {
    return wholeAgain;
  }

  /** Returns the number of allocations in blocks of another type. */
  public long times() {
    return times;
  }

  /** Returns the base pages of these allocations. */
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

  /** Returns the function of the first record, and the numbers. */
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
