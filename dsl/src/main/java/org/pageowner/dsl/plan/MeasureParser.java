package org.pageowner.dsl.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.lexer.Brackets;
import org.pageowner.dsl.internal.lexer.Numbers;
import org.pageowner.dsl.internal.lexer.Quantities;
import org.pageowner.dsl.internal.lexer.Word;
import org.pageowner.dsl.plan.Key.Use;

/**
 * Reads measures: a word, arguments in parentheses, a condition in brackets, and a name after
 * {@code as}, all but the first optional.
 */
final class MeasureParser {
  private final Word word;
  private final Measure.Kind kind;
  private final @Nullable Word argument;
  private final int end;

  private MeasureParser(Word word, Measure.Kind kind, @Nullable Word argument, int end) {
    this.word = word;
    this.kind = kind;
    this.argument = argument;
    this.end = end;
  }

  /** Returns the measure that a word starts with, if it does; else nothing. */
  static Optional<Measure<?>> find(Word item) {
    Word word = item.strip();
    String text = word.text();
    int head = 0;
    while (head < text.length() && isNameCharacter(text.charAt(head))) {
      head++;
    }
    String name = text.substring(0, head);
    Optional<Measure.Kind> kind =
        Arrays.stream(Measure.Kind.values())
            .filter(k -> name.equals(k.word()) || name.equals(k.abbreviation()))
            .findFirst();
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    Word argument = null;
    int at = head;
    if (at < text.length() && text.charAt(at) == '(') {
      int close = Brackets.closing(text, at);
      if (close < 0) {
        throw word.error(word.length(), "the ( is not closed", "a )");
      }
      argument = word.part(at + 1, close).strip();
      at = close + 1;
    }
    return Optional.of(new MeasureParser(word, kind.get(), argument, at).measure());
  }

  private static boolean isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  private Measure<?> measure() {
    Measure<?> measure = base();
    int at = end;
    String text = word.text();
    if (at < text.length() && text.charAt(at) == '[') {
      int close = Brackets.closing(text, at);
      if (close < 0) {
        throw word.error(
            word.length(), "the [ is not closed", "a ]; a value with a bracket is in quotes");
      }
      Condition condition = ConditionText.parse(word.part(at + 1, close));
      measure = refined(at, measure, condition);
      at = close + 1;
    }
    Word rest = word.from(at).strip();
    if (rest.isEmpty()) {
      return measure;
    }
    if (rest.text().equals("as") || rest.text().startsWith("as ")) {
      return named(measure, rest.from(2).strip());
    }
    throw rest.error(
        0,
        "unexpected \"" + rest + "\" after " + measure,
        measure.condition().isEmpty()
            ? "a condition on its records, " + kind.word() + "[order >= 3], or a name: as NAME"
            : "a name, as NAME; two conditions are one with and: [order >= 3 and slab]");
  }

  private Measure<?> refined(int at, Measure<?> measure, Condition condition) {
    try {
      return measure.where(condition);
    } catch (IllegalArgumentException e) {
      throw word.error(at, String.valueOf(e.getMessage()), measure + " alone, or pages[...]");
    }
  }

  private static Measure<?> named(Measure<?> measure, Word name) {
    if (name.isEmpty()) {
      throw name.error(0, "a name is missing", "a name: " + measure + " as NAME");
    }
    try {
      return measure.named(name.text());
    } catch (IllegalArgumentException e) {
      throw name.error(0, String.valueOf(e.getMessage()), "another name, such as high");
    }
  }

  private Measure<?> base() {
    return switch (kind) {
      case TIMES, PAGES, FIRST_ALLOC_TS, LAST_ALLOC_TS -> plain();
      case BYTES, SIZE ->
          new Measure.Bytes(
              kind, argument == null ? Measure.DEFAULT_PAGE_SIZE : pageSize(argument));
      case SHARE -> argument == null ? Measure.SHARE : Measure.SHARE.of(cullKey(argument));
      case DISTINCT -> Measure.distinct(anyKey(required("pid")));
      case QUANTILE -> quantile(required("alloc_ts,95"));
      case MIN, MAX, MEAN, MEDIAN, SUM, SPARK ->
          new Statistic<>(kind, numberKey(required("alloc_ts")), BigDecimal.ZERO);
    };
  }

  private Measure<?> plain() {
    if (argument != null) {
      throw word.error(
          word.text().indexOf('('), kind.word() + " takes nothing in parentheses", kind.word());
    }
    return new Measure.Plain(kind);
  }

  private Word required(String example) {
    if (argument == null || argument.isEmpty()) {
      throw word.error(
          argument == null ? end : end - 1,
          kind.word() + " needs " + described() + " in parentheses",
          described() + ": " + kind.word() + "(" + example + ")");
    }
    return argument;
  }

  private String described() {
    return kind == Measure.Kind.QUANTILE ? "a key and a percentage" : "a key";
  }

  private static long pageSize(Word size) {
    String expected = "the page size in bytes, such as 4096";
    long bytes = Numbers.parse(size.text(), problem -> size.error(0, problem, expected));
    if (bytes <= 0) {
      throw size.error(0, "a page size is positive", expected);
    }
    return bytes;
  }

  private Measure<?> quantile(Word arguments) {
    int comma = arguments.text().lastIndexOf(',');
    if (comma < 0) {
      throw arguments.error(
          arguments.length(), "a percentage is missing", "a percentage: quantile(alloc_ts,95)");
    }
    Word number = arguments.from(comma + 1).strip();
    String digits = number.text();
    Optional<Quantities.Quantity> percent =
        Quantities.parse(digits.endsWith("%") ? digits.substring(0, digits.length() - 1) : digits);
    NumberKey key = numberKey(arguments.part(0, comma).strip());
    String expected = "a percentage from 0 to 100: quantile(alloc_ts,95)";
    if (percent.isEmpty() || percent.get().unit() != Quantities.Unit.NONE) {
      throw number.error(0, "\"" + number + "\" is no percentage", expected);
    }
    try {
      return new Statistic<>(kind, key, percent.get().value());
    } catch (IllegalArgumentException e) {
      throw number.error(0, String.valueOf(e.getMessage()), expected);
    }
  }

  private static Key<?> anyKey(Word name) {
    return Vocabulary.key(name)
        .orElseThrow(
            () -> Vocabulary.unknown(name, "a key whose values to count", Use.SORT, List.of()));
  }

  private static Key<?> cullKey(Word name) {
    return Vocabulary.key(name)
        .filter(key -> key.uses().contains(Use.CULL))
        .orElseThrow(() -> Vocabulary.unknown(name, "one of the culled keys", Use.CULL, List.of()));
  }

  private NumberKey numberKey(Word name) {
    NumberKey pages = KeyFunction.PAGES;
    if (name.text().equals(pages.name()) || name.text().equals(pages.abbreviation())) {
      return pages;
    }
    Optional<Key<?>> key = Vocabulary.key(name);
    if (key.isPresent() && key.get() instanceof NumberKey number) {
      return number;
    }
    String numbers =
        KeyCatalogue.all().stream()
            .filter(NumberKey.class::isInstance)
            .map(Key::name)
            .collect(Collectors.joining(", ", "numbers: ", ", " + pages));
    if (key.isPresent()) {
      throw name.error(
          0,
          key.get() + " is not a number, and " + kind.word() + " is of numbers",
          key.get().equals(KeyCatalogue.FRAMES)
              ? "a key that is a number"
              : "a key that is a number; distinct(" + key.get() + ") counts values",
          numbers);
    }
    List<Word> arguments = name.list();
    if (arguments.size() > 1) {
      boolean isPercentage = Quantities.parse(arguments.get(1).strip().text()).isPresent();
      boolean isStatistic = kind != Measure.Kind.SPARK && kind != Measure.Kind.SUM;
      throw arguments
          .get(1)
          .error(
              0,
              kind.word() + " has one key in parentheses",
              kind == Measure.Kind.QUANTILE
                  ? "quantile(" + arguments.get(0) + ",95): a key and one percentage"
                  : isPercentage && isStatistic
                      ? kind.word() + "(KEY), or a quantile: quantile(" + arguments.get(0) + ",95)"
                      : kind.word() + "(KEY) for each key");
    }
    if (kind == Measure.Kind.QUANTILE && Quantities.parse(name.text()).isPresent()) {
      throw name.error(0, "the key of a quantile is before its percentage", "quantile(KEY,95)");
    }
    List<String> names = new ArrayList<>(List.of(pages.name()));
    KeyCatalogue.all().stream()
        .filter(NumberKey.class::isInstance)
        .forEach(k -> names.add(k.name()));
    throw Vocabulary.unknown(name, "a key that is a number", names, numbers);
  }
}
