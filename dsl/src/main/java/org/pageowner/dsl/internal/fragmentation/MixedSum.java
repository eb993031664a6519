package org.pageowner.dsl.internal.fragmentation;

import org.jspecify.annotations.Nullable;

/**
 * The mixed blocks of a migrate type at a place.
 *
 * @param place the node and zone
 * @param type what mixed blocks count for, and tracked ones are
 * @param tracked blocks with a record
 * @param blocks mixed blocks
 * @param cmaBlocks of these, blocks of type CMA
 * @param pages tracked pages in the mixed blocks
 * @param foreignPages of these, pages of another type than their block's
 * @param fullness which part of the mixed blocks' pages is tracked; {@code null} if there is no
 *     block or no pageblock order
 */
public record MixedSum(
    ZoneId place,
    String type,
    long tracked,
    long blocks,
    long cmaBlocks,
    long pages,
    long foreignPages,
    @Nullable Double fullness) {}
