package org.pageowner.dsl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.pageowner.core.record.ByteText;

/** Plan to text and back. */
class PlanPropertiesTest {
  @Provide
  Arbitrary<Plan> plans() {
    return PlanArbitraries.plans();
  }

  @Provide
  Arbitrary<Condition> conditions() {
    return PlanArbitraries.conditions();
  }

  @Provide
  Arbitrary<String> texts() {
    return PlanArbitraries.texts();
  }

  @Property
  void parse_ofAPlansText_isTheSamePlan(@ForAll("plans") Plan plan) {
    Plan parsed = Plan.parse(plan.toString());
    assertEquals(plan, parsed);
    assertEquals(plan.hashCode(), parsed.hashCode());
    assertEquals(plan.toString(), parsed.toString());
  }

  @Property
  void parse_ofAConditionsText_isTheSameCondition(@ForAll("conditions") Condition condition) {
    assertEquals(condition, Condition.parse(condition.toString()));
  }

  @Property
  void not_twice_isTheCondition(@ForAll("conditions") Condition condition) {
    assertEquals(condition, condition.not().not());
  }

  @Property
  void and_or_areAssociative(
      @ForAll("conditions") Condition a,
      @ForAll("conditions") Condition b,
      @ForAll("conditions") Condition c) {
    assertEquals(a.and(b).and(c), a.and(b.and(c)));
    assertEquals(a.or(b).or(c), a.or(b.or(c)));
  }

  @Property
  void glob_ofEscapedText_matchesThatText(@ForAll("texts") String text) {
    String value = ByteText.canonical(text);
    StringBuilder glob = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      glob.append("*?[".indexOf(value.charAt(i)) < 0 ? "" : "\\").append(value.charAt(i));
    }
    assertTrue(Glob.parse(glob.toString()).matches(value), glob.toString());
    assertTrue(Glob.parse("*" + glob + "*").matches(value));
  }
}
