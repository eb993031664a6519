package org.pageowner.dsl.analysis.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.pageowner.core.record.StackTrace;

class ComparableStackTest {
  private static StackTrace comparable(StackComparison stacks, String frames) {
    return stacks.comparable(StackTrace.parse(frames));
  }

  @Test
  void symbols_dropOffsetsSizesAndSuffixesOfABuild() {
    assertEquals(
        comparable(StackComparison.SYMBOLS, "f+0x1/0x2\ng.isra.0+0x3/0x4 [xfs]\nh_noprof+0x5/0x6"),
        comparable(StackComparison.SYMBOLS, "f+0x7/0x8\ng+0x9/0xa [xfs]\nh.constprop.0+0xb/0xc"));
  }

  @Test
  void symbols_distinguishModules() {
    assertTrue(
        !comparable(StackComparison.SYMBOLS, "f+0x1/0x2 [xfs]")
            .equals(comparable(StackComparison.SYMBOLS, "f+0x1/0x2 [ext4]")));
  }

  @Test
  void folded_countsARunOfAddressesAsOne_andComparesTheRestExactly() {
    StackTrace one =
        comparable(
            StackComparison.FOLDED, "f+0x1/0x2\n0xffffffffc0001\n0xffffffffc0002\nh+0x1/0x2");
    assertEquals(one, comparable(StackComparison.FOLDED, "f+0x1/0x2\n0xffffffffc0777\nh+0x1/0x2"));
    assertTrue(
        !one.equals(comparable(StackComparison.FOLDED, "f+0x3/0x2\n0xffffffffc0777\nh+0x1/0x2")));
  }
}
