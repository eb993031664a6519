package org.pageowner.dsl.analysis.fragmentation;

import org.jspecify.annotations.Nullable;

/**
 * The mixed pageblocks of one migrate type in a zone, counted from the dump and by the kernel.
 *
 * @param node the node's number; {@code null} in a sum over all zones, and where records do not
 *     tell it
 * @param zone the zone's name; {@code null} likewise
 * @param type the name of the migrate type
 * @param pageblocks how many pageblocks of the type there are, by the kernel; {@code null} if its
 *     table does not say
 * @param blocks mixed blocks, from the dump
 * @param kernelBlocks mixed blocks, by the kernel; {@code null} if its table does not have the row
 */
public record MixedDifference(
    @Nullable Integer node,
    @Nullable String zone,
    String type,
    @Nullable Long pageblocks,
    long blocks,
    @Nullable Long kernelBlocks) {
  /**
   * How many more mixed blocks the dump has than the kernel counted; {@code null} if it did not.
   */
  public @Nullable Long difference() {
    return kernelBlocks == null ? null : (Long) (blocks - kernelBlocks);
  }

  /** Returns whether there is nothing in this row: no block of the type, and none mixed. */
  boolean isVoid() {
    return blocks == 0
        && (kernelBlocks == null || kernelBlocks == 0)
        && (pageblocks == null || pageblocks == 0);
  }
}
