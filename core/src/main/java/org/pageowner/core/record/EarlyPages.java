package org.pageowner.core.record;

import org.jspecify.annotations.Nullable;

/**
 * The rule for pages that were allocated before page_owner was ready: their order, mask, task and
 * stack are not those of the true owner.
 *
 * <p>The stack decides. Where none is printed, a record of order 0 with mask 0 is early, since
 * {@code init_early_allocated_pages()} in mm/page_owner.c stores these values. The two halves are
 * separate methods, so that an engine can evaluate each once for each distinct value.
 */
public final class EarlyPages {
  /** The verdict of a stack alone. */
  public enum ByStack {
    /** The stack is one that page_owner gives to early pages. */
    EARLY,
    /** The stack is of an allocation that page_owner saw. */
    NOT_EARLY,
    /** There is no frame: {@link EarlyPages#byHead} decides. */
    UNDECIDED
  }

  private EarlyPages() {}

  /** Returns the verdict of a stack; {@code null} is a record without one. */
  public static ByStack byStack(@Nullable StackTrace stack) {
    if (stack == null || stack.isEmpty()) {
      return ByStack.UNDECIDED;
    }
    return stack.isEarly() ? ByStack.EARLY : ByStack.NOT_EARLY;
  }

  /** Returns whether a record without frames is early, by the bits of its mask and its order. */
  public static boolean byHead(long gfpBits, long order) {
    return gfpBits == 0 && order == 0;
  }

  /** Returns whether a record with these values is early; {@code null} is an absent value. */
  public static boolean isEarly(
      @Nullable StackTrace stack, @Nullable GfpMask gfp, @Nullable Long order) {
    return switch (byStack(stack)) {
      case EARLY -> true;
      case NOT_EARLY -> false;
      case UNDECIDED -> gfp != null && order != null && byHead(gfp.bits(), order);
    };
  }
}
