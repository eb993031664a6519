package org.pageowner.dsl.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pageowner.dsl.internal.lexer.Numbers;
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

  private Vocabulary() {}

  static Key<?> cullKey(Word item) {
    Word word = item.strip();
    Optional<Key<?>> key = key(word);
    if (key.isPresent() && key.get().uses().contains(Use.CULL)) {
      return key.get();
    }
    throw unknown(word, "a key to cull by", keyNames(Use.CULL), keyList(Use.CULL));
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

  static SortKey sortKey(Word item) {
    Word word = item.strip();
    boolean descending = word.text().startsWith("-");
    boolean signed = descending || word.text().startsWith("+");
    SortTerm term = sortTerm(signed ? word.from(1) : word);
    return descending ? term.descending() : term.ascending();
  }

  private static SortTerm sortTerm(Word word) {
    Optional<Key<?>> key = key(word);
    if (key.isPresent()) {
      return key.get();
    }
    RecordText txt = RecordText.TXT;
    if (word.text().equals(txt.name()) || word.text().equals(txt.abbreviation())) {
      return txt;
    }
    List<String> names = new ArrayList<>(keyNames(Use.SORT));
    names.add(txt.name());
    names.addAll(measureNames());
    String list =
        "keys: " + listed(Use.SORT) + ", txt (T)\n" + KeyParser.list() + "\n" + measureList();
    return measure(word)
        .orElseThrow(
            () -> unknown(word, "a key or measure to sort by, with + or - before it", names, list));
  }

  static Measure measureOf(Word item) {
    Word word = item.strip();
    return measure(word)
        .orElseThrow(() -> unknown(word, "a measure", measureNames(), measureList()));
  }

  private static Optional<Measure> measure(Word word) {
    int open = word.text().indexOf('(');
    String head = open < 0 ? word.text() : word.text().substring(0, open);
    return Arrays.stream(Measure.Kind.values())
        .filter(kind -> head.equals(kind.word()) || head.equals(kind.abbreviation()))
        .findFirst()
        .map(kind -> measure(kind, word, open));
  }

  private static Measure measure(Measure.Kind kind, Word word, int open) {
    if (open >= 0 && !word.text().endsWith(")")) {
      throw word.error(word.length(), "the ( is not closed", "a )");
    }
    Optional<Word> argument =
        open < 0 ? Optional.empty() : Optional.of(word.part(open + 1, word.length() - 1).strip());
    if (kind == Measure.Kind.BYTES) {
      return argument.map(Vocabulary::bytes).orElse(Measure.BYTES);
    }
    if (kind == Measure.Kind.DISTINCT) {
      return argument
          .map(Vocabulary::distinct)
          .orElseThrow(
              () ->
                  word.error(
                      word.length(),
                      "distinct needs a key in parentheses",
                      "a key: distinct(pid)"));
    }
    if (open >= 0) {
      throw word.error(open, kind.word() + " takes nothing in parentheses", kind.word());
    }
    return new Measure.Plain(kind);
  }

  private static Measure bytes(Word size) {
    String expected = "the page size in bytes, such as 4096";
    long bytes = Numbers.parse(size.text(), problem -> size.error(0, problem, expected));
    if (bytes <= 0) {
      throw size.error(0, "a page size is positive", expected);
    }
    return Measure.bytes(bytes);
  }

  private static Measure distinct(Word word) {
    return key(word)
        .map(Measure::distinct)
        .orElseThrow(
            () ->
                unknown(
                    word, "a key whose values to count", keyNames(Use.SORT), keyList(Use.SORT)));
  }

  /** Returns the error for a word that is no key. */
  static RuntimeException unknownKey(Tokens tokens, Token word) {
    List<String> names = KeyCatalogue.all().stream().<String>map(Key::name).toList();
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
    if (measureNames().contains(word.text())) {
      problem = word.text() + " is a measure, and a condition is about one record";
    } else if (word.text().equals(RecordText.TXT.name())) {
      problem = word.text() + " is only for sorting";
    }
    return tokens.error(
        word,
        problem,
        "a key to test",
        lines(
            Advice.onName(word.text(), names),
            "keys: " + listed(Use.WHERE) + ", frame\n" + KeyParser.list()));
  }

  private static RuntimeException unknown(
      Word word, String expected, Collection<String> names, String list) {
    int open = word.text().indexOf('(');
    String name = open < 0 ? word.text() : word.part(0, open).strip().text();
    String problem =
        name.isEmpty()
            ? "a name is missing"
            : "nothing here is called \"" + name + (open < 0 ? "\"" : "(...)\"");
    Optional<KeyFunction.Kind> function = KeyFunction.Kind.find(name);
    if (function.isPresent() && !FrameTerm.FRAME.name().equals(name)) {
      problem = name + " needs arguments in parentheses: " + function.get().example();
    }
    List<String> known = new ArrayList<>(names);
    known.addAll(open < 0 ? List.of() : KeyParser.FUNCTIONS);
    return word.error(0, problem, expected, lines(Advice.onName(name, known), list));
  }

  /** Returns the keys that have a use, for people: {@code pid (p), tgid (tg)}. */
  static String listed(Use use) {
    return KeyCatalogue.all().stream()
        .filter(key -> key.uses().contains(use))
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

  private static String keyList(Use use) {
    return "keys: " + listed(use) + "\n" + KeyParser.list();
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
    String name = kind.word() + " (" + kind.abbreviation() + ")";
    return switch (kind) {
      case BYTES -> name + ", bytes(page size)";
      case DISTINCT -> "distinct(key) (" + kind.abbreviation() + ")";
      default -> name;
    };
  }

  private static String lines(String hint, String list) {
    return hint.isEmpty() ? list : hint + "\n" + list;
  }
}
