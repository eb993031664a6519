package org.pageowner.dsl.internal.usage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.usage.StackPattern.Step;
import org.pageowner.dsl.internal.usage.UsageRule.MaskCondition;
import org.pageowner.dsl.internal.usage.UsageRule.Scope;

/** Reads the file of rules, which describes its format. */
final class RuleFile {
  private final Map<String, Set<String>> lists = new HashMap<>();
  private final List<UsageRule> rules = new ArrayList<>();

  private String block = "";
  private final Map<String, String> fields = new HashMap<>();
  private final List<StackPattern> patterns = new ArrayList<>();
  private final List<MaskCondition> conditions = new ArrayList<>();

  /**
   * Reads the text of a file.
   *
   * @throws IllegalArgumentException if it is not in the format
   */
  RuleFile(String text) {
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      try {
        read(line);
      } catch (RuntimeException e) {
        throw new IllegalArgumentException("line " + number + " of the rules: " + line, e);
      }
    }
    read("");
  }

  /** Returns the rules in the order of the file. */
  List<UsageRule> rules() {
    return rules;
  }

  /** Returns a list of functions. */
  Set<String> list(String name) {
    return Objects.requireNonNull(lists.get(name), name);
  }

  private void read(String line) {
    if (line.isBlank()) {
      end();
    } else if (!line.startsWith("#")) {
      if (line.startsWith(" ")) {
        inBlock(line.strip());
      } else {
        block = line;
      }
    }
  }

  private void inBlock(String line) {
    if (block.startsWith("names ")) {
      lists.put(block.substring("names ".length()), functions(line));
      return;
    }
    String[] words = line.split(" ", 2);
    switch (words[0]) {
      case "frames" -> patterns.add(pattern(words[1]));
      case "flags" -> conditions.add(condition(true, words[1]));
      case "gfp" -> conditions.add(condition(false, words[1]));
      case "usage", "counter", "kernels", "source", "applies" -> put(words[0], words[1]);
      default -> throw new IllegalArgumentException("an unknown word: " + words[0]);
    }
  }

  private void put(String field, String value) {
    if (fields.put(field, value) != null) {
      throw new IllegalArgumentException("given twice: " + field);
    }
  }

  private void end() {
    if (block.startsWith("rule ")) {
      String applies = fields.get("applies");
      Scope scope =
          applies == null ? Scope.FRAMES : Scope.valueOf(applies.toUpperCase(Locale.ROOT));
      if ((scope == Scope.FRAMES) == patterns.isEmpty()) {
        throw new IllegalArgumentException("a rule has frames or a scope: " + block);
      }
      rules.add(
          new UsageRule(
              block.substring("rule ".length()),
              Usage.of(field("usage")),
              counter(),
              field("kernels"),
              field("source"),
              scope,
              List.copyOf(patterns),
              List.copyOf(conditions)));
    }
    block = "";
    fields.clear();
    patterns.clear();
    conditions.clear();
  }

  private @Nullable PageCounter counter() {
    return PageCounter.parse(field("counter"));
  }

  private String field(String name) {
    return Objects.requireNonNull(fields.get(name), name);
  }

  private StackPattern pattern(String text) {
    List<Step> steps = new ArrayList<>();
    boolean distant = false;
    for (String word : text.split(" ", -1)) {
      switch (word) {
        case "<" -> distant = false;
        case "..." -> distant = true;
        default -> steps.add(new Step(functions(word), distant));
      }
    }
    return new StackPattern(List.copyOf(steps));
  }

  private Set<String> functions(String text) {
    Set<String> functions = new LinkedHashSet<>();
    for (String word : text.split("\\|", -1)) {
      if (word.startsWith("@")) {
        functions.addAll(list(word.substring(1)));
      } else if (word.isEmpty() || !functions.add(word)) {
        throw new IllegalArgumentException("empty or given twice: " + word);
      }
    }
    return Set.copyOf(functions);
  }

  private static MaskCondition condition(boolean onFlags, String word) {
    boolean isSet = !word.startsWith("!");
    return new MaskCondition(onFlags, isSet ? word : word.substring(1), isSet);
  }
}
