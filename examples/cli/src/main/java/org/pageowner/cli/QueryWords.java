package org.pageowner.cli;

import java.util.ArrayList;
import java.util.List;
import org.pageowner.dsl.plan.Plan;

/**
 * The words of a query command, told apart: the input, and the plan.
 *
 * @param input a file, or {@code -}
 * @param plan what to ask
 */
record QueryWords(String input, Plan plan) {
  /** Tells words apart: each long option has a value, after {@code =} or as the next word. */
  static QueryWords of(List<String> words) {
    List<String> inputs = new ArrayList<>();
    List<String> options = new ArrayList<>();
    boolean isValue = false;
    for (String word : words) {
      boolean isLong = word.startsWith("--");
      if (isValue || isLong || (word.startsWith("-") && word.length() > 1)) {
        options.add(word);
        isValue = !isValue && isLong && word.indexOf('=') < 0;
      } else {
        inputs.add(word);
      }
    }
    Plan plan = Plan.parse(options);
    if (inputs.isEmpty()) {
      throw Failure.usage("an input is missing: a file, or - for standard input");
    }
    if (inputs.size() > 1) {
      throw Failure.usage(
          "one input at a time: "
              + String.join(", ", inputs)
              + "; a value with blanks stands in quotes: --where='order >= 4'");
    }
    return new QueryWords(inputs.get(0), plan);
  }
}
