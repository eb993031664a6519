package org.pageowner.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.PlanSyntaxException;

class PlanFuzzTest {
  @FuzzTest(maxDuration = "24h")
  void parse(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    Plan plan;
    try {
      plan = Plan.parse(text);
    } catch (PlanSyntaxException e) {
      Checks.assertPrintable(String.valueOf(e.getMessage()));
      return;
    }
    assertEquals(plan, Plan.parse(plan.toString()));
  }
}
