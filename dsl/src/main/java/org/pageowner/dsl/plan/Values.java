package org.pageowner.dsl.plan;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Lists of values in the form that selections and conditions keep: conditions flat where they are
 * associative, and shallow enough for recursion.
 */
final class Values {
  private Values() {}

  /** Returns an immutable copy without duplicates, in the order given; it must not be empty. */
  static <T> List<T> distinct(String of, List<T> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(of + " needs at least one value");
    }
    return values.stream().distinct().toList();
  }

  /** Returns the values of two lists. */
  static <T> List<T> concat(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  /** Checks that neither an array of arguments nor one of them is {@code null}. */
  static void requireAll(Object[] values, String name) {
    Objects.requireNonNull(values, name);
    for (Object value : values) {
      Objects.requireNonNull(value, name);
    }
  }

  /** Returns the selection of the values of two selections of one key. */
  static Selection either(Selection one, Selection other) {
    if (one instanceof Selection.OfNumbers a && other instanceof Selection.OfNumbers b) {
      return new Selection.OfNumbers(a.key(), concat(a.values(), b.values()));
    }
    if (one instanceof Selection.OfTexts a && other instanceof Selection.OfTexts b) {
      return new Selection.OfTexts(a.key(), concat(a.values(), b.values()));
    }
    throw new AssertionError("a key has one type: " + one + ", " + other);
  }

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
    flat.forEach(Values::checkDepthBelow);
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
      return 1 + and.conditions().stream().mapToInt(Values::depth).max().orElse(0);
    }
    if (condition instanceof Condition.Or or) {
      return 1 + or.conditions().stream().mapToInt(Values::depth).max().orElse(0);
    }
    return 1;
  }
}
