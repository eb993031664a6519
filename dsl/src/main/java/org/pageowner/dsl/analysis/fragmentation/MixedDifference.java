package org.pageowner.dsl.analysis.fragmentation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The mixed pageblocks of one migrate type in a zone, counted from the dump and by the kernel.
 *
 * @param node the node's number; {@code null} in a sum over all zones, and if records do not have
 *     it
 * @param zone the zone's name; {@code null} likewise
 * @param type the name of the migrate type
 * @param pageblocks the number of pageblocks of the type, by the kernel; {@code null} if its table
 *     does not have it
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
  /** Checks the components. */
  public MixedDifference {
    Objects.requireNonNull(type, "type");
  }

  /**
   * Returns the mixed blocks of the dump minus those that the kernel counted; {@code null} if it
   * did not count them.
   */
  public @Nullable Long difference() {
    return kernelBlocks == null ? null : (Long) (blocks - kernelBlocks);
  }

  /** Returns whether all counts of this row are 0 or unknown. */
  boolean isEmpty() {
    return blocks == 0
        && (kernelBlocks == null || kernelBlocks == 0)
        && (pageblocks == null || pageblocks == 0);
  }
}
