package org.pageowner.cli;

import java.util.ArrayList;
import java.util.List;
import org.pageowner.cli.failure.Failure;
import org.pageowner.dsl.plan.Plan;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The words of a query command, split into the inputs and the plan.
 *
 * @param inputs files, or {@code -}
 * @param plan the query
 */
record QueryWords(List<String> inputs, Plan plan) {
  /**
   * Splits the words: the value of a long option is after {@code =} or the next word.
   *
   * @param command the command, of which misspelt options are recognised
   */
  static QueryWords of(CommandSpec command, List<String> words) {
    List<String> inputs = new ArrayList<>();
    List<String> options = new ArrayList<>();
    boolean isValue = false;
    for (String word : words) {
      boolean isLong = word.startsWith("--");
      if (isLong && !isValue) {
        requireKnown(command, word);
      }
      if (isValue || isLong || (word.startsWith("-") && word.length() > 1)) {
        options.add(word);
        isValue = !isValue && Plan.takesNext(word);
      } else {
        inputs.add(word);
      }
    }
    return new QueryWords(inputs, Plan.parse(options));
  }

  /** Refuses a long option that is no option of plans, if an option of the command is closer. */
  private static void requireKnown(CommandSpec command, String word) {
    String name = word.startsWith("--") ? word.substring(2).replaceFirst("=.*", "") : "";
    List<String> ofPlans = Plan.optionNames();
    if (name.isEmpty() || ofPlans.stream().anyMatch(known -> known.startsWith(name))) {
      return;
    }
    requireNoFormat(command, name);
    List<String> all = new ArrayList<>(ofPlans);
    command.options().forEach(option -> all.add(option.longestName().replaceFirst("^--", "")));
    Suggestion.closest(name, all)
        .filter(closest -> !ofPlans.contains(closest))
        .ifPresent(
            closest -> {
              throw Failure.usage(
                  "no option is called --%s; did you mean --%s? try: %s --help"
                      .formatted(name, closest, command.qualifiedName()));
            });
  }

  /** Refuses a format as an option, {@code --json}. */
  private static void requireNoFormat(CommandSpec command, String name) {
    OptionSpec format = command.findOption("--format");
    Iterable<String> formats = format == null ? null : format.completionCandidates();
    if (formats != null) {
      for (String known : formats) {
        if (known.endsWith(name)) { // json is that of ndjson
          throw Failure.usage(
              "no option is called --%s; did you mean --format=%s?".formatted(name, known));
        }
      }
    }
  }

  /** The only input. */
  String input() {
    if (inputs.isEmpty()) {
      throw Failure.usage("an input is missing: a file, or - for standard input");
    }
    if (inputs.size() > 1) {
      throw Failure.usage(
          "one input at a time: "
              + String.join(", ", inputs)
              + "; keys have commas between them (--cull=module,order), and a value with blanks is in"
              + " quotes (--where='order >= 4')");
    }
    return inputs.get(0);
  }
}
