package org.pageowner.dsl.plan;

import java.util.List;
import java.util.function.Function;

/** Keeps conditions flat where they are associative, and shallow enough for recursion. */
final class Nesting {
  private Nesting() {}

  /**
   * Returns the operands of a new condition, after those of the same kind are replaced by their own
   * operands.
   */
  static List<Condition> flatten(
      List<Condition> conditions, Function<Condition, List<Condition>> operands) {
    if (conditions.size() < 2) {
      throw new IllegalArgumentException("needs two conditions, has " + conditions.size());
    }
    List<Condition> flat = conditions.stream().flatMap(c -> operands.apply(c).stream()).toList();
    flat.forEach(Nesting::checkDepthBelow);
    return flat;
  }

  /** Checks that a condition may be the operand of another. */
  static void checkDepthBelow(Condition operand) {
    if (depth(operand) >= Condition.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "a condition nested deeper than " + Condition.MAX_DEPTH + " levels");
    }
  }

  private static int depth(Condition condition) {
    if (condition instanceof Condition.Not not) {
      return 1 + depth(not.condition());
    }
    if (condition instanceof Condition.And and) {
      return 1 + and.conditions().stream().mapToInt(Nesting::depth).max().orElse(0);
    }
    if (condition instanceof Condition.Or or) {
      return 1 + or.conditions().stream().mapToInt(Nesting::depth).max().orElse(0);
    }
    return 1;
  }
}
