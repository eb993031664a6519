package org.pageowner.dsl.plan;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
  private static final Map<String, String> OPERATORS =
      Map.of("=>", ">=", "=<", "<=", "<>", "!=", "=~", "~");

  /**
   * A word of another language for an operator.
   *
   * @param operator the operator here
   * @param usage how it is written
   */
  private record Operator(String operator, String usage) {}

  private static final Operator WITHIN = new Operator("like", "like \"*text*\" finds a part");
  private static final Operator REGEX = new Operator("~", "~ takes a regular expression");
  private static final Operator GLOB = new Operator("like", "did you mean \"like\"?");

  private static final Map<String, Operator> OPERATOR_WORDS =
      Map.ofEntries(
          Map.entry("contains", WITHIN),
          Map.entry("includes", WITHIN),
          Map.entry("startswith", new Operator("like", "like \"text*\" finds a start")),
          Map.entry("endswith", new Operator("like", "like \"*text\" finds an end")),
          Map.entry("matches", REGEX),
          Map.entry("regexp", REGEX),
          Map.entry("rlike", REGEX),
          Map.entry("ilike", GLOB),
          Map.entry("glob", GLOB),
          Map.entry("between", new Operator("in", "a range is in 2..5")),
          Map.entry("eq", new Operator("=", "did you mean \"=\"?")),
          Map.entry("ne", new Operator("!=", "did you mean \"!=\"?")),
          Map.entry("lt", new Operator("<", "did you mean \"<\"?")),
          Map.entry("le", new Operator("<=", "did you mean \"<=\"?")),
          Map.entry("gt", new Operator(">", "did you mean \">\"?")),
          Map.entry("ge", new Operator(">=", "did you mean \">=\"?")));

  private Advice() {}

  /** Returns the operator that two operators together mean; {@code null} if they mean none. */
  static @Nullable String operator(String both, Collection<String> operators) {
    String meant = OPERATORS.get(both);
    return meant != null && operators.contains(meant) ? meant : null;
  }

  /** Returns advice on a word in place of one of the {@code operators} of a key. */
  static String onOperator(String key, String word, Collection<String> operators) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.equals("not")) {
      return "not goes before the key: not " + key + " ...";
    }
    Operator known = OPERATOR_WORDS.get(lower);
    if (known != null && operators.contains(known.operator)) {
      return known.usage;
    }
    return operators.contains("has") && lower.matches("contains|includes|eq|=")
        ? "did you mean \"has\"?"
        : Spelling.hint(word, operators);
  }

  /** Returns advice on a word after {@code is}. */
  static String onPresence(Key<?> key, String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "null", "none", "empty", "missing" -> "did you mean \"" + key + " is absent\"?";
      case "not" -> "\"is not null\" is \"is present\" here, and \"is null\" is \"is absent\"";
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
