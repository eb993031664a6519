package org.pageowner.dsl.plan;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary conditions and plans over all keys, with hostile values. */
final class PlanArbitraries {
  private PlanArbitraries() {}

  /** Returns the keys of which a record has one value. */
  private static Stream<Key<?>> ofRecords() {
    return KeyCatalogue.all().stream().filter(key -> !key.equals(KeyCatalogue.FRAMES));
  }

  static Arbitrary<String> texts() {
    Arbitrary<String> nasty =
        Arbitraries.of(
            "",
            " ",
            "a b",
            "it's",
            "''",
            "\"",
            "a,b",
            "a\\b",
            "\\",
            "\\\\",
            "\\x2c",
            "\\xff",
            "\\x4",
            "\n",
            "\t\r",
            "\u0000",
            "é€😀",
            "\ud800",
            "and",
            "or",
            "not",
            "in",
            "is",
            "2..5",
            "..",
            "(",
            ")",
            "~!<>=",
            "a&&b||c",
            "$HOME `x` !!",
            "-",
            "--pid=1",
            "+",
            "*",
            "[a",
            "#",
            "a (b), ts c",
            "\u2028",
            "\u00a0");
    Arbitrary<String> mixed =
        Arbitraries.strings()
            .withChars(" '\"\\x2cf,()=<>~!|&-+.[]*?\n\0aé\ud83d\ude00")
            .ofMaxLength(8);
    return Arbitraries.oneOf(nasty, mixed, Arbitraries.strings().ofMaxLength(5));
  }

  private static Arbitrary<Long> numbers() {
    return Arbitraries.oneOf(
        Arbitraries.longs(), Arbitraries.longs().between(-2, 12), Arbitraries.of(Long.MIN_VALUE));
  }

  private static <K> Arbitrary<K> keys(Class<K> type) {
    Arbitrary<K> known =
        Arbitraries.of(ofRecords().filter(type::isInstance).map(type::cast).toList());
    return type == FlagKey.class || type == MaskKey.class
        ? known
        : Arbitraries.oneOf(known, functions().filter(type::isInstance).map(type::cast));
  }

  private static Arbitrary<Key<?>> keys(Key.Use use) {
    Arbitrary<Key<?>> known =
        Arbitraries.of(ofRecords().filter(key -> key.uses().contains(use)).toList());
    return use == Key.Use.SELECT ? known : Arbitraries.oneOf(known, functions().map(key -> key));
  }

  /** Returns keys that functions make, of hostile texts and numbers. */
  static Arbitrary<Key<?>> functions() {
    Arbitrary<Integer> counts = Arbitraries.integers().greaterOrEqual(1);
    Arbitrary<Long> widths =
        Arbitraries.oneOf(
            Arbitraries.longs().greaterOrEqual(1), Arbitraries.of(1000L, 5_000_000_000L));
    Arbitrary<NumberKey> numbers =
        Arbitraries.of(
            KeyCatalogue.PFN,
            KeyCatalogue.ALLOC_TS,
            KeyFunction.PAGES,
            KeyFunction.log2(KeyCatalogue.FREE_TS));
    Arbitrary<TextKey> ofText =
        Arbitraries.of(KeyCatalogue.NAME, KeyFunction.frameAt(2), KeyFunction.firstFrame("a|b"));
    return Arbitraries.oneOf(
        counts.map(KeyFunction::path),
        counts.map(KeyFunction::frameAt),
        texts().map(t -> KeyFunction.firstFrame("*|" + t.replaceAll("[\\[|\\\\]", "?") + "x")),
        Combinators.combine(numbers, widths).as(KeyFunction::bucket),
        numbers.map(KeyFunction::log2),
        Combinators.combine(ofText, texts())
            .as((key, t) -> KeyFunction.extract(key, "\\Q" + t.replace("\\E", "") + "\\E")));
  }

  private static Arbitrary<TextTerm> terms() {
    return Arbitraries.oneOf(keys(TextTerm.class), Arbitraries.of(FrameTerm.FRAME));
  }

  /** Returns a glob or a regular expression with {@code text} as a literal part. */
  private static Arbitrary<Condition> patterns(TextTerm term) {
    Arbitrary<Condition> like =
        texts().map(t -> t.replace("[", "\\[")).map(t -> term.like(t + "*[!'a-b\"]?"));
    Arbitrary<Condition> matches =
        texts().map(t -> t.replace("\\E", "")).map(t -> term.matches("^(a|\\Q" + t + "\\E)['\"]+"));
    return Arbitraries.oneOf(like, matches);
  }

  private static Arbitrary<Condition> tests() {
    return Arbitraries.oneOf(
        keys(NumberKey.class).flatMap(PlanArbitraries::numberTests),
        terms().flatMap(term -> list(texts()).map(values -> new Condition.TextIn(term, values))),
        keys(TextKey.class).flatMap(key -> texts().map(key::differsFrom)),
        terms().flatMap(PlanArbitraries::patterns),
        keys(MaskKey.class)
            .flatMap(
                key ->
                    list(texts().filter(t -> !t.isEmpty()))
                        .map(n -> new Condition.MaskHas(key, n))),
        keys(FlagKey.class).map(key -> key),
        Combinators.combine(
                keys(StackKey.class),
                list(texts().map(t -> t.replaceAll("[<\\[\\x00- \\\\^$]", "?") + "*")))
            .as((key, names) -> key.like("^<" + String.join("<**  <", names))),
        keys(Key.Use.WHERE).map(Key::isPresent));
  }

  private static Arbitrary<Condition> numberTests(NumberKey key) {
    return Combinators.combine(numbers(), numbers(), Arbitraries.integers().between(0, 7))
        .as(
            (a, b, verb) ->
                switch (verb) {
                  case 0 -> key.equalTo(a);
                  case 1 -> key.differsFrom(a);
                  case 2 -> key.atLeast(a);
                  case 3 -> key.atMost(a);
                  case 4 -> key.above(a);
                  case 5 -> key.below(a);
                  case 6 -> key.between(Math.min(a, b), Math.max(a, b));
                  default -> key.anyOf(a, b, a);
                });
  }

  static Arbitrary<Condition> conditions() {
    Arbitrary<Condition> tests = opaque(tests());
    return Arbitraries.recursive(() -> tests, inner -> combined(tests, inner), 0, 5);
  }

  /**
   * Returns an arbitrary of the same values that does not show its parts. For each value jqwik
   * looks up the generator by the hash of the arbitrary, that is by those of all parts of its
   * parts, which takes longer than the test.
   */
  private static <T> Arbitrary<T> opaque(Arbitrary<T> parts) {
    return Arbitraries.fromGenerator(parts.generator(1000, true));
  }

  private static Arbitrary<Condition> combined(
      Arbitrary<Condition> tests, Arbitrary<Condition> inner) {
    Arbitrary<Condition> other = Arbitraries.oneOf(tests, inner);
    return opaque(
        Arbitraries.oneOf(
            inner.map(Condition::not),
            Combinators.combine(inner, other).as(Condition::and),
            Combinators.combine(inner, other).as(Condition::or),
            Combinators.combine(other, inner).as(Condition::and),
            Combinators.combine(other, inner).as(Condition::or)));
  }

  private static Arbitrary<Selection> selections() {
    return keys(Key.Use.SELECT)
        .flatMap(
            key ->
                key instanceof TextKey text
                    ? list(texts()).map(v -> new Selection.OfTexts(text, v))
                    : list(Arbitraries.longs().greaterOrEqual(0))
                        .map(v -> new Selection.OfNumbers((NumberKey) key, v)));
  }

  private static Arbitrary<Measure<?>> measures() {
    return Arbitraries.oneOf(
        Arbitraries.of(Measure.TIMES, Measure.PAGES, Measure.FIRST_ALLOC_TS, Measure.LAST_ALLOC_TS),
        Arbitraries.longs().greaterOrEqual(1).map(Measure::bytes),
        Arbitraries.longs()
            .greaterOrEqual(1)
            .map(size -> new Measure.Bytes(Measure.Kind.SIZE, size)),
        Arbitraries.of(Measure.SHARE),
        keys(NumberKey.class)
            .flatMap(
                key ->
                    Arbitraries.of(
                        Statistic.min(key),
                        Statistic.mean(key),
                        Statistic.median(key),
                        Statistic.quantile(key, 99.5),
                        Statistic.sum(key))),
        conditions().map(condition -> Measure.PAGES.where(condition)),
        conditions().map(condition -> Measure.distinct(KeyCatalogue.PID).where(condition)),
        Arbitraries.oneOf(Arbitraries.of(ofRecords().toList()), functions().map(key -> key))
            .map(Measure::distinct));
  }

  private static Arbitrary<RowCondition> rowConditions() {
    Arbitrary<RowCondition> tests =
        Arbitraries.oneOf(
            Combinators.combine(
                    measures(),
                    Arbitraries.of(RowCondition.Operator.values()),
                    Arbitraries.oneOf(
                        numbers().map(number -> number),
                        Arbitraries.bigDecimals().map(number -> number)))
                .as(RowCondition::of),
            measures().map(Measure::isPresent));
    return Arbitraries.recursive(
        () -> tests,
        inner ->
            Arbitraries.oneOf(
                inner.map(RowCondition::not),
                Combinators.combine(inner, tests).as(RowCondition::and),
                Combinators.combine(tests, inner).as(RowCondition::or)),
        0,
        4);
  }

  static boolean isConsistent(Plan plan) {
    try {
      plan.requireConsistent();
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Arbitrary<SortKey> sortKeys() {
    Arbitrary<SortTerm> terms =
        Arbitraries.oneOf(
            keys(Key.Use.SORT).map(key -> key),
            measures().map(m -> m),
            Arbitraries.of(SortTerm.RecordText.TXT));
    return Arbitraries.oneOf(
        terms.map(term -> term), terms.map(SortKey::ascending), terms.map(SortKey::descending));
  }

  private static <T> Arbitrary<List<T>> list(Arbitrary<T> values) {
    return values.list().ofMinSize(1).ofMaxSize(3);
  }

  static Arbitrary<Plan> plans() {
    Arbitrary<Function<Plan, Plan>> verbs =
        Arbitraries.oneOf(
            selections().array(Selection[].class).ofMaxSize(3).map(s -> plan -> plan.select(s)),
            conditions().map(c -> plan -> plan.where(c)),
            keys(Key.Use.CULL).array(Key[].class).ofMaxSize(4).map(k -> plan -> plan.cull(k)),
            measures()
                .list()
                .ofMaxSize(4)
                .map(m -> plan -> plan.measure(m.toArray(Measure<?>[]::new))),
            sortKeys().array(SortKey[].class).ofMaxSize(4).map(k -> plan -> plan.sortBy(k)),
            Arbitraries.longs().greaterOrEqual(0).map(rows -> plan -> plan.limit(rows)),
            Combinators.combine(Arbitraries.longs().greaterOrEqual(0), keys(Key.Use.CULL))
                .as((rows, key) -> plan -> plan.limit(rows, key)),
            rowConditions().map(condition -> plan -> plan.having(condition)),
            Arbitraries.just(Plan::others),
            keys(Key.Use.CULL).map(key -> plan -> plan.across(key)),
            keys(Key.Use.SORT).map(key -> plan -> plan.show(key, Measure.SHARE)),
            Arbitraries.longs().greaterOrEqual(0).map(now -> plan -> plan.now(now)));
    return opaque(verbs)
        .list()
        .ofMaxSize(6)
        .map(
            list ->
                Stream.concat(Stream.<Function<Plan, Plan>>of(p -> p), list.stream())
                    .reduce(Function::andThen)
                    .orElseThrow()
                    .apply(Plan.EMPTY))
        .filter(PlanArbitraries::isConsistent);
  }
}
