package org.pageowner.dsl.plan;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pageowner.dsl.internal.lexer.Spelling;
import org.pageowner.dsl.plan.Key.Use;

/**
 * Advice on a word that is not allowed in its place: where it is allowed, the word of this grammar
 * for the same thing, or the closest name.
 */
final class Advice {
  /** Words of SQL and of other tools for options; each with the option that does the same. */
  private static final Map<String, String> OPTIONS =
      Map.ofEntries(
          Map.entry("by", "group with --cull=KEY,..."),
          Map.entry("desc", "sort the largest first with --sort=-KEY"),
          Map.entry("reverse", "sort the largest first with --sort=-KEY"),
          Map.entry("json", "the command line writes it with --format=ndjson"),
          Map.entry("csv", "the command line writes it with --format=csv"),
          Map.entry("html", "the command line writes it with --format=html"),
          Map.entry("group-by", "group with --cull=KEY,..."),
          Map.entry("groupby", "group with --cull=KEY,..."),
          Map.entry("group", "group with --cull=KEY,..."),
          Map.entry("top", "keep the first rows with --limit=N"),
          Map.entry("head", "keep the first rows with --limit=N"),
          Map.entry("order-by", "sort with --sort=KEY,..."),
          Map.entry("orderby", "sort with --sort=KEY,..."),
          Map.entry("filter", "select records with --where='CONDITION'"),
          Map.entry("select", "select records with --where='CONDITION', columns with --measure"),
          Map.entry("columns", "choose columns with --show, add some with --measure"),
          Map.entry("pivot", "spread the values of a key over columns with --across=KEY"),
          Map.entry("frame", "select records with --where='frame = FUNCTION'"));

  /** Words that people type for functions, of which a record has many. */
  private static final List<String> FUNCTIONS =
      List.of("function", "functions", "func", "symbol", "symbols");

  /** Words that people type for keys and measures, each with the name here. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("stack", "stacktrace"),
          Map.entry("trace", "stacktrace"),
          Map.entry("backtrace", "stacktrace"),
          Map.entry("comm", "name"),
          Map.entry("task", "name"),
          Map.entry("command", "name"),
          Map.entry("process", "name"),
          Map.entry("ts", "alloc_ts"),
          Map.entry("time", "alloc_ts"),
          Map.entry("timestamp", "alloc_ts"),
          Map.entry("cgroup", "memcg"),
          Map.entry("gfp_mask", "gfp"),
          Map.entry("gfp_flags", "gfp"),
          Map.entry("type", "migrate_type"),
          Map.entry("numa", "node"),
          Map.entry("count", "times"),
          Map.entry("records", "times"),
          Map.entry("avg", "mean"),
          Map.entry("average", "mean"),
          Map.entry("percentile", "quantile"),
          Map.entry("percent", "share"),
          Map.entry("sparkline", "spark"),
          Map.entry("histogram", "spark"));

  /** Operators of other languages that are two here, each with the one that is meant. */
  static final Map<String, String> OPERATORS =
      Map.of("=>", ">=", "=<", "<=", "<>", "!=", "=~", "~", "!=~", "~, with not before the key");

  /** Words of other languages for operators, each with what to write for them. */
  private static final Map<String, String> OPERATOR_WORDS =
      Map.ofEntries(
          Map.entry("contains", "a text is found within by like \"*text*\""),
          Map.entry("includes", "a text is found within by like \"*text*\""),
          Map.entry("startswith", "a start is found by like \"text*\""),
          Map.entry("endswith", "an end is found by like \"*text\""),
          Map.entry("matches", "regular expressions are for ~"),
          Map.entry("regexp", "regular expressions are for ~"),
          Map.entry("rlike", "regular expressions are for ~"),
          Map.entry("ilike", "did you mean \"like\"?"),
          Map.entry("glob", "did you mean \"like\"?"),
          Map.entry("between", "a range is in 2..5"),
          Map.entry("eq", "did you mean \"=\"?"),
          Map.entry("ne", "did you mean \"!=\"?"),
          Map.entry("lt", "did you mean \"<\"?"),
          Map.entry("le", "did you mean \"<=\"?"),
          Map.entry("gt", "did you mean \">\"?"),
          Map.entry("ge", "did you mean \">=\"?"));

  private Advice() {}

  /** Returns advice on a word in place of an operator after a key. */
  static String onOperator(String key, String word, Collection<String> operators) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.equals("not")) {
      return "not is before the key: not " + key + " ...";
    }
    String known = OPERATOR_WORDS.get(lower);
    return known == null ? Spelling.hint(word, operators) : known;
  }

  /** Returns advice on a word after {@code is}. */
  static String onPresence(Key<?> key, String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "null", "none", "empty", "missing" -> "did you mean \"" + key + " is absent\"?";
      case "not" -> "did you mean \"" + key + " is absent\", or \"is present\" for is not null?";
      default -> Spelling.hint(word, List.of("present", "absent"));
    };
  }

  /** Returns advice on an unknown option, without its dashes. */
  static String onOption(String word, Collection<String> options) {
    String known = OPTIONS.get(word);
    if (known != null) {
      return known;
    }
    String name = NAMES.getOrDefault(word, word);
    if (options.contains(name)) {
      return "did you mean --" + name + "?";
    }
    Optional<Key<?>> key = KeyCatalogue.find(name);
    if (key.isPresent()) {
      return key.get() + " is for --cull, --sort and conditions: --where='" + key.get() + " ...'";
    }
    return isMeasure(name)
        ? name + " is for --measure, --sort and --having"
        : optionLike(word, options);
  }

  private static String optionLike(String word, Collection<String> options) {
    String closest = Spelling.closest(word, options);
    return closest.isEmpty() ? "" : "did you mean --" + closest + "?";
  }

  /** Returns advice on a word that is not among the {@code names} for a place. */
  static String onName(String word, Collection<String> names) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.equals(FrameTerm.FRAME.name()) && !names.contains(lower)) {
      return "frame is for conditions, --where='frame = FUNCTION': a record has many frames;"
          + " caller and stacktrace are one value, and frame(1) is the caller";
    }
    if (FUNCTIONS.contains(lower) && names.contains(KeyCatalogue.CALLER.name())) {
      return names.contains(FrameTerm.FRAME.name())
          ? "frame is any function of the stack, caller the first outside of the allocators"
          : "caller is the first function outside of the allocators, callpath all of these"
              + (names.contains(KeyCatalogue.FRAMES.name()) ? ", frames a row for each" : "");
    }
    String name = NAMES.getOrDefault(lower, lower);
    if (names.contains(name)) {
      return "did you mean \"" + name + "\"?";
    }
    Optional<Key<?>> key = KeyCatalogue.find(name);
    if (key.isPresent()) {
      return places(key.get());
    }
    if (isMeasure(name)) {
      return name
          + " is a measure, for --measure"
          + (name.equals(Measure.Kind.SPARK.word()) ? "" : ", --sort and --having");
    }
    return name.equals(SortTerm.RecordText.TXT.name())
        ? "txt is for --sort alone"
        : Spelling.hint(word, names);
  }

  private static String places(Key<?> key) {
    StringBuilder text = new StringBuilder(key + " is a key, for conditions (--where)");
    if (key.uses().contains(Use.CULL)) {
      text.append(", --cull");
    }
    if (key.uses().contains(Use.SORT)) {
      text.append(", --sort");
    }
    return text + "; distinct(" + key + ") counts its values";
  }

  static boolean isMeasure(String name) {
    return Arrays.stream(Measure.Kind.values()).anyMatch(kind -> kind.word().equals(name));
  }
}
