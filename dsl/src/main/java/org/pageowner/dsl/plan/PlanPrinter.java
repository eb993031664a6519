package org.pageowner.dsl.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.pageowner.core.record.ByteText;

/** Writes plans as option lines; {@link PlanParser} and a POSIX shell read them alike. */
final class PlanPrinter {
  private PlanPrinter() {}

  static String print(Plan plan) {
    List<String> options = new ArrayList<>();
    plan.selections().forEach(selection -> options.add(print(selection)));
    plan.condition().ifPresent(condition -> options.add(option("where", condition.toString())));
    addList(options, "cull", plan.keys());
    addList(options, "measure", plan.measures());
    addList(options, "sort", plan.order());
    plan.rowLimit().ifPresent(limit -> options.add(option("limit", Long.toString(limit))));
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
    return "--" + name + "=" + quote(value);
  }

  private static String quote(String value) {
    if (value.chars().allMatch(PlanPrinter::isSafe)) {
      return value;
    }
    if (value.indexOf('\'') < 0) {
      return "'" + value + "'";
    }
    // A shell expands these characters within double quotes.
    if (value.chars().noneMatch(c -> "\"$`\\!".indexOf(c) >= 0)) {
      return "\"" + value + "\"";
    }
    return "'" + value.replace("'", "'\"'\"'") + "'";
  }

  private static boolean isSafe(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "_-+./:,@%".indexOf(c) >= 0;
  }
}
