package org.pageowner.dsl.analysis.fragmentation;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.table.Row;

/**
 * A movable pageblock that a single page spoils: without it, all that is tracked in the block could
 * be moved away.
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

  /** What the page's record says: {@code block.get(PFN)}; {@code null} if it is absent. */
  public <V> @Nullable V get(Key<V> key) {
    return page.get(key);
  }

  /** Tracked base pages in the block, that page among them. */
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

  /** The block, the page frame, and the function that asked for it. */
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
