package org.pageowner.dsl.analysis.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.PageRecord;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;

/** Properties of the growth between all dumps. */
class GrowthPropertiesTest {
  private static final List<String> FRAMES =
      List.of(
          "f+0x1/0x2",
          "g+0x1/0x2 [xfs]",
          "g+0x5/0x2 [xfs]",
          "0xffffffffc0001234",
          "f.isra.0+0x1/0x9");

  /** A record with few distinct values, so that dumps share some. */
  record Allocation(int pfn, int stamp, int order, int pid, List<String> frames) {
    /** Equal in all dumps, as it belongs to one allocation. */
    boolean isEarly() {
      return stamp == 1 && pfn % 2 == 0;
    }
  }

  @Provide
  Arbitrary<Dump> dumps() {
    Arbitrary<Allocation> records =
        Combinators.combine(
                Arbitraries.integers().between(0, 6),
                Arbitraries.integers().between(1, 3),
                Arbitraries.integers().between(0, 2),
                Arbitraries.integers().between(1, 3),
                Arbitraries.of(FRAMES).list().ofMaxSize(3))
            .as(Allocation::new);
    return records
        .list()
        .uniqueElements(Allocation::pfn)
        .ofMaxSize(8)
        .map(GrowthPropertiesTest::dump);
  }

  @Provide
  Arbitrary<List<Key<?>>> keys() {
    List<Key<?>> all =
        List.of(
            KeyCatalogue.STACKTRACE,
            KeyCatalogue.PID,
            KeyCatalogue.MODULE,
            KeyCatalogue.CALLER,
            KeyCatalogue.ORDER,
            KeyCatalogue.EARLY);
    return Arbitraries.of(all).list().uniqueElements().ofMinSize(1).ofMaxSize(3);
  }

  private static Dump dump(List<Allocation> records) {
    DumpBuilder dump = DumpBuilder.of(Form.V6_7);
    for (Allocation s : records) {
      dump.record(
          r -> {
            r.pfn(s.pfn() * 8L).allocTs(s.stamp()).order(s.order()).pid(s.pid());
            if (s.isEarly()) {
              r.early();
            } else {
              r.frames(s.frames());
            }
          });
    }
    return Dump.parse(dump.latin1());
  }

  private static Growth by(Growth growth, List<Key<?>> keys) {
    return growth.cull(keys.toArray(Key<?>[]::new));
  }

  private static Map<List<@Nullable Object>, GrowthRow> rows(Growth growth) {
    Map<List<@Nullable Object>, GrowthRow> rows = new HashMap<>();
    for (GrowthRow row : growth) {
      List<@Nullable Object> values = new ArrayList<>();
      growth.plan().keys().forEach(key -> values.add(row.get(key)));
      rows.put(values, row);
    }
    assertEquals(growth.size(), rows.size());
    return rows;
  }

  @Property
  void betweenADumpAndItself_nothingGrows_andEverythingStays(
      @ForAll("dumps") Dump dump, @ForAll("keys") List<Key<?>> keys) {
    Growth growth = by(Growth.between(dump, dump), keys);
    assertTrue(growth.stream().noneMatch(GrowthRow::hasChanged));
    Turnover turnover = growth.totals().turnover();
    if (dump.size() > 0) {
      assertNotNull(turnover);
      assertEquals(growth.totals().timesAfter(), turnover.survivors());
      assertEquals(growth.totals().pagesAfter(), turnover.survivorPages());
      assertEquals(0, turnover.gone() + turnover.fresh());
    }
  }

  @Property
  void reversed_everythingIsNegated(
      @ForAll("dumps") Dump a, @ForAll("dumps") Dump b, @ForAll("keys") List<Key<?>> keys) {
    Map<List<@Nullable Object>, GrowthRow> there = rows(by(Growth.between(a, b), keys));
    Map<List<@Nullable Object>, GrowthRow> back = rows(by(Growth.between(b, a), keys));
    assertEquals(there.keySet(), back.keySet());
    there.forEach(
        (values, row) -> {
          GrowthRow other = Objects.requireNonNull(back.get(values));
          assertEquals(row.pagesGrowth(), -other.pagesGrowth());
          assertEquals(row.timesGrowth(), -other.timesGrowth());
          assertEquals(row.isNew(), other.hasVanished());
        });
  }

  @Property
  void rows_addUpToTheTotals(
      @ForAll("dumps") Dump a, @ForAll("dumps") Dump b, @ForAll("keys") List<Key<?>> keys) {
    Growth growth = by(Growth.between(a, b), keys);
    GrowthTotals totals = growth.totals();
    assertEquals(totals.pagesGrowth(), growth.stream().mapToLong(GrowthRow::pagesGrowth).sum());
    assertEquals(b.report().pages() - totals.earlyPages().get(1), totals.pagesAfter());
    assertEquals(a.report().earlyPages(), totals.earlyPages().get(0));
    if (totals.turnover() != null) {
      Turnover turnover = totals.turnover();
      assertEquals(totals.timesBefore(), turnover.survivors() + turnover.gone());
      assertEquals(totals.timesAfter(), turnover.survivors() + turnover.fresh());
      assertEquals(totals.pagesGrowth(), turnover.freshPages() - turnover.gonePages());
      assertEquals(0, growth.stream().mapToLong(GrowthRow::regroupedPages).sum());
      for (GrowthRow row : growth) {
        Turnover own = Objects.requireNonNull(row.turnover());
        assertEquals(row.timesAfter(), own.survivors() + own.fresh());
        assertEquals(row.pagesGrowth(), own.freshPages() - own.gonePages() + row.regroupedPages());
      }
    }
  }

  @Property
  void acrossSteps_addUp(
      @ForAll("dumps") Dump a,
      @ForAll("dumps") Dump b,
      @ForAll("dumps") Dump c,
      @ForAll("keys") List<Key<?>> keys) {
    Map<List<@Nullable Object>, GrowthRow> first = rows(by(Growth.between(a, b), keys));
    Map<List<@Nullable Object>, GrowthRow> second = rows(by(Growth.between(b, c), keys));
    rows(by(Growth.across(a, b, c), keys))
        .forEach(
            (values, row) -> {
              assertEquals(
                  List.of(growth(first.get(values)), growth(second.get(values))), row.pagesSteps());
              assertEquals(row.pagesGrowth(), row.pagesSteps().stream().mapToLong(x -> x).sum());
            });
  }

  private static long growth(@Nullable GrowthRow row) {
    return row == null ? 0 : row.pagesGrowth();
  }

  /** A reference implementation that groups and classifies one record at a time. */
  @Property
  void growth_isThatOfANaiveCount(@ForAll("dumps") Dump a, @ForAll("dumps") Dump b) {
    Growth growth = by(Growth.between(a, b), List.of(KeyCatalogue.PID, KeyCatalogue.ORDER));
    Map<List<@Nullable Object>, long[]> expected = new HashMap<>();
    Set<List<@Nullable Object>> old = identities(a);
    Set<List<@Nullable Object>> young = identities(b);
    count(a, expected, 0, young);
    count(b, expected, 2, old);
    Map<List<@Nullable Object>, GrowthRow> rows = rows(growth);
    assertEquals(expected.keySet(), rows.keySet());
    rows.forEach(
        (values, row) -> {
          long[] numbers = Objects.requireNonNull(expected.get(values));
          assertEquals(numbers[0], row.pagesBefore());
          assertEquals(numbers[2], row.pagesAfter());
          Turnover turnover = row.turnover();
          if (turnover != null) {
            assertEquals(numbers[1], turnover.gonePages());
            assertEquals(numbers[3], turnover.freshPages());
          }
        });
  }

  private static void count(
      Dump dump,
      Map<List<@Nullable Object>, long[]> into,
      int at,
      Set<List<@Nullable Object>> others) {
    for (PageRecord record : dump) {
      if (!record.isEarly()) {
        List<@Nullable Object> values = Arrays.asList(record.pid(), record.order());
        long[] numbers = into.computeIfAbsent(values, v -> new long[4]);
        numbers[at] += record.pages();
        numbers[at + 1] += others.contains(identity(record)) ? 0 : record.pages();
      }
    }
  }

  private static Set<List<@Nullable Object>> identities(Dump dump) {
    return dump.stream()
        .map(GrowthPropertiesTest::identity)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static List<@Nullable Object> identity(PageRecord record) {
    return Arrays.asList(record.pfn(), record.allocTs(), record.order());
  }

  /** Functions: a record counts once in the row of each, and once in the sums. */
  @Property
  void growthOfFunctions_isThatOfANaiveCount(
      @ForAll("dumps") Dump a, @ForAll("dumps") Dump b, @ForAll @IntRange(max = 4) int limit) {
    Growth growth = Growth.between(a, b).cull(KeyCatalogue.FRAMES);
    Map<@Nullable String, long[]> expected = new HashMap<>();
    List<Dump> both = List.of(a, b);
    for (int dump = 0; dump < 2; dump++) {
      for (PageRecord record : both.get(dump)) {
        for (String function : functions(record)) {
          expected.computeIfAbsent(function, f -> new long[2])[dump] += record.pages();
        }
      }
    }
    assertEquals(expected.size(), growth.size());
    for (GrowthRow row : growth) {
      long[] pages = expected.get(row.get(KeyCatalogue.FRAMES));
      assertNotNull(pages, row.toString());
      assertEquals(pages[0], row.pagesBefore());
      assertEquals(pages[1], row.pagesAfter());
      Turnover turnover = row.turnover();
      if (turnover != null) {
        assertEquals(row.pagesAfter(), turnover.survivorPages() + turnover.freshPages());
      }
    }
    GrowthTotals once = Growth.between(a, b).totals();
    assertEquals(once.pagesBefore(), growth.totals().pagesBefore());
    assertEquals(once.pagesAfter(), growth.totals().pagesAfter());
    assertEquals(once.grownPages(), growth.totals().grownPages());
    assertEquals(once.turnover(), growth.totals().turnover());

    Growth limited = growth.limit(limit).others();
    Set<@Nullable String> shown = new HashSet<>();
    limited.stream()
        .filter(row -> !row.isOthers())
        .forEach(row -> shown.add(row.get(KeyCatalogue.FRAMES)));
    long rest =
        b.stream()
            .filter(record -> !record.isEarly())
            .filter(record -> functions(record).stream().noneMatch(shown::contains))
            .mapToLong(PageRecord::pages)
            .sum();
    limited.stream()
        .filter(GrowthRow::isOthers)
        .forEach(row -> assertEquals(rest, row.pagesAfter()));
    assertEquals(growth.size() > limit, limited.stream().anyMatch(GrowthRow::isOthers));
  }

  /** Rows with the same function and other orders have no record in common. */
  @Property(tries = 200)
  void othersOfAFunction_areItsOtherRows(@ForAll("dumps") Dump a, @ForAll("dumps") Dump b) {
    Map<@Nullable String, Long> left = new HashMap<>();
    for (GrowthRow row : Growth.between(a, b).cull(KeyCatalogue.FRAMES)) {
      left.put(row.get(KeyCatalogue.FRAMES), row.pagesAfter());
    }
    Growth limited =
        Growth.between(a, b)
            .cull(KeyCatalogue.FRAMES, KeyCatalogue.ORDER)
            .limit(1, KeyCatalogue.FRAMES)
            .others();
    for (GrowthRow row : limited) {
      left.merge(row.get(KeyCatalogue.FRAMES), -row.pagesAfter(), Long::sum);
    }
    assertTrue(left.values().stream().allMatch(pages -> pages == 0), left::toString);
  }

  private static Set<@Nullable String> functions(PageRecord record) {
    Set<@Nullable String> names = new HashSet<>();
    if (record.isEarly()) {
      return names;
    }
    for (Frame frame : Objects.requireNonNull(record.stack()).frames()) {
      names.add(frame.function() == null ? frame.text() : frame.function());
    }
    if (names.isEmpty()) {
      names.add(null);
    }
    return names;
  }

  /** Ages count from the newest record of each dump, or from one time. */
  @Property
  void growthOfAges_isThatOfANaiveCount(
      @ForAll("dumps") Dump a, @ForAll("dumps") Dump b, @ForAll boolean isGiven) {
    Growth growth = Growth.between(a, b).cull(KeyCatalogue.AGE).sortBy(KeyCatalogue.AGE);
    Growth timed = isGiven ? growth.with(growth.plan().now(5)) : growth;
    Map<@Nullable Long, long[]> expected = new TreeMap<>();
    List<Dump> both = List.of(a, b);
    for (int dump = 0; dump < 2; dump++) {
      long newest =
          both.get(dump).stream()
              .mapToLong(r -> Objects.requireNonNull(r.allocTs()))
              .max()
              .orElse(0);
      for (PageRecord record : both.get(dump)) {
        if (!record.isEarly()) {
          long age = (isGiven ? 5 : newest) - Objects.requireNonNull(record.allocTs());
          expected.computeIfAbsent(age, f -> new long[2])[dump] += record.pages();
        }
      }
    }
    assertEquals(
        List.copyOf(expected.keySet()),
        timed.stream().map(row -> row.get(KeyCatalogue.AGE)).toList());
    for (GrowthRow row : timed) {
      long[] pages = Objects.requireNonNull(expected.get(row.get(KeyCatalogue.AGE)));
      assertEquals(pages[0], row.pagesBefore());
      assertEquals(pages[1], row.pagesAfter());
    }
  }
}
