package org.pageowner.dsl.plan;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pageowner.dsl.internal.lexer.Durations;
import org.pageowner.dsl.internal.lexer.Numbers;
import org.pageowner.dsl.internal.lexer.Word;
import org.pageowner.dsl.plan.Key.Use;

/** Reads option lines, as getopt_long reads {@code page_owner_sort}'s. */
final class PlanParser {
  /** The options of before a shortened name is first looked up in, so that it keeps its meaning. */
  private static final List<String> FIRST_OPTIONS =
      Stream.concat(
              Vocabulary.keyNames(Use.SELECT).stream(),
              Stream.of("cull", "sort", "where", "measure", "limit"))
          .toList();

  private static final List<String> OPTIONS =
      Stream.concat(FIRST_OPTIONS.stream(), Stream.of("now")).toList();

  private final Iterator<Word> words;
  private final Flags flags = new Flags();
  private Plan plan = Plan.EMPTY;

  private PlanParser(Iterator<Word> words) {
    this.words = words;
  }

  static Plan parse(List<Word> words) {
    PlanParser parser = new PlanParser(words.iterator());
    while (parser.words.hasNext()) {
      parser.option(parser.words.next());
    }
    return parser.plan;
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
    if (equals >= 0) {
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
    if (OPTIONS.contains(text)) {
      return text;
    }
    List<String> first = startingWith(text, FIRST_OPTIONS);
    List<String> matching = first.isEmpty() ? startingWith(text, OPTIONS) : first;
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

  private static List<String> startingWith(String text, List<String> options) {
    return options.stream().filter(name -> !text.isEmpty() && name.startsWith(text)).toList();
  }

  private static String optionList() {
    return "options: --" + String.join(", --", OPTIONS) + "\nflags: " + Flags.LIST;
  }

  private Plan with(String name, Word option, Word value) {
    return switch (name) {
      case "cull" ->
          plan.cull(value.list().stream().map(Vocabulary::cullKey).toArray(Key<?>[]::new));
      case "sort" -> {
        flags.sortOption(option);
        yield plan.sortBy(value.list().stream().map(Vocabulary::sortKey).toArray(SortKey[]::new));
      }
      case "where" -> plan.where(ConditionParser.parse(value));
      case "measure" ->
          plan.measure(value.list().stream().map(Vocabulary::measureOf).toArray(Measure[]::new));
      case "limit" -> plan.limit(natural(value.strip(), "how many rows to keep, 0 or more"));
      case "now" -> plan.now(time(value.strip()));
      default -> plan.select(selection(KeyCatalogue.find(name).orElseThrow(), value));
    };
  }

  private static Selection selection(Key<?> key, Word value) {
    if (key instanceof TextKey text) {
      return text.selection(value.items().stream().map(Word::text).toArray(String[]::new));
    }
    if (key instanceof NumberKey number) {
      String expected = "numbers, 0 or more, with commas between: --" + key + "=1,2";
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
}
