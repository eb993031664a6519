package org.pageowner.dsl.analysis.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.pageowner.core.Dump;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.PageRecord;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.analysis.growth.GrowthRow;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.plan.Measure;

/** Properties of all folded stacks. */
class FoldedStacksPropertiesTest {
  @Provide
  Arbitrary<Dump> dumps() {
    return StackDumps.dumps();
  }

  /** Reads folded stacks as flamegraph.pl does: numbers after the last blanks, frames before. */
  private static Map<List<String>, List<Long>> read(FoldedStacks stacks, int numbers)
      throws IOException {
    StringBuilder out = new StringBuilder();
    stacks.writeTo(out, Format.FOLDED);
    Map<List<String>, List<Long>> paths = new HashMap<>();
    for (String line : out.toString().lines().toList()) {
      String[] fields = line.split(" ", -1);
      assertEquals(numbers + 1, fields.length, line);
      List<String> path = new ArrayList<>();
      for (String frame : fields[0].split(";", -1)) {
        byte[] bytes = ByteText.encode(frame);
        path.add(ByteText.decode(bytes, 0, bytes.length));
      }
      List<Long> counts = new ArrayList<>();
      for (int i = 1; i <= numbers; i++) {
        counts.add(Long.parseLong(fields[i]));
      }
      assertNull(paths.put(path, counts), "a path has one line: " + line);
    }
    return paths;
  }

  @Property(tries = 300)
  void ofAQuery_areThePathsOfANaiveCount(@ForAll("dumps") Dump dump) throws IOException {
    StackDumps.Paths expected = StackDumps.paths(dump, StackDumps::function);
    FoldedStacks stacks = FoldedStacks.of(Query.from(dump));
    Map<List<String>, List<Long>> times = new HashMap<>();
    Map<List<String>, List<Long>> pages = new HashMap<>();
    Map<List<String>, List<Long>> bytes = new HashMap<>();
    expected.amounts.forEach(
        (path, sums) -> {
          times.put(path, List.of(sums[0]));
          pages.put(path, List.of(sums[1]));
          bytes.put(path, List.of(sums[1] * 16384));
        });
    assertEquals(pages, read(stacks, 1));
    assertEquals(times, read(stacks.by(Measure.TIMES), 1));
    assertEquals(bytes, read(stacks.by(Measure.bytes(16384)), 1));
  }

  @Property(tries = 300)
  void ofKeys_haveThemBeforeTheFrames(@ForAll("dumps") Dump dump) throws IOException {
    StackDumps.Paths expected = new StackDumps.Paths();
    for (PageRecord record : dump) {
      List<String> path = new ArrayList<>(List.of("order=" + record.order()));
      path.addAll(StackDumps.path(record.stack(), StackDumps::function));
      expected.add(path, record.pages());
    }
    assertEquals(
        expected.numbers(),
        read(FoldedStacks.of(Query.from(dump).cull(Keys.STACKTRACE, Keys.ORDER)), 1));
  }

  @Property(tries = 300)
  void ofAGrowth_haveBothAmounts(@ForAll("dumps") Dump a, @ForAll("dumps") Dump b)
      throws IOException {
    Growth growth = Growth.between(a, b);
    StackDumps.Paths expected = new StackDumps.Paths();
    for (GrowthRow row : growth) {
      expected.add(
          StackDumps.path(row.get(Keys.STACKTRACE), StackDumps::function),
          row.pagesBefore(),
          row.pagesAfter());
    }
    assertEquals(expected.numbers(), read(FoldedStacks.of(growth), 2));
    assertTrue(expected.sum(0) == growth.totals().pagesBefore());
    assertTrue(expected.sum(1) == growth.totals().pagesAfter());
  }
}
