package org.pageowner.dsl.analysis.fragmentation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The mixed pageblocks of one migrate type in a zone of a node.
 *
 * <p>A pageblock is mixed if it has a page that was requested with another type than the block's.
 * As in {@code /proc/pagetypeinfo}, mixed CMA blocks count as Movable, and none count as CMA;
 * tracked blocks count for their own type.
 *
 * @param node the node's number; {@code null} where the kernel does not print it
 * @param zone the index of the zone; {@code null} where the kernel does not print it
 * @param type the name of the migrate type
 * @param tracked pageblocks of this type with a record in the dump
 * @param blocks mixed pageblocks, as the kernel counts them
 * @param cmaBlocks the blocks of these that have the type CMA
 * @param pages tracked base pages in the mixed blocks, of all types
 * @param foreignPages the pages of these that were requested with another type than their block's
 * @param fullness the fraction of the mixed blocks' pages that is tracked, from 0 to 1 unless the
 *     dump is inconsistent; {@code null} if no block is mixed or the pageblock order is unknown
 */
public record MixedBlocks(
    @Nullable Long node,
    @Nullable Long zone,
    String type,
    long tracked,
    long blocks,
    long cmaBlocks,
    long pages,
    long foreignPages,
    @Nullable Double fullness) {
  /** Checks the components. */
  public MixedBlocks {
    Objects.requireNonNull(type, "type");
  }
}
