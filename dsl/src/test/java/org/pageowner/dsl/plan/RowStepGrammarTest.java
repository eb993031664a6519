package org.pageowner.dsl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.pageowner.dsl.Keys.*;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Measures and steps on rows, as text and as calls. */
class RowStepGrammarTest {
  private static void assertSame(String canonical, Plan plan, String... spellings) {
    assertEquals(canonical, plan.toString());
    assertEquals(plan, Plan.parse(canonical));
    for (String spelling : spellings) {
      assertEquals(plan, Plan.parse(spelling), spelling);
    }
  }

  @Test
  void measures_haveCanonicalNames() {
    assertSame(
        "--cull=module --measure='share,share(module),size,quantile(alloc_ts,95),median(pfn)'",
        Plan.EMPTY
            .cull(MODULE)
            .measure(SHARE, SHARE.of(MODULE), SIZE, quantile(ALLOC_TS, 95), median(PFN)),
        "--cull=mod --measure='sh, share( mod ), sz, qu(at, 95.0), md(pf)'",
        "--cull=mod --measure='share,share(module),size(4096),quantile(at,95%),median(pfn)'");
  }

  @Test
  void conditionalMeasure_endsAtTheMatchingBracket_andHasAName() {
    Measure<Long> high = PAGES.where(ORDER.atLeast(3)).named("high");
    assertSame(
        "--measure='pages[order >= 3] as high,distinct(pid)[name in (a,\"b]\")]'"
            + " --having='high > 0' --sort=-high --show=high",
        Plan.EMPTY
            .measure(high, distinct(PID).where(NAME.anyOf("a", "b]")))
            .having(high.above(0))
            .sortBy(desc(high))
            .show(high),
        "--show=high --sort=-high --having='high>0'"
            + " --measure=\"pages[order>=3] as high,distinct(p)[name in (a, 'b]')]\"");
  }

  @Test
  void having_hasNumbersWithUnits() {
    assertSame(
        "--cull=pid --having='share >= 0.01 and not (bytes < 10485760 or mean(order) = 1.5)'",
        Plan.EMPTY
            .cull(PID)
            .having(
                SHARE.atLeast(0.01).and(BYTES.below(10 << 20).or(mean(ORDER).equalTo(1.5)).not())),
        "--cull=pid --having='share >= 1% && !(bytes < 10MiB || mean(order) == 1.5)'",
        "--cull=pid --having='share>=1%' --having='not(bytes<10240KiB or av(o)=1.50)'");
    assertEquals(
        RowCondition.parse("first_alloc_ts > 90000000000 and times is absent"),
        RowCondition.parse("fa > 1.5m and not times is present"));
    assertEquals(
        PAGES.atLeast(2).and(PAGES.atMost(5)).or(PAGES.equalTo(7).or(PAGES.equalTo(8))),
        RowCondition.parse("pages in 2..5 or pages in (7, 8)"));
  }

  @Test
  void limits_othersAndColumns() {
    assertSame(
        "--cull=module,pid --limit=3/module,20 --others --across=node --show=pid,pages",
        Plan.EMPTY
            .cull(MODULE, PID)
            .limit(3, MODULE)
            .limit(20)
            .others()
            .across(NODE)
            .show(PID, PAGES),
        "--others --cull mod,p --limit 3/mod,20 --across nd --show p,pg",
        "--cull=module,pid --limit=5 --limit=3/module,20 --others --across=node --show=pid,pages");
    assertEquals(
        Plan.EMPTY.others().where(EARLY), Plan.parse(List.of("--others", "--where", "early")));
  }

  @Test
  void calls_thatMeanNothingAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> SHARE.where(EARLY));
    assertThrows(IllegalArgumentException.class, () -> PAGES.named("a b"));
    assertThrows(IllegalArgumentException.class, () -> PAGES.named("pid"));
    assertThrows(IllegalArgumentException.class, () -> PAGES.named("x").where(EARLY));
    assertThrows(IllegalArgumentException.class, () -> quantile(PFN, -1));
    assertThrows(IllegalArgumentException.class, () -> spark(PFN).atLeast(1));
    assertThrows(IllegalArgumentException.class, () -> Plan.EMPTY.limit(-1, PID));
    assertThrows(
        IllegalArgumentException.class,
        () -> Plan.EMPTY.sortBy(desc(PAGES.named("x"))).requireConsistent());
  }
}
