package org.pageowner.dsl.plan;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pageowner.dsl.internal.lexer.Token;
import org.pageowner.dsl.internal.lexer.Tokens;
import org.pageowner.dsl.internal.lexer.Word;
import org.pageowner.dsl.plan.Key.Use;

/** Reads the words of {@code --cull}, {@code --sort} and {@code --measure}, and rejects others. */
final class Vocabulary {
  /** Fails if two keys have the same word. */
  private static final Map<String, Key<?>> BY_WORD =
      KeyCatalogue.all().stream()
          .flatMap(key -> Stream.of(key.name(), key.abbreviation()).map(w -> Map.entry(w, key)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  /** Words that are no names of measures: terms, keywords, and fields of NDJSON. */
  private static final List<String> OTHER_WORDS =
      List.of("txt", "frame", "as", "and", "or", "not", "in", "is", "others", "across");

  /** A term of an order with its direction after it, as in SQL. */
  private static final Pattern DIRECTION =
      Pattern.compile(
          "(.+?)(?<! as)(?:[ :]+(asc|desc|ascending|descending)|([-+]))", CASE_INSENSITIVE);

  private Vocabulary() {}

  static Key<?> cullKey(Word item) {
    return cullKey(item, "a key to cull by", keyList(Use.CULL));
  }

  /** Reads a key that can be culled; another word is an error with a list of the keys. */
  static Key<?> cullKey(Word item, String expected, String list) {
    Word word = item.strip();
    Optional<Key<?>> key = key(word);
    if (key.isPresent() && key.get().uses().contains(Use.CULL)) {
      return key.get();
    }
    throw unknown(word, expected, keyNames(Use.CULL), list);
  }

  /** Returns the key of a word; empty if it is none, and neither starts as a function of one. */
  static Optional<Key<?>> key(Word word) {
    return KeyParser.isCall(word)
        ? Optional.of(KeyParser.parse(word))
        : KeyCatalogue.find(word.text());
  }

  /** Returns the key of the catalogue with this name or abbreviation. */
  static Optional<Key<?>> catalogueKey(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }

  static SortKey sortKey(Word item, List<Measure<?>> known) {
    Word word = item.strip();
    boolean descending = word.text().startsWith("-");
    boolean signed = descending || word.text().startsWith("+");
    SortTerm term = sortTerm(signed ? word.from(1).strip() : word, known);
    return descending ? term.descending() : term.ascending();
  }

  private static SortTerm sortTerm(Word word, List<Measure<?>> known) {
    Optional<Key<?>> key = key(word);
    if (key.isPresent()) {
      return key.get();
    }
    requireSign(word);
    SortTerm.RecordText txt = SortTerm.RecordText.TXT;
    if (word.text().equals(txt.name()) || word.text().equals(txt.abbreviation())) {
      return txt;
    }
    List<String> names = new ArrayList<>(keyNames(Use.SORT));
    names.add(txt.name());
    names.addAll(measureNames(known));
    String list =
        "keys: " + listed(Use.SORT) + ", txt (T)\n" + KeyParser.list() + "\n" + measureList();
    return measure(word, known)
        .orElseThrow(
            () -> unknown(word, "a key or measure to sort by, with + or - before it", names, list));
  }

  /** Refuses a direction after the term, and says that it is a sign before it. */
  private static void requireSign(Word word) {
    Matcher parts = DIRECTION.matcher(word.text());
    if (parts.matches()) {
      String direction = parts.group(2) == null ? parts.group(3) : parts.group(2);
      boolean isDescending = direction.toLowerCase(Locale.ROOT).matches("d.*|-");
      throw word.error(
          parts.end(1),
          "the direction is a sign before the term",
          (isDescending ? "-" : "") + parts.group(1));
    }
  }

  /** Reads a measure of {@code --measure}, with its condition and its name. */
  static Measure<?> measureOf(Word item) {
    Word word = item.strip();
    return MeasureParser.find(word)
        .orElseThrow(() -> unknown(word, "a measure", measureNames(), measureList()));
  }

  /** Reads a column of {@code --show}: a key, or a measure, or the name of a known one. */
  static Column<?> column(Word item, List<Measure<?>> known) {
    Word word = item.strip();
    Optional<Key<?>> key = key(word);
    if (key.isPresent()) {
      return key.get();
    }
    Optional<Measure<?>> measure = measure(word, known);
    if (measure.isPresent()) {
      return measure.get();
    }
    List<String> names = new ArrayList<>(keyNames(Use.SORT));
    names.addAll(measureNames(known));
    throw unknown(
        word, "a key or measure to show", names, keyList(Use.SORT) + "\n" + measureList());
  }

  /** Returns the meaning that a word has already; empty if it is free to be a name. */
  static String meaning(String word) {
    Optional<Key<?>> key = KeyCatalogue.find(word);
    if (key.isPresent()) {
      return meaning("key", key.get().name(), word);
    }
    for (Measure.Kind kind : Measure.Kind.values()) {
      if (word.equals(kind.word()) || word.equals(kind.abbreviation())) {
        return meaning("measure", kind.word(), word);
      }
    }
    if (KeyFunction.Kind.find(word).isPresent()) {
      return "is a function of keys";
    }
    boolean isField = KeyCatalogue.all().stream().anyMatch(mask -> isFieldOf(mask, word));
    return isField
        ? "has the bits of a mask in NDJSON"
        : OTHER_WORDS.contains(word) ? "is a word of the grammar" : "";
  }

  private static boolean isFieldOf(Key<?> key, String word) {
    return key instanceof MaskKey && word.equals(key.name() + "_mask");
  }

  private static String meaning(String noun, String name, String word) {
    return word.equals(name) ? "is a " + noun : "is short for the " + noun + " " + name;
  }

  private static Optional<Measure<?>> measure(Word word, List<Measure<?>> known) {
    for (Measure<?> measure : known) {
      if (measure instanceof RefinedMeasure.Named<?> named && named.name().equals(word.text())) {
        return Optional.of(measure);
      }
    }
    return MeasureParser.find(word);
  }

  /** Returns the error for a word of a condition on rows that is no measure. */
  static RuntimeException unknownInHaving(Word word, List<Measure<?>> known) {
    Optional<Key<?>> key = key(word);
    String problem =
        key.isPresent()
            ? key.get() + " is a key, and --having is about measures"
            : "no measure is called \"" + word + "\"";
    String hint =
        key.isPresent()
            ? "select records with --where; distinct(" + key.get() + ") is a measure"
            : Advice.onName(word.text(), measureNames(known));
    return word.error(
        0,
        problem,
        "a measure to compare, or a name that one has by as",
        lines(hint, measureList()));
  }

  /** Returns the error for a word that is no key. */
  static RuntimeException unknownKey(Tokens tokens, Token word) {
    List<String> names = new ArrayList<>();
    KeyCatalogue.all().forEach(key -> names.add(key.name()));
    names.add(KeyFunction.PAGES.name());
    return tokens.error(
        word,
        "no key is called \"" + word.text() + "\"",
        "a key",
        lines(Advice.onName(word.text(), names), "keys: " + String.join(", ", names)));
  }

  /** Returns the error for a word of a condition that is no key. */
  static RuntimeException unknownInWhere(Tokens tokens, Token word) {
    List<String> names = new ArrayList<>(keyNames(Use.WHERE));
    names.add(FrameTerm.FRAME.name());
    String problem = "no key is called \"" + word.text() + "\"";
    String hint = Advice.onName(word.text(), names);
    if (word.text().equals(Measure.PAGES.name())) {
      hint = "a record has 2^order pages: order >= 3; pages of a row are for --having";
    }
    if (measureNames().contains(word.text())) {
      problem = word.text() + " is a measure, and a condition is about one record";
    } else if (word.text().equals(SortTerm.RecordText.TXT.name())) {
      problem = word.text() + " is only for sorting";
    }
    return tokens.error(
        word,
        problem,
        "a key to test",
        lines(hint, "keys: " + listed(Use.WHERE) + ", frame\n" + KeyParser.list()));
  }

  /** Returns the error for a word that is no key for a use. */
  static RuntimeException unknown(Word word, String expected, Use use, List<String> more) {
    List<String> names = new ArrayList<>(keyNames(use));
    names.addAll(more);
    return unknown(word, expected, names, keyList(use));
  }

  /** Returns the error for a word that is not among the {@code names} for its place. */
  static RuntimeException unknown(
      Word word, String expected, Collection<String> names, String list) {
    int open = word.text().indexOf('(');
    String name = open < 0 ? word.text() : word.part(0, open).strip().text();
    String problem =
        name.isEmpty()
            ? "a name is missing"
            : "nothing here is called \"" + name + (open < 0 ? "\"" : "(...)\"");
    Optional<KeyFunction.Kind> function = KeyFunction.Kind.find(name);
    if (function.isPresent() && !FrameTerm.FRAME.name().equals(name)) {
      return word.error(
          0, name + " needs arguments in parentheses", function.get().example(), list);
    }
    Optional<Key<?>> key = open < 0 ? Optional.empty() : KeyCatalogue.find(name);
    if (key.isPresent()) {
      return word.error(open, key.get() + " takes nothing in parentheses", bare(key.get()), list);
    }
    List<String> known = new ArrayList<>(names);
    known.addAll(open < 0 ? List.of() : KeyParser.FUNCTIONS);
    return word.error(0, problem, expected, lines(Advice.onName(name, known), list));
  }

  /** Returns a key as it is written, and the function that its argument may be meant for. */
  private static String bare(Key<?> key) {
    if (key.equals(KeyCatalogue.CALLPATH) || key.equals(KeyCatalogue.STACKTRACE)) {
      return key + ", or " + KeyFunction.Kind.PATH.example() + " for its first functions";
    }
    return key.equals(KeyCatalogue.FRAMES)
        ? key + ", or " + KeyFunction.Kind.FRAME.example() + " for one function of the call path"
        : key.name();
  }

  /** Returns the keys that have a use, for people: {@code pid (p), tgid (tg)}. */
  static String listed(Use use) {
    return listed(key -> key.uses().contains(use));
  }

  private static String listed(Predicate<Key<?>> isListed) {
    return KeyCatalogue.all().stream()
        .filter(isListed)
        .map(key -> key.name() + " (" + key.abbreviation() + ")")
        .collect(Collectors.joining(", "));
  }

  /** Returns the names of keys that have a use. */
  static List<String> keyNames(Use use) {
    return KeyCatalogue.all().stream()
        .filter(key -> key.uses().contains(use))
        .map(key -> key.name())
        .toList();
  }

  /** Returns a list of the keys to cull by that are of one record: all but the functions. */
  static String keyList() {
    return keyList(key -> key.uses().contains(Use.CULL) && !key.equals(KeyCatalogue.FRAMES));
  }

  private static String keyList(Use use) {
    return keyList(key -> key.uses().contains(use));
  }

  private static String keyList(Predicate<Key<?>> isListed) {
    return "keys: " + listed(isListed) + "\n" + KeyParser.list();
  }

  private static List<String> measureNames(List<Measure<?>> known) {
    List<String> names = new ArrayList<>(measureNames());
    known.stream()
        .filter(RefinedMeasure.Named.class::isInstance)
        .forEach(measure -> names.add(measure.name()));
    return names;
  }

  private static List<String> measureNames() {
    return Arrays.stream(Measure.Kind.values()).map(Measure.Kind::word).toList();
  }

  private static String measureList() {
    return Arrays.stream(Measure.Kind.values())
        .map(Vocabulary::listed)
        .collect(Collectors.joining(", ", "measures: ", ""));
  }

  private static String listed(Measure.Kind kind) {
    String arguments = kind.arguments().replace("PAGE_SIZE", "page size").toLowerCase(Locale.ROOT);
    String name = kind.word() + " (" + kind.abbreviation() + ")";
    return arguments.startsWith("[")
        ? name + ", " + kind.word() + arguments.substring(1, arguments.length() - 1)
        : arguments.isEmpty() ? name : kind.word() + arguments + " (" + kind.abbreviation() + ")";
  }

  private static String lines(String hint, String list) {
    return hint.isEmpty() ? list : hint + "\n" + list;
  }
}
