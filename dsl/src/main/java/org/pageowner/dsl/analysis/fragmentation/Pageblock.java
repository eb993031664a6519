package org.pageowner.dsl.analysis.fragmentation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A pageblock of a dump; or consecutive ones with the same values, which one allocation covers.
 *
 * @param node the node's number; {@code null} where the kernel does not print it
 * @param zone the index of the zone; {@code null} where the kernel does not print it
 * @param number the number of the (first) pageblock: its first page frame is {@code number <<
 *     pageblockOrder}
 * @param count the number of pageblocks, at least 1; more than 1 only without records
 * @param type the name of the migrate type; assumed where no record is in the block
 * @param isMixed whether a page was requested with another type than the block's
 * @param pages tracked base pages of each of these blocks
 * @param hasRecord whether a record is in the block; if not, it is within an allocation that is
 *     larger than a pageblock
 */
public record Pageblock(
    @Nullable Long node,
    @Nullable Long zone,
    long number,
    long count,
    String type,
    boolean isMixed,
    long pages,
    boolean hasRecord) {
  /** Checks the components. */
  public Pageblock {
    Objects.requireNonNull(type, "type");
  }
}
