package org.pageowner.dsl.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.Selection;

/**
 * The steps of a run, as text.
 *
 * <p>The decisions, such as the lookup of groups and the default order, are those of the {@link
 * PhysicalPlan} that would run; the names of keys and the texts of conditions, which it does not
 * keep, are those of the {@link Plan}.
 */
public final class Explanation {
  private final Plan plan;
  private final PhysicalPlan physical;

  private Explanation(Plan plan, PhysicalPlan physical) {
    this.plan = plan;
    this.physical = physical;
  }

  /** Returns the steps of a run, a line each. */
  public static String of(Plan plan, Source source) {
    plan.requireConsistent();
    PhysicalPlan physical = PlanCompiler.compile(plan, source);
    return new Explanation(plan, physical).lines(source);
  }

  private String lines(Source source) {
    List<String> lines = new ArrayList<>();
    addReadings(source, lines);
    lines.add("read    " + source.description());
    for (Selection selection : plan.selections()) {
      lines.add("filter  " + selection.condition());
    }
    plan.condition().ifPresent(condition -> lines.add("filter  " + condition));
    lines.add(rows());
    if (TopGroups.mayHelp(physical, source)) {
      lines.add(
          "        after a first pass that finds the groups that may be among the first "
              + physical.limit()
              + ", if there are many");
    }
    if (!plan.measures().isEmpty()) {
      lines.add("measure times, pages, " + joined(plan.measures()));
    }
    plan.rowCondition().ifPresent(condition -> lines.add("having  " + condition));
    lines.add("sort    " + order() + ", then by the first record");
    plan.groupLimit()
        .ifPresent(
            limit -> lines.add("limit   " + limit.rows() + " rows with each " + limit.key()));
    if (physical.limit() < Long.MAX_VALUE) {
      lines.add("limit   " + physical.limit() + " rows, the others summed up");
    }
    if (plan.hasOthers()) {
      lines.add(
          "others  a row for the records that the limit cuts"
              + plan.groupLimit().map(limit -> ", one for each " + limit.key()).orElse(""));
    }
    plan.columnKey()
        .ifPresent(key -> lines.add("across  times and pages for each value of " + key));
    if (!plan.shown().isEmpty()) {
      lines.add("show    " + joined(plan.shown()));
    }
    return String.join("\n", lines);
  }

  /** Says what the input is read for before the answer, and whether it can be. */
  private void addReadings(Source source, List<String> lines) {
    List<String> earlier = new ArrayList<>();
    if (physical.columns().hasAges() && plan.referenceTime().isEmpty()) {
      earlier.add("for the newest alloc_ts, from which ages count");
    }
    List<NumberKey> ranges = SparkRanges.keys(plan);
    if (!ranges.isEmpty()) {
      earlier.add("for the range of " + joined(ranges) + " in the selected records");
    }
    if (!earlier.isEmpty()) {
      lines.add(
          "read    "
              + (earlier.size() == 1 ? "twice" : "three times")
              + ": first "
              + String.join(", then ", earlier)
              + (source.isRepeatable() ? "" : "; refused, since the input can be read only once"));
    }
  }

  private String rows() {
    if (physical.keys() == null || plan.keys().isEmpty()) {
      return "rows    one for each record";
    }
    String lookup =
        physical.keys().isDense() ? ": a table of its values" : ": a hash of the values' codes";
    return "group   by " + joined(plan.keys()) + lookup;
  }

  private String order() {
    List<OrderTerm> terms = physical.order();
    if (terms.isEmpty()) {
      return "in file order";
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      OrderTerm term = terms.get(i);
      String name =
          term instanceof OrderTerm.ByMeasure byMeasure
              ? byMeasure.measure().name()
              : plan.order().get(i).term().name();
      texts.add(name + " " + term.direction().name().toLowerCase(Locale.ROOT));
    }
    return "by " + String.join(", ", texts);
  }

  private static String joined(List<?> parts) {
    return String.join(", ", parts.stream().map(Object::toString).toList());
  }
}
