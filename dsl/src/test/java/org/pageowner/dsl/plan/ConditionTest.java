package org.pageowner.dsl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.pageowner.dsl.Keys.EARLY;
import static org.pageowner.dsl.Keys.FLAGS;
import static org.pageowner.dsl.Keys.FRAME;
import static org.pageowner.dsl.Keys.GFP;
import static org.pageowner.dsl.Keys.MEMCG;
import static org.pageowner.dsl.Keys.NAME;
import static org.pageowner.dsl.Keys.ORDER;
import static org.pageowner.dsl.Keys.PID;
import static org.pageowner.dsl.Keys.SLAB;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionTest {
  private final Condition a = ORDER.atLeast(4);
  private final Condition b = NAME.equalTo("init");
  private final Condition c = EARLY;

  @Test
  void and_or_areAssociative() {
    assertEquals(a.and(b).and(c), a.and(b.and(c)));
    assertEquals(a.or(b).or(c), a.or(b.or(c)));
    assertEquals(
        new Condition.And(List.of(a, b, c)),
        new Condition.And(List.of(new Condition.And(List.of(a, b)), c)));
    assertNotEquals(a.and(b), b.and(a));
    assertNotEquals(a.and(b), a.or(b));
  }

  @Test
  void not_twice_isTheCondition() {
    assertEquals(a, a.not().not());
    assertEquals(a.and(b), a.and(b).not().not());
    assertThrows(IllegalArgumentException.class, () -> new Condition.Not(a.not()));
  }

  @Test
  void equalTo_isAnyOfOne_andDuplicatesAreDropped() {
    assertEquals(ORDER.anyOf(3), ORDER.equalTo(3));
    assertEquals(ORDER.anyOf(3, 4), ORDER.anyOf(3, 4, 3));
    assertEquals(NAME.anyOf("a"), NAME.equalTo("a"));
    assertEquals(GFP.has("A", "A"), GFP.has("A"));
    assertEquals(GFP.hasAny("A", "A"), GFP.has("A"));
    assertEquals(GFP.hasAny("A", "B"), GFP.has("A").or(GFP.has("B")));
  }

  @Test
  void differsFrom_asksForAValue() {
    assertEquals(PID.isPresent().and(PID.equalTo(1).not()), PID.differsFrom(1));
    assertEquals(NAME.isPresent().and(NAME.equalTo("a").not()), NAME.differsFrom("a"));
  }

  @Test
  void above_below_areInclusiveOneFurther() {
    assertEquals(ORDER.atLeast(6), ORDER.above(5));
    assertEquals(ORDER.atMost(4), ORDER.below(5));
    assertEquals(new Condition.NumberRange(ORDER, 2L, 5L), ORDER.between(2, 5));
  }

  @Test
  void above_theLargestNumber_neverHoldsAndDoesNotWrapAround() {
    assertEquals(
        ORDER.isPresent().and(ORDER.atMost(Long.MAX_VALUE).not()), ORDER.above(Long.MAX_VALUE));
    assertEquals(
        ORDER.isPresent().and(ORDER.atLeast(Long.MIN_VALUE).not()), ORDER.below(Long.MIN_VALUE));
  }

  @Test
  void texts_thatMeanTheSameBytes_areEqual() {
    assertEquals(NAME.equalTo("a,b"), NAME.equalTo("a\\x2cb"));
    assertEquals(NAME.equalTo("\\xff\\\\"), NAME.equalTo("\\xFF\\"));
    assertNotEquals(NAME.equalTo("a"), FRAME.equalTo("a"));
  }

  @Test
  void values_thatCannotBe_areRejected() {
    assertThrows(IllegalArgumentException.class, () -> ORDER.anyOf());
    assertThrows(IllegalArgumentException.class, () -> NAME.anyOf());
    assertThrows(IllegalArgumentException.class, () -> GFP.has());
    assertThrows(IllegalArgumentException.class, () -> GFP.hasAny());
    assertThrows(IllegalArgumentException.class, () -> GFP.has(""));
    assertThrows(IllegalArgumentException.class, () -> ORDER.between(5, 2));
    assertThrows(
        IllegalArgumentException.class, () -> new Condition.NumberRange(ORDER, null, null));
    assertThrows(IllegalArgumentException.class, () -> NAME.like("[a"));
    assertThrows(IllegalArgumentException.class, () -> new Condition.And(List.of(a)));
    assertThrows(IllegalArgumentException.class, () -> new Condition.Or(List.of()));
  }

  @Test
  void matches_badRegex_reportsTheError() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> NAME.matches("docker-(.*"));
    assertEquals("not a regular expression: Unclosed group near index 10", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> NAME.matches("(".repeat(1_000_000)));
  }

  @Test
  void nesting_isLimited_soThatNoRecursionRunsOutOfStack() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> {
              Condition deep = a;
              for (int i = 0; i < 10_000; i++) {
                deep = deep.and(b).or(c);
              }
            });
    assertEquals("a condition nested deeper than 200 levels", e.getMessage());
  }

  @Test
  void nesting_atTheLimit_printsAndParses() {
    Condition deep = a;
    for (int i = 1; i < Condition.MAX_DEPTH; i++) {
      deep = i % 3 == 0 ? deep.and(b) : i % 3 == 1 ? deep.or(c) : deep.not();
    }
    assertEquals(deep, Condition.parse(deep.toString()));
  }

  @Test
  void toString_quotesOnlyWhatNeedsIt() {
    assertEquals("order >= 4 and not slab", ORDER.atLeast(4).and(SLAB.not()).toString());
    assertEquals("order in 2..5 or pid <= 9", ORDER.between(2, 5).or(PID.atMost(9)).toString());
    assertEquals("(early or slab) and pid = 1", EARLY.or(SLAB).and(PID.equalTo(1)).toString());
    assertEquals("not (early and slab)", EARLY.and(SLAB).not().toString());
    assertEquals("name != init", NAME.differsFrom("init").toString());
    assertEquals("pid = 1 and name != a", PID.equalTo(1).and(NAME.differsFrom("a")).toString());
    assertEquals("memcg is absent", MEMCG.isPresent().not().toString());
    assertEquals("name in ('a b', 'it''s', '')", NAME.anyOf("a b", "it's", "").toString());
    assertEquals("name in ('and', a\\x0a, \\xff)", NAME.anyOf("and", "a\n", "\\xff").toString());
    assertEquals("memcg ~ 'docker-.*(a|b)'", MEMCG.matches("docker-.*(a|b)").toString());
    assertEquals("frame like ext4_*", FRAME.like("ext4_*").toString());
    assertEquals("flags has (lru, dirty)", FLAGS.has("lru", "dirty").toString());
  }
}
