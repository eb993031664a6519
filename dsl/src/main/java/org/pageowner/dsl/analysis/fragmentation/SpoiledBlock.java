package org.pageowner.dsl.analysis.fragmentation;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.table.Row;

/**
 * A movable pageblock that a single page spoils: all other tracked pages of the block could be
 * migrated.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class SpoiledBlock {
  private final Row page;
  private final long tracked;

  SpoiledBlock(Row page, long tracked) {
    this.page = page;
    this.tracked = tracked;
  }

  /**
   * Returns the value of a key in the page's record: {@code block.get(PFN)}; {@code null} if it is
   * absent.
   */
  public <V> @Nullable V get(Key<V> key) {
    Objects.requireNonNull(key, "key");
    return page.get(key);
  }

  /** Returns the tracked base pages of the block, that page among them. */
  public long pages() {
    return tracked;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SpoiledBlock that && page.equals(that.page) && tracked == that.tracked;
  }

  @Override
  public int hashCode() {
    return Objects.hash(page, tracked);
  }

  /** Returns the block, the page frame, and the function that allocated it. */
  @Override
  public String toString() {
    Long pfn = get(KeyCatalogue.PFN);
    return String.format(
        Locale.ROOT,
        "block %s: pfn 0x%x, %s",
        get(KeyCatalogue.PAGEBLOCK),
        pfn,
        get(KeyCatalogue.CALLER));
  }
}
