package org.pageowner.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The groups in an output of {@code page_owner_sort}, and the values they are sorted by. */
final class OutputGroups {
  private static final Pattern HEADER = Pattern.compile("(?m)^(?=\\d+ times, \\d+ pages)");

  private OutputGroups() {}

  /** Returns the groups of an output, in order. */
  static List<String> of(String output) {
    return output.isEmpty() ? List.of() : List.of(HEADER.split(output));
  }

  /**
   * Returns the values of the first sort key in the order of the groups; an empty list for a key
   * that groups do not show, and without a sort key.
   *
   * <p>Two outputs with the same groups have the same order by that key exactly if these lists are
   * equal.
   */
  static List<String> sortedValues(List<String> groups, List<String> words) {
    Pattern shown = shown(words);
    List<String> values = new ArrayList<>();
    if (shown != null) {
      for (String group : groups) {
        Matcher value = shown.matcher(group);
        if (value.find()) {
          values.add(value.group(1));
        }
      }
    }
    return values;
  }

  private static @Nullable Pattern shown(List<String> words) {
    boolean culled = words.stream().anyMatch(word -> word.startsWith("--cull"));
    String key = culled ? "t" : "text";
    for (String word : words) {
      if (word.startsWith("--sort=")) {
        key = word.replaceFirst("--sort=[-+]?([^,]*).*", "$1");
      } else if (word.matches("-[amnpPrst]")) {
        key = word.substring(1);
      }
    }
    return switch (key) {
      case "t" -> Pattern.compile("^(\\d+) times");
      case "m" -> Pattern.compile("^\\d+ times, (\\d+) pages");
      case "p", "pid" -> Pattern.compile(culled ? "PID (-?\\d+)" : "pid (\\d+),");
      case "P", "tg", "tgid" -> Pattern.compile(culled ? "TGID (-?\\d+)" : "tgid (\\d+) ");
      case "n", "name" ->
          Pattern.compile(culled ? "task_comm_name: (.*?), alloc" : "tgid \\d+ \\((.*)\\), ts ");
      case "s", "st", "stacktrace" -> Pattern.compile("(?s)\\n(.*)");
      case "a", "at", "alloc_ts" -> Pattern.compile("\\), ts (\\d+) ns");
      case "r", "ft", "free_ts" -> Pattern.compile("free_ts (\\d+) ns");
      default -> Pattern.compile("(?s):\\n(.*)");
    };
  }
}
