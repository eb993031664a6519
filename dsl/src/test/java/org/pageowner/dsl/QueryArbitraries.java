package org.pageowner.dsl;

import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.FlagKey;
import org.pageowner.dsl.plan.FrameTerm;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Key.Use;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.MaskKey;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.Selection;
import org.pageowner.dsl.plan.SortKey;
import org.pageowner.dsl.plan.SortTerm;
import org.pageowner.dsl.plan.StackKey;
import org.pageowner.dsl.plan.TextKey;
import org.pageowner.dsl.plan.TextTerm;

/** Plans with values that the dumps of {@link DumpTexts} have. */
final class QueryArbitraries {
  private QueryArbitraries() {}

  static Arbitrary<Plan> plans() {
    return Combinators.combine(
            selections().array(Selection[].class).ofMaxSize(1),
            conditions().list().ofMaxSize(1),
            cullKeys(),
            measures().list().ofMaxSize(3),
            sortKeys().array(SortKey[].class).ofMaxSize(3),
            Arbitraries.longs().between(0, 8).list().ofMaxSize(1))
        .as(
            (selections, conditions, cull, measures, order, limit) -> {
              Plan plan = Plan.EMPTY.select(selections).cull(cull);
              for (Condition condition : conditions) {
                plan = plan.where(condition);
              }
              plan = plan.measure(measures.toArray(Measure<?>[]::new)).sortBy(order);
              return limit.isEmpty() ? plan : plan.limit(limit.get(0));
            });
  }

  static Arbitrary<Key<?>[]> cullKeys() {
    Arbitrary<Key<?>> few =
        Arbitraries.of(
            KeyCatalogue.PID,
            KeyCatalogue.NAME,
            KeyCatalogue.MODULE,
            KeyCatalogue.CALLER,
            KeyCatalogue.NODE,
            KeyCatalogue.MEMCG,
            KeyCatalogue.SLAB,
            KeyCatalogue.ALLOCATOR,
            KeyCatalogue.STACKTRACE);
    Arbitrary<Key<?>> any = Arbitraries.oneOf(few, keys(Use.CULL));
    return any.list().ofMaxSize(4).map(keys -> keys.toArray(Key<?>[]::new));
  }

  static Arbitrary<Selection> selections() {
    return keys(Use.SELECT)
        .flatMap(
            key ->
                key instanceof TextKey text
                    ? some(texts()).map(v -> text.selection(v.toArray(String[]::new)))
                    : some(numbers().filter(n -> n >= 0))
                        .map(v -> ((NumberKey) key).selection(longs(v))));
  }

  static Arbitrary<Condition> conditions() {
    return Arbitraries.lazyOf(
        QueryArbitraries::tests,
        QueryArbitraries::tests,
        QueryArbitraries::tests,
        () -> conditions().map(Condition::not),
        () -> Combinators.combine(conditions(), conditions()).as(Condition::and),
        () -> Combinators.combine(conditions(), conditions()).as(Condition::or));
  }

  private static Arbitrary<Condition> tests() {
    Arbitrary<Function<TextTerm, Condition>> onText =
        Arbitraries.oneOf(
            some(texts()).map(v -> t -> t.anyOf(v.toArray(String[]::new))),
            Arbitraries.of("*", "", "?*", "*_*", "[a-m]*", "k*", "\\[*", "*xfs*", "*\\x80*")
                .map(glob -> t -> t.like(glob)),
            Arbitraries.of("^s", "o.*k", "xfs\\]?$", "^$", "\\\\x", "[)(]", "0x[0-9a-f]+$")
                .map(regex -> t -> t.matches(regex)));
    Arbitrary<TextTerm> terms =
        Arbitraries.oneOf(of(TextKey.class).map(key -> key), Arbitraries.of(FrameTerm.FRAME));
    Arbitrary<String> bits =
        Arbitraries.of(
            "GFP_KERNEL", "__GFP_IO", "__GFP_COMP", "lru", "slab", "SLAB", "OTHERS", "VMALLOC");
    return Arbitraries.frequencyOf(
        Tuple.of(3, of(NumberKey.class).flatMap(QueryArbitraries::onNumber)),
        Tuple.of(3, Combinators.combine(terms, onText).as((term, test) -> test.apply(term))),
        Tuple.of(
            2,
            Combinators.combine(of(MaskKey.class), some(bits))
                .as((key, names) -> key.has(names.toArray(String[]::new)))),
        Tuple.of(1, of(FlagKey.class).map(key -> key)),
        Tuple.of(
            2,
            Combinators.combine(of(StackKey.class), sequences())
                .as((key, sequence) -> key.like(sequence))),
        Tuple.of(1, keys(Use.WHERE).map(Key::isPresent)));
  }

  private static Arbitrary<String> sequences() {
    Arbitrary<String> names =
        Arbitraries.of("**", "*", "?*", "f", "*alloc*", "[a-m]*", "foo*", "new_slab", "*_*");
    return Combinators.combine(
            names.list().ofMinSize(1).ofMaxSize(4),
            Arbitraries.of("", "^ < "),
            Arbitraries.of("", " < $"))
        .as((list, start, end) -> start + String.join(" < ", list) + end);
  }

  private static Arbitrary<Condition> onNumber(NumberKey key) {
    return Combinators.combine(numbers(), numbers(), Arbitraries.integers().between(0, 5))
        .as(
            (a, b, verb) ->
                switch (verb) {
                  case 0 -> key.equalTo(a);
                  case 1 -> key.atLeast(a);
                  case 2 -> key.atMost(a);
                  case 3 -> key.between(Math.min(a, b), Math.max(a, b));
                  case 4 -> key.differsFrom(a);
                  default -> key.anyOf(a, b);
                });
  }

  private static Arbitrary<Long> numbers() {
    return Arbitraries.of(
        Long.MIN_VALUE, -1L, 0L, 1L, 2L, 3L, 7L, 4097L, 1048577L, 1_000_003_000L, Long.MAX_VALUE);
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.of(
        "",
        "init",
        "(sd-pam)",
        "[xfs]",
        "xfs",
        "leaky",
        "vmlinux",
        "Unmovable",
        "CMA",
        "/",
        "compaction",
        "f",
        "foo.constprop.0",
        "\\xff\\xfe\\x80bad",
        "x\n\nPage alloc");
  }

  static Arbitrary<Measure<?>> measures() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            Measure.TIMES,
            Measure.PAGES,
            Measure.BYTES,
            Measure.bytes(65536),
            Measure.FIRST_ALLOC_TS,
            Measure.LAST_ALLOC_TS),
        Arbitraries.of(ComputedKeySamples.all().toList()).map(Measure::distinct));
  }

  private static Arbitrary<SortKey> sortKeys() {
    Arbitrary<SortTerm> terms =
        Arbitraries.frequencyOf(
            Tuple.of(4, keys(Use.SORT).map(key -> key)),
            Tuple.of(2, measures().map(measure -> measure)),
            Tuple.of(1, Arbitraries.just(SortTerm.RecordText.TXT)));
    return Arbitraries.oneOf(terms.map(SortKey::ascending), terms.map(SortKey::descending));
  }

  static Arbitrary<Key<?>> keys(Use use) {
    return Arbitraries.of(
        ComputedKeySamples.all().filter(key -> key.uses().contains(use)).toList());
  }

  private static <K> Arbitrary<K> of(Class<K> type) {
    return Arbitraries.of(
        ComputedKeySamples.all().filter(type::isInstance).map(type::cast).toList());
  }

  private static <T> Arbitrary<List<T>> some(Arbitrary<T> values) {
    return values.list().ofMinSize(1).ofMaxSize(3);
  }

  private static long[] longs(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }
}
