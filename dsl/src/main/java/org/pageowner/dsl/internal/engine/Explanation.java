package org.pageowner.dsl.internal.engine;

import java.util.ArrayList;
import java.util.List;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Ordered;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.Selection;

/** Describes how a plan runs. */
public final class Explanation {
  private Explanation() {}

  /** Returns the steps of a run, one line each. */
  public static String of(Plan plan, Source source) {
    List<String> lines = new ArrayList<>();
    lines.add("read    " + source.description());
    for (Selection selection : plan.selections()) {
      lines.add("filter  " + selection.condition());
    }
    plan.condition().ifPresent(condition -> lines.add("filter  " + condition));
    lines.add(
        plan.cull().isEmpty()
            ? "rows    one for each record"
            : "group   by " + groups(plan.cull()));
    if (!plan.measures().isEmpty()) {
      lines.add("measure times, pages, " + joined(plan.measures()));
    }
    lines.add("sort    " + order(plan) + ", then by the first record");
    plan.limit().ifPresent(rows -> lines.add("limit   " + rows + " rows, the others summed up"));
    return String.join("\n", lines);
  }

  private static String groups(List<Key<?>> keys) {
    KeyColumn only = keys.size() == 1 ? new KeyColumns().of(keys.get(0)) : null;
    boolean direct = only != null && only.denseCodes() >= 0;
    return joined(keys) + (direct ? ": a table of its values" : ": a hash of the values' codes");
  }

  private static String order(Plan plan) {
    if (!plan.order().isEmpty()) {
      return "by " + joined(plan.order());
    }
    return plan.cull().isEmpty() ? "in file order" : "by " + text(Measure.PAGES.descending());
  }

  private static String joined(List<?> parts) {
    return String.join(", ", parts.stream().map(Explanation::text).toList());
  }

  private static String text(Object part) {
    return part instanceof Ordered ordered
        ? ordered.term().name()
            + " "
            + ordered.direction().name().toLowerCase(java.util.Locale.ROOT)
        : part.toString();
  }
}
