package org.pageowner.dsl.plan;

import java.util.List;
import java.util.function.Function;

/** Keeps conditions flat where they are associative, and shallow enough for recursion. */
final class Nesting {
  private Nesting() {}

  /** The parts of two or more conditions, which are to stand one level below a new one. */
  static List<Condition> flatten(
      List<Condition> conditions, Function<Condition, List<Condition>> parts) {
    if (conditions.size() < 2) {
      throw new IllegalArgumentException("needs two conditions, has " + conditions.size());
    }
    List<Condition> flat = conditions.stream().flatMap(c -> parts.apply(c).stream()).toList();
    flat.forEach(Nesting::checkRoomAbove);
    return flat;
  }

  static void checkRoomAbove(Condition condition) {
    if (depth(condition) >= Condition.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "a condition nested deeper than " + Condition.MAX_DEPTH + " levels");
    }
  }

  private static int depth(Condition condition) {
    if (condition instanceof Not not) {
      return 1 + depth(not.condition());
    }
    if (condition instanceof And and) {
      return 1 + and.conditions().stream().mapToInt(Nesting::depth).max().orElse(0);
    }
    if (condition instanceof Or or) {
      return 1 + or.conditions().stream().mapToInt(Nesting::depth).max().orElse(0);
    }
    return 1;
  }
}
