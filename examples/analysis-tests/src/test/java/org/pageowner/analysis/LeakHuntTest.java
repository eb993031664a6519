package org.pageowner.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.*;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.Samples;

/** Two dumps of one boot: which path of the module leaky lost how many pages in between. */
class LeakHuntTest {
  private static final Path BEFORE = Samples.path(Samples.V6_12_A);
  private static final Path AFTER = Samples.path(Samples.V6_12_B);

  private record Growth(StackTrace stack, long pages) {}

  private static Map<StackTrace, Long> pagesByStack(Path path, Plan question) {
    Map<StackTrace, Long> pages = new HashMap<>();
    for (Row row : Query.from(path).with(question).run()) {
      pages.put(row.get(STACKTRACE), row.pages());
    }
    return pages;
  }

  private static List<Growth> growth(Plan question) {
    Map<StackTrace, Long> before = pagesByStack(BEFORE, question);
    return pagesByStack(AFTER, question).entrySet().stream()
        .map(e -> new Growth(e.getKey(), e.getValue() - before.getOrDefault(e.getKey(), 0L)))
        .filter(growth -> growth.pages() > 0)
        .sorted(Comparator.comparingLong(Growth::pages).reversed())
        .toList();
  }

  @Test
  void theStackThatGrewMost_isTheLeak_toThePage() {
    Growth leak = growth(Plan.EMPTY.select(module("leaky")).cull(STACKTRACE)).get(0);
    // 46 single pages and 12 of order 3, less the 10 that were there before
    assertEquals(46 + 12 * 8 - 10, leak.pages());
    assertTrue(leak.stack().calls("leaky_pages_write"), leak.stack().toString());
    assertTrue(leak.stack().calls("leaky_grow"), leak.stack().toString());
  }

  @Test
  void withoutKnowingTheModule_theLeakStillComesOutOnTop() {
    Growth leak = growth(Plan.parse("--cull=st")).get(0);
    assertEquals(132, leak.pages());
    assertEquals("leaky", leak.stack().module());
  }

  @Test
  void theWholeModule_grewByTheSumOfItsStacks() {
    Plan question = Plan.EMPTY.select(module("leaky")).cull(STACKTRACE);
    long before = Query.from(BEFORE).with(question).run().totals().pages();
    long after = Query.from(AFTER).with(question).run().totals().pages();
    assertEquals(12, before);
    assertEquals(163, after);
    assertEquals(after - before, growth(question).stream().mapToLong(Growth::pages).sum());
  }

  @Test
  void allOfTheGrowth_isYoungerThanTheFirstDump() {
    Table first = Query.from(BEFORE).cull(EARLY).measure(LAST_ALLOC_TS).run();
    Long taken = first.row(0).get(LAST_ALLOC_TS);
    assertNotNull(taken);
    long young =
        Query.from(AFTER)
            .select(module("leaky"))
            .where(FRAME.equalTo("leaky_grow").and(ALLOC_TS.above(taken)))
            .run()
            .totals()
            .pages();
    assertEquals(132, young);
  }

  @Test
  void pathsOfTheLeak_areToldApartByTheirFrames() {
    Query leaky = Query.from(AFTER).select(module("leaky"));
    assertEquals(7, leaky.where(FRAME.equalTo("leaky_timer_fn")).run().totals().times());
    assertEquals(9, leaky.where(FRAME.equalTo("leaky_vm_write")).run().totals().times());
    assertEquals(3, leaky.where(FRAME.equalTo("leaky_slab_write")).run().totals().times());
    assertEquals(
        12 + 46,
        leaky
            .where(FRAME.like("leaky_*").and(FRAME.anyOf("leaky_pages_write")))
            .run()
            .totals()
            .times());
  }
}
