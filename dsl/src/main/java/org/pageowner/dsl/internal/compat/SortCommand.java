package org.pageowner.dsl.internal.compat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.plan.SortKey.Direction;

/**
 * A command line of the tool, parsed.
 *
 * @param version the version of the tool whose output to write
 * @param pids pids to select, or all if absent
 * @param tgids tgids to select, or all if absent
 * @param names names to select, as string values, or all if absent
 * @param modules modules to select, or all if absent
 * @param unreleasedOnly whether to drop records whose page was freed after it was allocated
 * @param cull keys to group by; the text if there is none
 * @param order keys to sort by, before the keys that are grouped by
 * @param operands words that are not options: input and output
 * @param help whether to print the help
 */
public record SortCommand(
    ToolVersion version,
    @Nullable List<Long> pids,
    @Nullable List<Long> tgids,
    @Nullable List<String> names,
    @Nullable List<String> modules,
    boolean unreleasedOnly,
    Set<ToolKey> cull,
    List<Order> order,
    List<String> operands,
    boolean help) {
  /** A key and a direction. */
  public record Order(ToolKey key, Direction direction) {}

  /** Returns whether time stamps are part of the texts that are compared. */
  boolean keepsTimeStamps() {
    return version == ToolVersion.V6_1
        || (!order.isEmpty() && order.get(0).key() == ToolKey.ALLOC_TS);
  }

  /**
   * Returns whether the header of a culled group shows a key, which is grouped by or selected by.
   */
  boolean shows(ToolKey key) {
    return cull.contains(key)
        || switch (key) {
          case PID -> pids != null;
          case TGID -> tgids != null;
          case NAME -> names != null;
          case MODULE -> modules != null;
          default -> false;
        };
  }
}
