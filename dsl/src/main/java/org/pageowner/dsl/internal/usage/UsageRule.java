package org.pageowner.dsl.internal.usage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule: pages that it applies to have one usage, and one line of {@code /proc/meminfo} counts
 * them.
 *
 * @param name the value of the key {@code usage_rule}
 * @param usage the usage
 * @param counter the line; {@code null} if no line counts such pages
 * @param kernels the kernels whose names of functions the rule knows
 * @param source the files of the kernel that allocate and count
 * @param scope the pages to which it applies
 * @param patterns the stacks to which it applies, if the scope is {@link Scope#FRAMES}
 * @param conditions conditions on flags and mask, all of which are to hold
 */
public record UsageRule(
    String name,
    Usage usage,
    @Nullable PageCounter counter,
    String kernels,
    String source,
    Scope scope,
    List<StackPattern> patterns,
    List<MaskCondition> conditions) {

  /** The pages to which a rule applies. */
  public enum Scope {
    /** Those whose stack matches a pattern. */
    FRAMES,
    /** Those that are marked as slab pages. */
    SLAB,
    /** Early pages. */
    EARLY,
    /** Those whose caller is unknown. */
    UNKNOWN,
    /** Those with a module on the stack that no other rule matches. */
    MODULE,
    /** All others. */
    REST
  }

  /**
   * A condition on a mask; it does not hold where the mask is not printed.
   *
   * @param onFlags whether on the page flags; if not, on the gfp mask
   * @param bit the name of a flag
   * @param isSet whether it is to be set; if not, it is to be clear
   */
  public record MaskCondition(boolean onFlags, String bit, boolean isSet) {}

  /** Returns the number of conditions if the pattern matches. */
  int specificity(StackPattern pattern) {
    return pattern.steps().size() + conditions.size();
  }
}
