package org.pageowner.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.*;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.analysis.growth.GrowthRow;
import org.pageowner.dsl.analysis.growth.Turnover;
import org.pageowner.testing.Samples;

/**
 * A leak gate, as a kernel's CI has it: a dump before the workload, a dump after it, and a bound on
 * the growth in between. The samples have a leak, so here the gate has to fail.
 */
class LeakGateTest {
  private static Growth growth;

  @BeforeAll
  static void theWorkloadHasRun() throws IOException {
    Dump before = Dump.read(Samples.path(Samples.V6_12_A));
    Dump after = Dump.read(Samples.path(Samples.V6_12_B));
    growth = Growth.between(before, after);
  }

  @Test
  void aModuleThatDoesNotLeak_passes() {
    growth.select(module("xfs", "zram")).requireAtMost(pages(0));
  }

  @Test
  void theLeak_failsTheGate_andTheMessageSaysWhoItIs() {
    Growth module = growth.select(module("leaky"));
    AssertionError error =
        assertThrows(AssertionError.class, () -> module.requireAtMost(pages(64)));
    String message = String.valueOf(error.getMessage());
    assertTrue(message.startsWith("memory grew by 151 pages (604 KiB) in 6 groups"), message);
    assertTrue(message.contains("leaky_get_page+0x23/0x80 [leaky]"), message);
    assertTrue(message.contains("allocated from 12.948608"), message);
    assertTrue(message.contains("scripts/faddr2line leaky.ko leaky_get_page+0x23/0x80"), message);
  }

  @Test
  void whatIsExpectedToGrow_isLeftOut() {
    growth
        .select(module("leaky"))
        .except(caller("leaky_get_page"))
        .except(FRAME.equalTo("leaky_vm_write"))
        .requireAtMost(pages(5));
  }

  @Test
  void theWholeMachine_isGatedByItsCallers() {
    Growth callers = growth.except(module("leaky")).cull(CALLER);
    callers.requireAtMost(pages(15));
    GrowthRow most = callers.row(0);
    assertTrue(most.pagesGrowth() <= 8, most::toString);
  }

  @Test
  void theFirstRow_isTheLeak_andAllOfItIsNew() {
    GrowthRow leak = growth.row(0);
    StackTrace stack = leak.get(STACKTRACE);
    assertTrue(stack != null && stack.calls("leaky_pages_write"), () -> "" + stack);
    assertEquals(132, leak.pagesGrowth());
    Turnover turnover = leak.turnover();
    assertTrue(turnover != null);
    assertEquals(48, turnover.fresh());
    assertEquals(0, turnover.gone());
    assertEquals(10, turnover.survivors());
  }
}
