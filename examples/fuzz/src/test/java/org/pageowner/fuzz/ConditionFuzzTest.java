package org.pageowner.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.pageowner.core.Dump;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.PlanSyntaxException;

class ConditionFuzzTest {
  private static final Dump DUMP =
      Dump.parse(
          """
          Page allocated via order 0, mask 0xcc0(GFP_KERNEL), pid 1, tgid 1 (a b), ts 5 ns
          PFN 0x10 type Unmovable Block 0 type Movable Flags 0x1(locked|node=0|zone=1)
           f+0x1/0x2 [xfs]

          """);

  @FuzzTest(maxDuration = "24h")
  void where(byte[] data) {
    String condition = new String(data, StandardCharsets.UTF_8);
    Plan plan;
    try {
      plan = Plan.parse(List.of("--where=" + condition));
    } catch (PlanSyntaxException e) {
      return;
    }
    assertEquals(plan, Plan.parse(plan.toString()));
    assertTrue(Query.from(DUMP).with(plan).run().size() <= 1);
  }
}
