package org.pageowner.dsl.internal.engine.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.Selection;

/**
 * The conditions of a plan that a kernel with filters can evaluate while it prints (push-down).
 *
 * <p>The plan filters the printed records again, so a filter of the kernel may pass too many
 * records but must not drop one that the plan selects. The kernel prints a record that has one of
 * the pids <em>or</em> one of the tgids, so only one of these two filters is set; and it takes at
 * most 16 numbers, up to 4194304.
 */
public final class KernelFilters {
  private static final int MAX_NUMBERS = 16;
  private static final long MAX_PID = 4_194_304;
  private static final long MAX_NODE = 1023;

  private KernelFilters() {}

  /** Returns tokens to write to the page_owner file, in the order in which to try them. */
  public static List<String> of(Plan plan) {
    List<String> tokens = new ArrayList<>();
    List<Condition.NumberIn> tests = tests(plan);
    token(tests, KeyCatalogue.NODE, "nid=", MAX_NODE).ifPresent(tokens::add);
    token(tests, KeyCatalogue.PID, "pid=", MAX_PID)
        .or(() -> token(tests, KeyCatalogue.TGID, "tgid=", MAX_PID))
        .ifPresent(tokens::add);
    return tokens;
  }

  /** Returns the conditions on numbers that every record of the answer meets. */
  private static List<Condition.NumberIn> tests(Plan plan) {
    Stream<Condition> conditions =
        Stream.concat(
            plan.selections().stream().map(Selection::condition), plan.condition().stream());
    return conditions
        .flatMap(c -> c instanceof Condition.And and ? and.conditions().stream() : Stream.of(c))
        .filter(Condition.NumberIn.class::isInstance)
        .map(Condition.NumberIn.class::cast)
        .toList();
  }

  private static Optional<String> token(
      List<Condition.NumberIn> tests, Key<?> key, String word, long largest) {
    return tests.stream()
        .filter(test -> test.key().equals(key))
        .map(Condition.NumberIn::values)
        .filter(values -> values.size() <= MAX_NUMBERS)
        .filter(values -> values.stream().allMatch(value -> value >= 0 && value <= largest))
        .findFirst()
        .map(
            values -> word + values.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }
}
