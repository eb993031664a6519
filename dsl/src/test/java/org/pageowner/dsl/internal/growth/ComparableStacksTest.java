package org.pageowner.dsl.internal.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.pageowner.core.record.StackTrace;

class ComparableStacksTest {
  private static StackTrace comparable(ComparableStacks stacks, String frames) {
    return stacks.of(StackTrace.parse(frames));
  }

  @Test
  void bySymbol_dropOffsetsSizesAndSuffixesOfABuild() {
    assertEquals(
        comparable(
            ComparableStacks.BY_SYMBOL, "f+0x1/0x2\ng.isra.0+0x3/0x4 [xfs]\nh_noprof+0x5/0x6"),
        comparable(
            ComparableStacks.BY_SYMBOL, "f+0x7/0x8\ng+0x9/0xa [xfs]\nh.constprop.0+0xb/0xc"));
  }

  @Test
  void bySymbol_keepModulesApart() {
    assertTrue(
        !comparable(ComparableStacks.BY_SYMBOL, "f+0x1/0x2 [xfs]")
            .equals(comparable(ComparableStacks.BY_SYMBOL, "f+0x1/0x2 [ext4]")));
  }

  @Test
  void folded_countsARunOfAddressesAsOne_andComparesTheRestExactly() {
    StackTrace one =
        comparable(
            ComparableStacks.FOLDED, "f+0x1/0x2\n0xffffffffc0001\n0xffffffffc0002\nh+0x1/0x2");
    assertEquals(one, comparable(ComparableStacks.FOLDED, "f+0x1/0x2\n0xffffffffc0777\nh+0x1/0x2"));
    assertTrue(
        !one.equals(comparable(ComparableStacks.FOLDED, "f+0x3/0x2\n0xffffffffc0777\nh+0x1/0x2")));
  }
}
