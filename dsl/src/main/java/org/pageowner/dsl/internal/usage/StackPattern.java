package org.pageowner.dsl.internal.usage;

import java.util.List;
import java.util.Set;

/**
 * A pattern of functions on a stack, innermost first.
 *
 * @param steps the functions, at least one step
 */
record StackPattern(List<Step> steps) {
  /**
   * One of several functions.
   *
   * @param functions the functions
   * @param isDistant whether any functions may be inside of it; if not, only those that allocate
   *     for others
   */
  record Step(Set<String> functions, boolean isDistant) {}

  /** Returns the functions at which the pattern can start. */
  Set<String> first() {
    return steps.get(0).functions();
  }

  /** Returns whether the pattern matches a stack from a frame that is a first function. */
  boolean matchesFrom(int frame, StackFunctions stack) {
    int at = frame;
    for (Step step : steps.subList(1, steps.size())) {
      at = next(step, at + 1, stack);
      if (at < 0) {
        return false;
      }
    }
    return true;
  }

  private static int next(Step step, int from, StackFunctions stack) {
    for (int frame = from; frame < stack.size(); frame++) {
      if (step.functions().contains(stack.name(frame))) {
        return frame;
      }
      if (!step.isDistant() && !stack.isAllocator(frame)) {
        return -1;
      }
    }
    return -1;
  }
}
