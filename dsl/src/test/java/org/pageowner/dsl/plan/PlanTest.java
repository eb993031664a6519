package org.pageowner.dsl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.ALLOC_TS;
import static org.pageowner.dsl.Keys.BYTES;
import static org.pageowner.dsl.Keys.EARLY;
import static org.pageowner.dsl.Keys.MODULE;
import static org.pageowner.dsl.Keys.NAME;
import static org.pageowner.dsl.Keys.ORDER;
import static org.pageowner.dsl.Keys.PAGES;
import static org.pageowner.dsl.Keys.PID;
import static org.pageowner.dsl.Keys.SLAB;
import static org.pageowner.dsl.Keys.TGID;
import static org.pageowner.dsl.Keys.TXT;
import static org.pageowner.dsl.Keys.asc;
import static org.pageowner.dsl.Keys.bytes;
import static org.pageowner.dsl.Keys.desc;
import static org.pageowner.dsl.Keys.distinct;
import static org.pageowner.dsl.Keys.name;
import static org.pageowner.dsl.Keys.pid;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTest {
  @Test
  void select_sameKeyInOneCall_isAnyOfTheValues() {
    Plan plan = Plan.EMPTY.select(pid(1), name("a"), pid(2, 1));
    assertEquals(List.of(PID.selection(1, 2), NAME.selection("a")), plan.selections());
    assertEquals(PID.anyOf(1, 2), plan.selections().get(0).condition());
    assertEquals(NAME.equalTo("a"), plan.selections().get(1).condition());
  }

  @Test
  void select_again_narrows() {
    Plan plan = Plan.EMPTY.select(pid(1, 2)).select(pid(2, 3));
    assertEquals(List.of(pid(1, 2), pid(2, 3)), plan.selections());
  }

  @Test
  void select_valuesThatCannotBe_areRejected() {
    assertThrows(IllegalArgumentException.class, () -> pid());
    assertThrows(IllegalArgumentException.class, () -> pid(-1));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> ALLOC_TS.selection(1));
    assertTrue(String.valueOf(e.getMessage()).startsWith("cannot select by alloc_ts; "));
    assertTrue(String.valueOf(e.getMessage()).contains("pid (p), tgid (tg), name (n), module"));
  }

  @Test
  void where_again_isAnd() {
    Plan plan = Plan.EMPTY.where(EARLY).where(SLAB);
    assertEquals(Optional.of(EARLY.and(SLAB)), plan.condition());
    assertEquals(Optional.empty(), Plan.EMPTY.condition());
  }

  @Test
  void cull_measure_sortBy_limit_again_replace() {
    Plan plan = Plan.EMPTY.cull(PID).measure(BYTES).sortBy(PID).limit(1).cull(MODULE, NAME, MODULE);
    assertEquals(List.of(MODULE, NAME), plan.keys());
    assertEquals(List.of(PAGES), plan.measure(PAGES, PAGES).measures());
    assertEquals(List.of(desc(TGID)), plan.sortBy(desc(TGID)).order());
    assertEquals(0, plan.limit(0).rowLimit().orElseThrow());
    assertThrows(IllegalArgumentException.class, () -> plan.limit(-1));
    assertEquals(Plan.EMPTY.limit(1), plan.cull(new Key<?>[0]).measure().sortBy());
  }

  @Test
  void sortBy_sameTermAgain_isDropped() {
    assertEquals(
        List.of(desc(PAGES), asc(PID)), Plan.EMPTY.sortBy(desc(PAGES), PID, asc(PAGES)).order());
  }

  @Test
  void ordered_canBeReversed() {
    assertEquals(asc(PID), desc(PID).ascending());
    assertEquals(desc(TXT), asc(TXT).descending());
    assertEquals("-pid", desc(PID).toString());
    assertEquals("txt", asc(TXT).toString());
  }

  @Test
  void measures_areEqualByValue() {
    assertEquals(BYTES, bytes(4096));
    assertEquals(distinct(PID), distinct(PID));
    assertEquals(BYTES.hashCode(), bytes(4096).hashCode());
    assertEquals("bytes", bytes(4096).name());
    assertEquals("bytes(16384)", bytes(16384).toString());
    assertEquals("distinct(pid)", distinct(PID).name());
    assertThrows(IllegalArgumentException.class, () -> bytes(0));
    assertEquals(new Measure.Bytes(16384), bytes(16384));
    assertEquals(new Measure.Distinct(PID), distinct(PID));
    assertThrows(IllegalArgumentException.class, () -> new Measure.Plain(Measure.Kind.BYTES));
    assertThrows(IllegalArgumentException.class, () -> new Measure.Plain(Measure.Kind.DISTINCT));
  }

  @Test
  void toString_isAnOptionLine() {
    assertEquals("", Plan.EMPTY.toString());
    assertEquals(
        "--pid=1,2 --where='order >= 4' --cull=module,name --measure='bytes,distinct(pid)'"
            + " --sort=-pages,module --limit=20",
        Plan.EMPTY
            .select(pid(1, 2))
            .where(ORDER.atLeast(4))
            .cull(MODULE, NAME)
            .measure(BYTES, distinct(PID))
            .sortBy(desc(PAGES), MODULE)
            .limit(20)
            .toString());
  }

  @Test
  void toString_isQuotedAsAShellNeedsIt() {
    assertEquals("--name='a b\\x2c$c'", Plan.EMPTY.select(name("a b,$c")).toString());
    assertEquals("--name=\"it's\"", Plan.EMPTY.select(name("it's")).toString());
    assertEquals("--name='it'\"'\"'s $'", Plan.EMPTY.select(name("it's $")).toString());
    assertEquals("--where=\"name = 'a b'\"", Plan.EMPTY.where(NAME.equalTo("a b")).toString());
  }
}
