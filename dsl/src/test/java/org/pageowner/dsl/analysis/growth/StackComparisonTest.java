package org.pageowner.dsl.analysis.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.CALLER;

import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;

class StackComparisonTest {
  private static Dump dump(String... frames) {
    return Dump.parse(DumpBuilder.of(Form.V6_7).record(r -> r.frames(frames)).latin1());
  }

  @Test
  void growth_saysWhichWasUsed_andShowsTheNewestStackAsPrinted() {
    Growth growth =
        Growth.between(dump("f+0x1/0x2"), dump("f+0x9/0x20")).compare(StackComparison.SYMBOLS);
    assertEquals(1, growth.size());
    assertEquals(StackComparison.SYMBOLS, growth.comparison());
    assertTrue(growth.toString().contains("stacks compared by symbols"), growth::toString);
    assertEquals(
        "f+0x9/0x20", String.valueOf(growth.row(0).get(org.pageowner.dsl.Keys.STACKTRACE)));
  }

  @Test
  void frames_distinguishTheSameStacks() {
    assertEquals(2, Growth.between(dump("f+0x1/0x2"), dump("f+0x9/0x20")).size());
  }

  @Test
  void callersOfTwoBuilds_areOneGroup() {
    Growth growth = Growth.between(dump("f.isra.0+0x1/0x2"), dump("f+0x1/0x2")).cull(CALLER);
    assertEquals(1, growth.size());
  }

  @Test
  void symbols_compareCallersToo() {
    Growth growth =
        Growth.between(dump("0xffffffffc0001234"), dump("0xffffffffc0777234")).cull(CALLER);
    assertEquals(2, growth.size());
    assertEquals(1, growth.compare(StackComparison.SYMBOLS).size());
  }

  @Test
  void addressesOfAnUnloadedModule_areOneGroupWhenFolded() {
    Growth growth =
        Growth.between(
            dump("f+0x1/0x2", "0xffffffffc0001234"), dump("f+0x1/0x2", "0xffffffffc0777234"));
    assertEquals(2, growth.size());
    assertEquals(1, growth.compare(StackComparison.FOLDED).size());
  }
}
