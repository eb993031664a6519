package org.pageowner.dsl.internal.compat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.plan.Direction;

/**
 * What a command line of the tool asks for.
 *
 * @param version whose output to write
 * @param pids pids to keep, if that is asked for
 * @param tgids tgids to keep, if that is asked for
 * @param names names to keep, as string values, if that is asked for
 * @param modules modules to keep, if that is asked for
 * @param unreleasedOnly whether records are dropped whose page was freed after it was allocated
 * @param cull keys to group by; without any, the text
 * @param order what to sort by, before the order of grouping
 * @param operands words that are no options: input and output
 * @param help whether help is asked for
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

  /** Returns whether the header shows a key in cull mode: also if it is only selected by. */
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
