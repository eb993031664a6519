package org.pageowner.dsl.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.internal.lexer.Durations;
import org.pageowner.dsl.internal.lexer.Numbers;
import org.pageowner.dsl.internal.lexer.ShellQuotes;
import org.pageowner.dsl.internal.lexer.Word;
import org.pageowner.dsl.plan.Key.Use;

/**
 * The option line of a plan: read as getopt_long reads that of {@code page_owner_sort}, and written
 * so that this class and a POSIX shell read it alike.
 */
final class PlanText {
  /** The options of the first version: the start of one of them never means another option. */
  private static final List<String> FIRST_OPTIONS =
      Stream.concat(
              Vocabulary.keyNames(Use.SELECT).stream(),
              Stream.of("cull", "sort", "where", "measure", "limit"))
          .toList();

  private static final String OTHERS = "others";

  /** The names of the long options. */
  static final List<String> OPTIONS =
      Stream.concat(FIRST_OPTIONS.stream(), Stream.of("having", OTHERS, "across", "show", "now"))
          .toList();

  private final Iterator<Word> words;
  private final Flags flags = new Flags();
  private final Map<String, Word> values = new HashMap<>();
  private final List<Word> having = new ArrayList<>();
  private Plan plan = Plan.EMPTY;

  private PlanText(Iterator<Word> words) {
    this.words = words;
  }

  static Plan parse(List<Word> words) {
    PlanText parser = new PlanText(words.iterator());
    while (parser.words.hasNext()) {
      parser.option(parser.words.next());
    }
    parser.applyNamed();
    parser.check();
    return parser.plan;
  }

  /** Returns whether a word is an option whose value is the next word. */
  static boolean takesNext(String word) {
    if (!word.startsWith("--") || word.indexOf('=') >= 0) {
      return false;
    }
    List<String> options = matching(word.substring(2));
    return options.size() != 1 || !options.get(0).equals(OTHERS);
  }

  private void option(Word word) {
    if (word.text().startsWith("--")) {
      longOption(word);
    } else if (word.text().startsWith("-") && word.length() > 1) {
      plan = flags.apply(word, plan);
    } else {
      throw word.error(
          0,
          "\"" + word + "\" is not an option, nor the value of one",
          "an option; a value with blanks needs quotes: --where='order >= 4'",
          optionList());
    }
  }

  private void longOption(Word word) {
    int equals = word.text().indexOf('=');
    Word typed = word.part(2, equals < 0 ? word.length() : equals);
    String name = fullName(typed);
    if (name.equals(OTHERS)) {
      if (equals >= 0) {
        throw word.error(equals, "--others takes no value", "--others alone");
      }
      plan = plan.others();
    } else if (equals >= 0) {
      plan = with(name, typed, word.from(equals + 1));
    } else if (words.hasNext()) {
      plan = with(name, typed, words.next());
    } else {
      throw word.error(
          word.length(), "--" + name + " needs a value", "= and a value, or a value as next word");
    }
  }

  /** Returns the option with this name, or the only one with this prefix. */
  private static String fullName(Word typed) {
    String text = typed.text();
    List<String> matching = matching(text);
    if (matching.size() == 1) {
      return matching.get(0);
    }
    if (!matching.isEmpty()) {
      throw typed.error(
          0,
          "--" + text + " could be several options",
          "one of --" + String.join(", --", matching));
    }
    Optional<Key<?>> key = KeyCatalogue.find(text);
    if (key.isPresent() && !key.get().uses().contains(Use.SELECT)) {
      throw typed.error(
          0, key.get() + " has no option to select by", "--where and a condition on " + key.get());
    }
    String hint = key.isPresent() ? "" : Advice.onOption(text, OPTIONS);
    throw typed.error(
        0,
        "no option is called --" + text,
        key.isPresent() ? "--" + key.get() : "an option",
        hint.isEmpty() ? optionList() : hint + "\n" + optionList());
  }

  /** Returns the options that a word means: those of the first version, if there are any. */
  private static List<String> matching(String text) {
    if (OPTIONS.contains(text)) {
      return List.of(text);
    }
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> first = FIRST_OPTIONS.stream().filter(name -> name.startsWith(text)).toList();
    return first.isEmpty()
        ? OPTIONS.stream().filter(name -> name.startsWith(text)).toList()
        : first;
  }

  private static String optionList() {
    return "options: --" + String.join(", --", OPTIONS) + "\nflags: " + Flags.LIST;
  }

  private Plan with(String name, Word option, Word value) {
    values.put(name, value);
    return switch (name) {
      case "cull" ->
          plan.cull(value.list().stream().map(Vocabulary::cullKey).toArray(Key<?>[]::new));
      case "sort" -> {
        flags.sortOption(option);
        yield plan;
      }
      case "where" -> plan.where(ConditionText.parse(value));
      case "measure" ->
          plan.measure(value.list().stream().map(Vocabulary::measureOf).toArray(Measure<?>[]::new));
      case "having" -> {
        having.add(value);
        yield plan;
      }
      case "show" -> plan;
      case "across" -> plan.across(columnKey(value));
      case "limit" -> limit(value);
      case "now" -> plan.now(time(value.strip()));
      default -> plan.select(selection(KeyCatalogue.find(name).orElseThrow(), value));
    };
  }

  /** Applies the options that may contain names of measures, wherever these are on the line. */
  private void applyNamed() {
    List<Measure<?>> known = plan.measures();
    for (Word value : having) {
      plan = plan.having(RowConditionParser.parse(value, known));
    }
    Word sort = values.get("sort");
    if (sort != null) {
      plan =
          plan.sortBy(
              sort.list().stream()
                  .map(item -> Vocabulary.sortKey(item, known))
                  .toArray(SortKey[]::new));
    }
    Word show = values.get("show");
    if (show != null) {
      plan =
          plan.show(
              show.list().stream()
                  .map(item -> Vocabulary.column(item, known))
                  .toArray(Column<?>[]::new));
    }
  }

  private void check() {
    PlanRules.problem(plan)
        .ifPresent(
            problem -> {
              Word at = values.get(problem.option());
              throw at == null
                  ? new IllegalArgumentException(problem.text() + "; " + problem.advice())
                  : at.error(0, problem.text(), problem.advice());
            });
  }

  private static Key<?> columnKey(Word value) {
    List<Word> keys = value.list();
    if (keys.size() > 1) {
      throw keys.get(1).error(0, "--across takes one key", "--across=" + keys.get(0));
    }
    return Vocabulary.cullKey(value, "a key whose values become columns", Vocabulary.keyList());
  }

  private Plan limit(Word value) {
    String expected =
        "how many rows to keep, 0 or more: --limit=20, --limit=3/module, --limit=3/module,20";
    List<Word> items = value.list();
    Plan.GroupLimit within = null;
    Word last = items.get(items.size() - 1).strip();
    Word first = items.get(0).strip();
    int slash = first.text().indexOf('/');
    if (items.size() > 2 || (items.size() == 2 && slash < 0)) {
      Word second = items.get(1).strip();
      boolean isWithin = second.text().indexOf('/') >= 0;
      throw second.error(
          0, isWithin ? "the limit within a key is the first" : "a second number", expected);
    }
    if (slash >= 0) {
      within =
          new Plan.GroupLimit(
              natural(first.part(0, slash).strip(), expected),
              Vocabulary.cullKey(
                  first.from(slash + 1), "one of the culled keys", Vocabulary.keyList()));
      if (items.size() == 1) {
        return plan.withLimits(OptionalLong.empty(), within);
      }
      if (last.text().indexOf('/') >= 0) {
        throw last.error(0, "a second limit within a key", expected);
      }
    }
    return plan.withLimits(OptionalLong.of(natural(last, expected)), within);
  }

  private static Selection selection(Key<?> key, Word value) {
    if (key instanceof TextKey text) {
      return text.selection(value.items().stream().map(Word::text).toArray(String[]::new));
    }
    if (key instanceof NumberKey number) {
      String expected =
          "numbers, 0 or more, with commas between: --"
              + key
              + "=1,2; a range is a condition: --where='"
              + key
              + " >= 3'";
      return number.selection(
          value.items().stream().mapToLong(item -> natural(item.strip(), expected)).toArray());
    }
    throw new AssertionError(key + " has no values to select by");
  }

  private static long time(Word word) {
    String expected = "a time since boot, such as 1234567890 or 12.5s";
    boolean isDuration = Durations.isDuration(word.text()) && !word.text().startsWith("-");
    return isDuration
        ? Durations.parse(word.text(), problem -> word.error(0, problem, expected))
        : natural(word, expected);
  }

  private static long natural(Word word, String expected) {
    long number = Numbers.parse(word.text(), problem -> word.error(0, problem, expected));
    if (number < 0) {
      throw word.error(0, "a negative number", expected);
    }
    return number;
  }

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
        selection.values().stream().map(PlanText::item).collect(Collectors.joining(",")));
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

  /** The one-letter flags of {@code page_owner_sort}: a sort each, and {@code -f}. */
  private static final class Flags {
    static final String LIST =
        "-a (alloc_ts), -m (-pages), -n (name), -p (pid), -P (tgid), -M (module), -r (free_ts),"
            + " -s (stacktrace), -t (-times) sort; -f keeps records that are not free";

    private static final Map<Character, SortKey.Directed> SORTS =
        Map.of(
            'a', KeyCatalogue.ALLOC_TS.ascending(),
            'm', Measure.PAGES.descending(),
            'n', KeyCatalogue.NAME.ascending(),
            'p', KeyCatalogue.PID.ascending(),
            'P', KeyCatalogue.TGID.ascending(),
            'M', KeyCatalogue.MODULE.ascending(),
            'r', KeyCatalogue.FREE_TS.ascending(),
            's', KeyCatalogue.STACKTRACE.ascending(),
            't', Measure.TIMES.descending());

    /** The source of the order so far: 0 for none, {@code -} for the option, else a flag. */
    private char sortedBy = 0;

    private boolean onlyLive;

    /** Returns the plan after a word of one or more flags: {@code -mf}. */
    Plan apply(Word word, Plan plan) {
      Plan changed = plan;
      for (int i = 1; i < word.length(); i++) {
        char flag = word.text().charAt(i);
        SortKey.Directed order = SORTS.get(flag);
        if (order != null) {
          sortFlag(word, i, flag, order);
          changed = changed.sortBy(order);
        } else if (flag != 'f') {
          throw word.error(i, "no flag is called -" + flag, "a flag", "flags: " + LIST);
        } else if (!onlyLive) {
          onlyLive = true;
          changed = changed.where(KeyCatalogue.FREE.not());
        }
      }
      return changed;
    }

    private void sortFlag(Word word, int index, char flag, SortKey.Directed order) {
      if (sortedBy == '-') {
        throw word.error(
            index,
            "-" + flag + " and --sort both say how to sort",
            "one of them; in --sort, -" + flag + " is " + order);
      }
      if (sortedBy != 0 && sortedBy != flag) {
        throw word.error(
            index,
            "-" + sortedBy + " and -" + flag + " both say how to sort",
            "one of them, or --sort=" + SORTS.get(sortedBy) + "," + order);
      }
      sortedBy = flag;
    }

    /** Records that the line has {@code --sort}. */
    void sortOption(Word option) {
      if (sortedBy != 0 && sortedBy != '-') {
        throw option.error(
            0,
            "-" + sortedBy + " and --sort both say how to sort",
            "one of them; in --sort, -" + sortedBy + " is " + SORTS.get(sortedBy));
      }
      sortedBy = '-';
    }
  }
}
