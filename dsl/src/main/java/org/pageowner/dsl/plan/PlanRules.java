package org.pageowner.dsl.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules that several parts of a plan must keep together. */
final class PlanRules {
  private PlanRules() {}

  /**
   * A part of a plan that does not fit to another.
   *
   * @param option the option of the part
   * @param text the problem
   * @param advice the remedy
   */
  record Problem(String option, String text, String advice) {}

  /** Returns the measures of columns, of the order, and of the condition on rows. */
  static Set<Measure<?>> measures(Plan plan) {
    Set<Measure<?>> all = new LinkedHashSet<>(plan.measures());
    plan.order().stream()
        .map(SortKey.Directed::term)
        .filter(Measure.class::isInstance)
        .forEach(term -> all.add((Measure<?>) term));
    plan.shown().stream()
        .filter(Measure.class::isInstance)
        .forEach(column -> all.add((Measure<?>) column));
    plan.rowCondition().ifPresent(condition -> all.addAll(condition.measures()));
    return all;
  }

  static void requireLimit(long rows) {
    if (rows < 0) {
      throw new IllegalArgumentException("a limit is 0 or more rows: " + rows);
    }
  }

  static void requireTime(long nanos) {
    if (nanos < 0) {
      throw new IllegalArgumentException("a time since boot is 0 or more nanoseconds: " + nanos);
    }
  }

  /** Fails with the first problem of a plan, if it has one. */
  static void require(Plan plan) {
    problem(plan)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem.text() + "; " + problem.advice());
            });
  }

  /** Returns the first problem of a plan. */
  static Optional<Problem> problem(Plan plan) {
    for (Measure<?> measure : plan.measures()) {
      if (isForeignShare(measure, plan)) {
        return Optional.of(share("measure", measure, plan));
      }
    }
    return functions(plan)
        .or(() -> names(plan))
        .or(() -> having(plan))
        .or(() -> order(plan))
        .or(() -> limit(plan))
        .or(() -> across(plan))
        .or(() -> shown(plan));
  }

  /** Rows of functions share records, so functions are only for the rows themselves. */
  private static Optional<Problem> functions(Plan plan) {
    Key<?> frames = KeyCatalogue.FRAMES;
    boolean isCulled = plan.keys().contains(frames);
    String option = "";
    if (!isCulled && plan.order().stream().anyMatch(ordered -> ordered.term().equals(frames))) {
      option = "sort";
    } else if (!isCulled && plan.shown().contains(frames)) {
      option = "show";
    } else if (plan.columnKey().filter(frames::equals).isPresent()) {
      option = "across";
    } else if (!isCulled
        && plan.groupLimit().filter(limit -> limit.key().equals(frames)).isPresent()) {
      option = "limit";
    }
    boolean isCounted =
        plan.allMeasures().stream()
            .anyMatch(
                measure ->
                    measure.base() instanceof Measure.Distinct distinct
                        && distinct.key().equals(frames));
    if (isCounted) {
      option = "measure";
    }
    return option.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                option,
                frames + " is of rows that are culled by it: a record has many functions",
                "--cull=" + frames + "; caller and callpath are one value of a record"));
  }

  private static boolean isForeignShare(Measure<?> measure, Plan plan) {
    return measure.base() instanceof Measure.Share share
        && share.within() != null
        && !plan.keys().contains(share.within());
  }

  private static Problem share(String option, Measure<?> measure, Plan plan) {
    Key<?> key = ((Measure.Share) measure.base()).within();
    String culled = plan.keys().isEmpty() ? "" : String.join(",", names(plan.keys())) + ",";
    return new Problem(
        option,
        measure.unnamed()
            + " is a share of the rows with the same "
            + key
            + ", which is not culled",
        "--cull=" + culled + key + ", or share for all records");
  }

  private static Iterable<String> names(Iterable<Key<?>> keys) {
    List<String> names = new ArrayList<>();
    keys.forEach(key -> names.add(key.name()));
    return names;
  }

  private static Optional<Problem> names(Plan plan) {
    Map<String, Measure<?>> named = new HashMap<>();
    for (Measure<?> measure : plan.allMeasures()) {
      if (measure instanceof RefinedMeasure.Named<?>) {
        Measure<?> other = named.putIfAbsent(measure.name(), measure);
        if (other != null && !other.equals(measure)) {
          return Optional.of(
              new Problem(
                  "measure",
                  "two measures are called " + measure.name(),
                  "another name for one of " + other + " and " + measure));
        }
        if (!plan.measures().contains(measure)) {
          return Optional.of(
              new Problem(
                  optionOf(measure, plan),
                  measure.name() + " is not among the measures, and names are given there",
                  "--measure='" + measure + "', and " + measure.name() + " here"));
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the option that a measure is in; of several the first that a line has. */
  private static String optionOf(Measure<?> measure, Plan plan) {
    boolean isSorted = plan.order().stream().anyMatch(ordered -> ordered.term().equals(measure));
    return isSorted ? "sort" : plan.shown().contains(measure) ? "show" : "having";
  }

  private static Optional<Problem> having(Plan plan) {
    return plan.rowCondition().stream()
        .flatMap(condition -> condition.measures().stream())
        .filter(measure -> isForeignShare(measure, plan))
        .findFirst()
        .map(measure -> share("having", measure, plan));
  }

  private static Optional<Problem> order(Plan plan) {
    for (SortKey.Directed ordered : plan.order()) {
      if (ordered.term() instanceof Measure<?> measure) {
        if (isForeignShare(measure, plan)) {
          return Optional.of(share("sort", measure, plan));
        }
        if (measure.kind() == Measure.Kind.SPARK) {
          return Optional.of(
              new Problem(
                  "sort",
                  measure + " is a list, which has no order",
                  "a measure that is one number, such as pages"));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Problem> limit(Plan plan) {
    return plan.groupLimit()
        .filter(limit -> !plan.keys().isEmpty() && !plan.keys().contains(limit.key()))
        .map(
            limit ->
                new Problem(
                    "limit",
                    "the limit is for each " + limit.key() + ", which is not culled",
                    "--cull="
                        + String.join(",", names(plan.keys()))
                        + ","
                        + limit.key()
                        + ", or one of the culled keys"));
  }

  private static Optional<Problem> across(Plan plan) {
    return plan.columnKey()
        .filter(key -> plan.keys().isEmpty())
        .map(
            key ->
                new Problem(
                    "across",
                    "the values of " + key + " are columns of groups, and there are none",
                    "--cull=KEY,... for the rows"));
  }

  private static Optional<Problem> shown(Plan plan) {
    return plan.shown().stream()
        .filter(column -> column instanceof Measure<?> measure && isForeignShare(measure, plan))
        .findFirst()
        .map(column -> share("show", (Measure<?>) column, plan));
  }
}
