package org.pageowner.dsl.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pageowner.dsl.internal.lexer.Brackets;
import org.pageowner.dsl.internal.lexer.Durations;
import org.pageowner.dsl.internal.lexer.Quantities;
import org.pageowner.dsl.internal.lexer.Quantities.Unit;
import org.pageowner.dsl.internal.lexer.Spelling;
import org.pageowner.dsl.internal.lexer.Word;

/**
 * Reads conditions on measures: {@code share >= 1% and not (pages < 100 or distinct(pid) = 1)}.
 *
 * <p>A recursive-descent parser over characters, because a measure has parentheses and brackets of
 * its own: they belong to the measure if they follow its word without a blank.
 */
final class RowConditionParser {
  private static final List<String> SYMBOLS =
      List.of("&&", "||", "==", "!=", "<=", ">=", "=", "<", ">", "!", "(", ")", ",");
  private static final List<String> COMPARED =
      Arrays.stream(RowCondition.Operator.values()).map(RowCondition.Operator::symbol).toList();

  private static final List<String> KEYWORDS = List.of("and", "or", "in", "is");
  private static final String TEST = "a test, such as pages >= 100 or share >= 1%";
  private static final String COMPARISONS =
      "one of =, !=, <, <=, >, >=, in 2..5, in (0, 1), is present, is absent";

  /** A number of bytes with a unit that is not of this grammar. */
  private static final Pattern OTHER_SIZE =
      Pattern.compile("([0-9]++(?:\\.[0-9]++)?)([kKmMgGtTpP])[iI]?[bB]?");

  private final Word source;
  private final String text;
  private final List<Measure<?>> known;
  private int at;
  private int depth;

  private RowConditionParser(Word source, List<Measure<?>> known) {
    this.source = source;
    this.text = source.text();
    this.known = known;
  }

  /** Reads a condition; the name of a {@code known} measure means that measure. */
  static RowCondition parse(Word source, List<Measure<?>> known) {
    RowConditionParser parser = new RowConditionParser(source, known);
    RowCondition condition = parser.or();
    if (!parser.isAtEnd()) {
      throw parser.unexpected("\"and\", \"or\", or the end");
    }
    return condition;
  }

  private RowCondition or() {
    return joined("or", "||", this::and, RowCondition.Or::new);
  }

  private RowCondition and() {
    return joined("and", "&&", this::not, RowCondition.And::new);
  }

  private RowCondition joined(
      String keyword,
      String symbol,
      Supplier<RowCondition> part,
      Function<List<RowCondition>, RowCondition> join) {
    skipBlanks();
    int start = at;
    List<RowCondition> parts = new ArrayList<>();
    do {
      parts.add(part.get());
    } while (skip(keyword) || skip(symbol));
    return parts.size() == 1 ? parts.get(0) : build(start, () -> join.apply(parts));
  }

  private RowCondition not() {
    skipBlanks();
    int start = at;
    boolean isNegated = false;
    while (skip("not") || skip("!")) {
      isNegated = !isNegated;
    }
    RowCondition condition = parenthesized();
    return isNegated ? build(start, condition::not) : condition;
  }

  private RowCondition parenthesized() {
    skipBlanks();
    int open = at;
    if (!skip("(")) {
      return test();
    }
    if (++depth > Condition.MAX_DEPTH) {
      throw source.error(
          open, "parentheses nested deeper than " + Condition.MAX_DEPTH, "fewer levels");
    }
    RowCondition condition = or();
    depth--;
    if (!skip(")")) {
      throw unexpected("\"and\", \"or\", or the \")\" of a \"(\" before");
    }
    return condition;
  }

  private RowCondition test() {
    Word term = term();
    Measure<?> measure = measure(term);
    if (measure.kind() == Measure.Kind.SPARK) {
      throw term.error(0, term + " is a list, which has no order", "another measure");
    }
    int start = at;
    if (skip("is")) {
      if (skip("present")) {
        return build(start, () -> new RowCondition.Present(measure));
      }
      if (skip("absent")) {
        return build(start, () -> new RowCondition.Present(measure).not());
      }
      throw unexpected("\"present\" or \"absent\"");
    }
    if (skip("in")) {
      return in(measure);
    }
    for (RowCondition.Operator operator : RowCondition.Operator.values()) {
      String symbol = symbol();
      if (symbol.equals(operator.symbol())
          || (symbol.equals("==") && operator == RowCondition.Operator.EQUAL)) {
        int place = at;
        skip(symbol);
        requireOrder(operator, place);
        return comparison(measure, operator);
      }
    }
    throw unexpected(COMPARISONS);
  }

  private RowCondition comparison(Measure<?> measure, RowCondition.Operator operator) {
    skipBlanks();
    int start = at;
    BigDecimal value = number(measure);
    return build(start, () -> new RowCondition.Comparison(measure, operator, value));
  }

  /** Refuses =>, =< and <>, and says what is meant. */
  private void requireOrder(RowCondition.Operator operator, int place) {
    String both = operator.symbol() + symbol();
    String meant = Advice.operator(both, COMPARED);
    if (meant != null) {
      throw source.error(place, "unexpected \"" + both + "\"", meant);
    }
  }

  private RowCondition in(Measure<?> measure) {
    skipBlanks();
    int start = at;
    if (!skip("(")) {
      Word range = bare();
      int dots = range.text().indexOf("..");
      if (dots < 0) {
        throw range.error(
            0, "unexpected \"" + range + "\" after in", "a range such as 2..5, or a list: (0, 1)");
      }
      BigDecimal low = number(measure, range.part(0, dots));
      BigDecimal high = number(measure, range.from(dots + 2));
      if (low.compareTo(high) > 0) {
        throw range.error(0, "the range is empty", "the smaller number first");
      }
      return build(
          start,
          () ->
              new RowCondition.Comparison(measure, RowCondition.Operator.AT_LEAST, low)
                  .and(new RowCondition.Comparison(measure, RowCondition.Operator.AT_MOST, high)));
    }
    List<RowCondition> any = new ArrayList<>();
    do {
      any.add(comparison(measure, RowCondition.Operator.EQUAL));
    } while (skip(","));
    if (!skip(")")) {
      throw unexpected("\",\" or \")\"");
    }
    return any.size() == 1 ? any.get(0) : build(start, () -> new RowCondition.Or(any));
  }

  private Measure<?> measure(Word term) {
    for (Measure<?> measure : known) {
      if (measure instanceof RefinedMeasure.Named<?> named && named.name().equals(term.text())) {
        return measure;
      }
    }
    Optional<Measure<?>> measure = MeasureParser.find(term);
    if (measure.isPresent()) {
      return measure.get();
    }
    throw Vocabulary.unknownInHaving(term, known);
  }

  /** Takes a word with the parts in brackets that follow it without a blank. */
  private Word term() {
    skipBlanks();
    int start = at;
    while (at < text.length() && isWordCharacter(text.charAt(at)) && text.charAt(at) != '[') {
      at++;
    }
    while (at > start && at < text.length() && (text.charAt(at) == '(' || text.charAt(at) == '[')) {
      int close = Brackets.closing(text, at);
      at = close < 0 ? text.length() : close + 1;
    }
    if (at == start) {
      throw unexpected(TEST);
    }
    return source.part(start, at);
  }

  private BigDecimal number(Measure<?> measure) {
    return number(measure, bare());
  }

  private Word bare() {
    skipBlanks();
    int start = at;
    while (at < text.length() && isWordCharacter(text.charAt(at))) {
      at++;
    }
    return source.part(start, at);
  }

  private BigDecimal number(Measure<?> measure, Word word) {
    String expected = expected(measure);
    if (word.isEmpty()) {
      throw word.error(0, "a number is missing", expected);
    }
    Optional<Quantities.Quantity> parsed = Quantities.parse(word.text());
    if (parsed.isEmpty()) {
      throw word.error(
          0,
          "\"" + word + "\" is no number",
          expected,
          switch (unit(measure)) {
            case SIZE -> binary(word.text());
            case TIME -> Durations.hint(word.text());
            default -> "";
          });
    }
    Unit unit = parsed.get().unit();
    if (unit != Unit.NONE && unit != unit(measure)) {
      throw word.error(
          0, measure.name() + " is not measured in that unit: \"" + word + "\"", expected);
    }
    return parsed.get().value();
  }

  /** Returns what is meant by a unit that is none: 10MiB by 10MB. */
  private static String binary(String text) {
    Matcher size = OTHER_SIZE.matcher(text);
    return size.matches()
        ? "did you mean \"" + size.group(1) + size.group(2).toUpperCase(Locale.ROOT) + "iB\"?"
        : "";
  }

  private static Unit unit(Measure<?> measure) {
    return switch (measure.kind()) {
      case SHARE -> Unit.PERCENT;
      case BYTES, SIZE -> Unit.SIZE;
      case TIMES, PAGES, DISTINCT, SPARK -> Unit.NONE;
      case FIRST_ALLOC_TS, LAST_ALLOC_TS -> Unit.TIME;
      case MIN, MAX, MEAN, MEDIAN, QUANTILE, SUM ->
          ((Statistic<?>) measure.base()).key().isTime() ? Unit.TIME : Unit.NONE;
    };
  }

  private static String expected(Measure<?> measure) {
    return switch (unit(measure)) {
      case NONE -> "a number, such as 100 or 0x10";
      case PERCENT -> "a share, such as 1% or 0.01";
      case SIZE -> "a number of bytes, such as 4096, 16KiB or 1.5GiB (B, KiB, MiB, GiB, TiB, PiB)";
      case TIME -> "a time, such as 10s (ns, us, ms, s, m, h) or a number of nanoseconds";
    };
  }

  private boolean isAtEnd() {
    skipBlanks();
    return at == text.length();
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
  }

  /** Takes a keyword or a symbol and returns true, if it is next. */
  private boolean skip(String token) {
    skipBlanks();
    boolean isWord = Character.isLetter(token.charAt(0));
    int end = at + token.length();
    boolean found =
        isWord
            ? text.startsWith(token, at) && (end == text.length() || !isNamed(text.charAt(end)))
            : symbol().equals(token);
    at = found ? end : at;
    return found;
  }

  /** Returns the symbol that is next, the longest one; empty if none is. */
  private String symbol() {
    skipBlanks();
    return SYMBOLS.stream().filter(s -> text.startsWith(s, at)).findFirst().orElse("");
  }

  private static boolean isNamed(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static boolean isWordCharacter(char c) {
    return c > ' ' && "'\"(),=!<>~&|".indexOf(c) < 0;
  }

  private RuntimeException unexpected(String expected) {
    skipBlanks();
    int start = at;
    String symbol = symbol();
    String word = symbol.isEmpty() ? bare().text() : symbol;
    if (word.isEmpty() && start < text.length()) {
      word = text.substring(start, start + 1);
    }
    boolean isCall = at < text.length() && text.charAt(at) == '(';
    if ((Durations.isUnitWord(word) && !isCall) || word.equals("%") || word.endsWith("iB")) {
      return source.error(start, "a blank before the unit", "a number with its unit, such as 5s");
    }
    String found = word.isEmpty() ? "end of the text" : "\"" + word + "\"";
    return source.error(start, "unexpected " + found, expected, Spelling.hint(word, KEYWORDS));
  }

  private RowCondition build(int start, Supplier<RowCondition> condition) {
    try {
      return condition.get();
    } catch (IllegalArgumentException e) {
      throw source.error(start, String.valueOf(e.getMessage()), "another condition");
    }
  }
}
