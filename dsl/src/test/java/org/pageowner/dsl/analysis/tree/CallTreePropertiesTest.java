package org.pageowner.dsl.analysis.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.pageowner.core.Dump;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.analysis.growth.GrowthRow;
import org.pageowner.dsl.table.Table;

/** Properties of all call trees. */
class CallTreePropertiesTest {
  @Provide
  Arbitrary<Dump> dumps() {
    return StackDumps.dumps();
  }

  /** Returns the totals of all nodes by their paths. */
  private static StackDumps.Paths totals(CallTree tree, Quantity... quantities) {
    StackDumps.Paths paths = new StackDumps.Paths();
    for (int node = 0; node < tree.size(); node++) {
      long[] numbers = new long[quantities.length];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = tree.total(node, quantities[i]);
      }
      paths.add(path(tree, node), numbers);
    }
    assertEquals(tree.size(), paths.amounts.size(), "nodes have distinct paths");
    return paths;
  }

  private static StackDumps.Paths selfs(CallTree tree) {
    StackDumps.Paths paths = new StackDumps.Paths();
    for (int node = 0; node < tree.size(); node++) {
      if (tree.self(node, Quantity.STACKS) > 0) {
        paths.add(
            path(tree, node), tree.self(node, Quantity.TIMES), tree.self(node, Quantity.PAGES));
      } else {
        assertEquals(0, tree.self(node, Quantity.TIMES));
      }
    }
    return paths;
  }

  private static List<String> path(CallTree tree, int node) {
    List<String> path = new ArrayList<>();
    for (int at = node; at != CallTree.ROOT; at = tree.parent(at)) {
      path.add(tree.label(at));
    }
    Collections.reverse(path);
    return path;
  }

  @Property(tries = 300)
  void of_isTheTreeOfANaiveCount(@ForAll("dumps") Dump dump) {
    StackDumps.Paths expected = StackDumps.paths(dump, StackDumps::qualified);
    CallTree tree = CallTree.of(Query.from(dump));
    assertEquals(expected.numbers(), selfs(tree).numbers());
    StackDumps.Paths totals = expected.withPrefixes();
    totals.add(List.of(), 0, 0);
    assertEquals(totals.numbers(), totals(tree, Quantity.TIMES, Quantity.PAGES).numbers());
  }

  @Property(tries = 300)
  void of_withKeys_hasTheirValuesAboveTheFrames(@ForAll("dumps") Dump dump) {
    StackDumps.Paths expected = new StackDumps.Paths();
    for (PageRecord record : dump) {
      List<String> path =
          new ArrayList<>(List.of("pid=" + record.pid(), "order=" + record.order()));
      path.addAll(StackDumps.path(record.stack(), StackDumps::qualified));
      expected.add(path, 1, record.pages());
    }
    CallTree tree = CallTree.of(Query.from(dump).cull(Keys.PID, Keys.ORDER));
    assertEquals(expected.numbers(), selfs(tree).numbers());
    assertEquals(expected.numbers(), selfs(tree.inverted().inverted()).numbers());
  }

  @Property(tries = 300)
  void inverted_hasThePathsFromTheirCallersOutward(@ForAll("dumps") Dump dump) {
    StackDumps.Paths expected = new StackDumps.Paths();
    for (PageRecord record : dump) {
      StackTrace stack = record.stack();
      List<String> path =
          new ArrayList<>(
              StackDumps.path(stack == null ? null : stack.fromCaller(), StackDumps::qualified));
      Collections.reverse(path);
      expected.add(path, 1, record.pages());
    }
    CallTree tree = CallTree.of(Query.from(dump)).inverted();
    assertEquals(CallTree.Direction.FROM_CALLER, tree.direction());
    assertEquals(expected.numbers(), selfs(tree).numbers());
  }

  @Property(tries = 300)
  void root_hasTheTotalsOfTheQuery(@ForAll("dumps") Dump dump) {
    Table table = Query.from(dump).cull(Keys.STACKTRACE).run();
    for (CallTree tree : List.of(CallTree.of(table), CallTree.of(table).inverted())) {
      assertEquals(table.totals().times(), tree.times(CallTree.ROOT));
      assertEquals(table.totals().pages(), tree.pages(CallTree.ROOT));
      assertEquals(4096 * table.totals().pages(), tree.bytes(CallTree.ROOT));
    }
  }

  @Property(tries = 300)
  void nodes_areInPreorder_andSiblingsByPages(@ForAll("dumps") Dump dump) {
    CallTree tree = CallTree.of(Query.from(dump));
    Set<Integer> seen = new HashSet<>(Set.of(CallTree.ROOT));
    for (int node = 0; node < tree.size(); node++) {
      int before = node + 1;
      long pages = Long.MAX_VALUE;
      int child = tree.firstChild(node);
      for (; child != CallTree.NONE; child = tree.nextSibling(child)) {
        assertEquals(before, child);
        assertEquals(node, tree.parent(child));
        assertEquals(tree.depth(node) + 1, tree.depth(child));
        assertTrue(tree.pages(child) <= pages);
        assertTrue(seen.add(child));
        pages = tree.pages(child);
        before = tree.end(child);
      }
      assertEquals(before, tree.end(node));
    }
    assertEquals(tree.size(), seen.size());
  }

  @Property(tries = 300)
  void atLeast_keepsTheHeavyNodes_andTheRestAddsUp(
      @ForAll("dumps") Dump dump, @ForAll @DoubleRange(min = 0, max = 1) double share) {
    for (CallTree all :
        List.of(
            CallTree.of(Query.from(dump)),
            CallTree.of(Query.from(dump).cull(Keys.PID)).inverted())) {
      CallTree tree = all.atLeast(share);
      StackDumps.Paths expected = totals(all, Quantity.PAGES, Quantity.TIMES, Quantity.STACKS);
      double least = share * all.pages(CallTree.ROOT);
      expected.amounts.entrySet().removeIf(e -> !e.getKey().isEmpty() && e.getValue()[0] < least);
      assertEquals(
          expected.numbers(),
          totals(tree, Quantity.PAGES, Quantity.TIMES, Quantity.STACKS).numbers());
      requireSums(tree, Quantity.STACKS, Quantity.TIMES, Quantity.PAGES, Quantity.BYTES);
      if (share == 0) {
        for (int node = 0; node < tree.size(); node++) {
          assertEquals(0, tree.rest(node, Quantity.STACKS));
        }
      }
    }
  }

  private static void requireSums(CallTree tree, Quantity... quantities) {
    for (int node = 0; node < tree.size(); node++) {
      for (Quantity quantity : quantities) {
        long sum = tree.self(node, quantity) + tree.rest(node, quantity);
        int child = tree.firstChild(node);
        for (; child != CallTree.NONE; child = tree.nextSibling(child)) {
          sum += tree.total(child, quantity);
        }
        assertEquals(tree.total(node, quantity), sum, quantity::toString);
      }
    }
  }

  @Property(tries = 300)
  void ofAGrowth_hasGainLossAndBothAmounts(@ForAll("dumps") Dump a, @ForAll("dumps") Dump b) {
    Growth growth = Growth.between(a, b).cull(Keys.STACKTRACE, Keys.PID);
    StackDumps.Paths expected = new StackDumps.Paths();
    for (GrowthRow row : growth) {
      List<String> path = new ArrayList<>(List.of("pid=" + row.get(Keys.PID)));
      path.addAll(StackDumps.path(row.get(Keys.STACKTRACE), StackDumps::qualified));
      expected.add(
          path,
          row.timesBefore(),
          row.pagesBefore(),
          row.timesAfter(),
          row.pagesAfter(),
          Math.max(0, row.pagesGrowth()),
          Math.max(0, -row.pagesGrowth()),
          Math.max(0, row.timesGrowth()),
          Math.max(0, -row.timesGrowth()));
    }
    StackDumps.Paths totals = expected.withPrefixes();
    totals.add(List.of(), new long[8]);
    CallTree tree = CallTree.of(growth);
    assertTrue(tree.isGrowth());
    assertEquals(
        totals.numbers(),
        totals(
                tree,
                Quantity.TIMES_BEFORE,
                Quantity.PAGES_BEFORE,
                Quantity.TIMES,
                Quantity.PAGES,
                Quantity.PAGES_GAIN,
                Quantity.PAGES_LOSS,
                Quantity.TIMES_GAIN,
                Quantity.TIMES_LOSS)
            .numbers());
    assertEquals(growth.totals().pagesAfter(), tree.pages(CallTree.ROOT));
    assertEquals(growth.totals().pagesBefore(), tree.total(CallTree.ROOT, Quantity.PAGES_BEFORE));
    requireSums(tree.atLeast(0.3), Quantity.values());
    requireSums(tree.inverted().atLeast(0.3), Quantity.values());
  }

  @Property(tries = 300)
  void lines_haveTheTotal_howeverManyThereAre(
      @ForAll("dumps") Dump dump, @ForAll @DoubleRange(min = 0, max = 20) double most) {
    CallTree tree = CallTree.of(Query.from(dump));
    List<TreeLines.Line> lines = TreeLines.of(tree, (int) most, Integer.MAX_VALUE);
    assertTrue(lines.stream().filter(line -> !line.isRest()).count() <= (int) most);
    if (!lines.isEmpty()) {
      long shown =
          lines.stream()
              .mapToLong(
                  line ->
                      line.isRest()
                          ? line.amount(NodeTable.PAGES)
                          : tree.self(line.last(), Quantity.PAGES))
              .sum();
      assertEquals(tree.pages(CallTree.ROOT), shown);
    }
  }
}
