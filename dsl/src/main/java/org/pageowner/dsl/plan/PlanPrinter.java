package org.pageowner.dsl.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.internal.lexer.Durations;
import org.pageowner.dsl.internal.lexer.ShellQuotes;

/** Writes plans as option lines; {@link PlanParser} and a POSIX shell read them alike. */
final class PlanPrinter {
  private PlanPrinter() {}

  static String print(Plan plan) {
    List<String> options = new ArrayList<>();
    plan.selections().forEach(selection -> options.add(print(selection)));
    plan.condition().ifPresent(condition -> options.add(option("where", condition.toString())));
    addList(options, "cull", plan.keys());
    addList(options, "measure", plan.measures());
    plan.rowCondition().ifPresent(having -> options.add(option("having", having.toString())));
    addList(options, "sort", plan.order());
    List<String> limits = new ArrayList<>();
    plan.groupLimit().ifPresent(limit -> limits.add(limit.toString()));
    plan.rowLimit().ifPresent(limit -> limits.add(Long.toString(limit)));
    addList(options, "limit", limits);
    if (plan.hasOthers()) {
      options.add("--others");
    }
    plan.columnKey().ifPresent(key -> options.add(option("across", key.name())));
    addList(options, "show", plan.shown().stream().map(Column::name).toList());
    plan.referenceTime().ifPresent(now -> options.add(option("now", Durations.print(now))));
    return String.join(" ", options);
  }

  static String print(Selection selection) {
    return option(
        selection.key().name(),
        selection.values().stream().map(PlanPrinter::item).collect(Collectors.joining(",")));
  }

  private static String item(Object value) {
    return ByteText.printable(value.toString()).replace(",", "\\x2c");
  }

  private static void addList(List<String> options, String name, List<?> items) {
    if (!items.isEmpty()) {
      options.add(
          option(name, items.stream().map(Object::toString).collect(Collectors.joining(","))));
    }
  }

  private static String option(String name, String value) {
    return "--" + name + "=" + ShellQuotes.quote(value);
  }
}
