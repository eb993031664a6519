package org.pageowner.dsl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pageowner.dsl.Keys.ALLOC_TS;
import static org.pageowner.dsl.Keys.BYTES;
import static org.pageowner.dsl.Keys.FIRST_ALLOC_TS;
import static org.pageowner.dsl.Keys.FREE;
import static org.pageowner.dsl.Keys.FREE_TS;
import static org.pageowner.dsl.Keys.GFP;
import static org.pageowner.dsl.Keys.LAST_ALLOC_TS;
import static org.pageowner.dsl.Keys.MODULE;
import static org.pageowner.dsl.Keys.NAME;
import static org.pageowner.dsl.Keys.NODE;
import static org.pageowner.dsl.Keys.ORDER;
import static org.pageowner.dsl.Keys.PAGES;
import static org.pageowner.dsl.Keys.PID;
import static org.pageowner.dsl.Keys.SLAB;
import static org.pageowner.dsl.Keys.STACKTRACE;
import static org.pageowner.dsl.Keys.TGID;
import static org.pageowner.dsl.Keys.TIMES;
import static org.pageowner.dsl.Keys.TXT;
import static org.pageowner.dsl.Keys.bytes;
import static org.pageowner.dsl.Keys.desc;
import static org.pageowner.dsl.Keys.distinct;
import static org.pageowner.dsl.Keys.memcg;
import static org.pageowner.dsl.Keys.migrateType;
import static org.pageowner.dsl.Keys.module;
import static org.pageowner.dsl.Keys.name;
import static org.pageowner.dsl.Keys.order;
import static org.pageowner.dsl.Keys.pid;
import static org.pageowner.dsl.Keys.tgid;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlanGrammarTest {
  private static final Plan NONE = Plan.EMPTY;

  static Stream<Arguments> lines() {
    return Stream.of(
        Arguments.of("", NONE),
        Arguments.of(" \t\n", NONE),
        // selections
        Arguments.of("--pid=1,2 --tgid 0x10", NONE.select(pid(1, 2)).select(tgid(16))),
        Arguments.of("--pid '1, 2'", NONE.select(pid(1, 2))),
        Arguments.of("--pid=1 --pid=2", NONE.select(pid(1)).select(pid(2))),
        Arguments.of("--name a,b", NONE.select(name("a", "b"))),
        Arguments.of("--name=", NONE.select(name(""))),
        Arguments.of("--name=,a", NONE.select(name("", "a"))),
        Arguments.of("--name=a\\x2cb\\\\", NONE.select(name("a,b\\"))),
        Arguments.of("--name='a b'\" c\"", NONE.select(name("a b c"))),
        Arguments.of(
            "--name='a\"b' --name=\"it's\"", NONE.select(name("a\"b")).select(name("it's"))),
        Arguments.of("--mod=xfs", NONE.select(module("xfs"))),
        Arguments.of("--ord=0,1", NONE.select(order(0, 1))),
        Arguments.of("--memcg=/", NONE.select(memcg("/"))),
        Arguments.of("--migrate_t=Movable", NONE.select(migrateType("Movable"))),
        // grouping and measures
        Arguments.of("--cull=st,p", NONE.cull(STACKTRACE, PID)),
        Arguments.of("--cu module,nd", NONE.cull(MODULE, NODE)),
        Arguments.of("--cull=pid --cull=tg", NONE.cull(TGID)),
        Arguments.of(
            "--measure=bytes,bytes(16384),first_alloc_ts,distinct(pid)",
            NONE.measure(BYTES, bytes(16384), FIRST_ALLOC_TS, distinct(PID))),
        Arguments.of(
            "--measure=b,la,d(st)", NONE.measure(BYTES, LAST_ALLOC_TS, distinct(STACKTRACE))),
        Arguments.of("--measure=bytes(0x1000)", NONE.measure(BYTES)),
        // order
        Arguments.of("--sort=-pages,+tg,n", NONE.sortBy(desc(PAGES), TGID, NAME)),
        Arguments.of("--sort=T,-x,pg", NONE.sortBy(TXT, desc(TIMES), PAGES)),
        Arguments.of("--sort=txt,-bytes,-d(p)", NONE.sortBy(TXT, desc(BYTES), desc(distinct(PID)))),
        Arguments.of("--sort=gfp", NONE.sortBy(GFP)),
        Arguments.of("--limit=20", NONE.limit(20)),
        Arguments.of("--limit 0", NONE.limit(0)),
        // conditions
        Arguments.of("--where='order >= 4'", NONE.where(ORDER.atLeast(4))),
        Arguments.of("--where order>=4 --where slab", NONE.where(ORDER.atLeast(4)).where(SLAB)),
        Arguments.of("--where \"name = 'a b'\"", NONE.where(NAME.equalTo("a b"))),
        // flags
        Arguments.of("-a", NONE.sortBy(ALLOC_TS)),
        Arguments.of("-m", NONE.sortBy(desc(PAGES))),
        Arguments.of("-n", NONE.sortBy(NAME)),
        Arguments.of("-p", NONE.sortBy(PID)),
        Arguments.of("-P", NONE.sortBy(TGID)),
        Arguments.of("-M", NONE.sortBy(MODULE)),
        Arguments.of("-r", NONE.sortBy(FREE_TS)),
        Arguments.of("-s", NONE.sortBy(STACKTRACE)),
        Arguments.of("-t", NONE.sortBy(desc(TIMES))),
        Arguments.of("-f", NONE.where(FREE.not())),
        Arguments.of("-f -f", NONE.where(FREE.not())),
        Arguments.of("-mf", NONE.sortBy(desc(PAGES)).where(FREE.not())),
        Arguments.of("-t -tt", NONE.sortBy(desc(TIMES))),
        Arguments.of(
            "--pid=1 --cull=st,p --sort=-tg",
            NONE.select(pid(1)).cull(STACKTRACE, PID).sortBy(desc(TGID))));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void line_isTheFluentCall(String line, Plan plan) {
    assertEquals(plan, Plan.parse(line));
    assertEquals(plan, Plan.parse(plan.toString()));
  }

  @Test
  void words_areUsedAsTheShellSplitThem() {
    assertEquals(
        NONE.select(name("a b", "'c'")).where(ORDER.atLeast(4)),
        Plan.parse(List.of("--name", "a b,'c'", "--where=order >= 4")));
    assertEquals(NONE.select(name("")), Plan.parse(List.of("--name", "")));
  }

  @Test
  void everyKeyThatCanBeSelectedBy_hasAnOption() {
    for (Key<?> key : KeyCatalogue.all()) {
      if (key.uses().contains(Key.Use.SELECT)) {
        Plan plan = Plan.parse("--" + key + "=1");
        assertEquals(key, plan.selections().get(0).key());
      }
    }
  }

  @Test
  void everyKeyAndMeasure_isReadByNameAndByAbbreviation() {
    List<Key<?>> ofRecords = new ArrayList<>(KeyCatalogue.all());
    ofRecords.remove(KeyCatalogue.FRAMES);
    for (Key<?> key : ofRecords) {
      for (String word : List.of(key.name(), key.abbreviation())) {
        assertEquals(
            NONE.cull(key).sortBy(desc(key)),
            Plan.parse("--cull=%1$s --sort=-%1$s".formatted(word)));
        if (!key.equals(KeyCatalogue.FRAMES)) { // a value of rows
          assertEquals(
              NONE.cull(key).measure(distinct(key)),
              Plan.parse("--cull=%1$s --measure=distinct(%1$s)".formatted(word)));
        }
      }
      if (!key.equals(KeyCatalogue.FRAMES)) {
        assertEquals(key.isPresent(), Condition.parse(key.abbreviation() + " is present"));
      }
    }
    for (Measure.Kind kind : Measure.Kind.values()) {
      String argument =
          kind.arguments().startsWith("(")
              ? kind.arguments().replace("KEY", "pid").replace("PERCENT", "95")
              : "";
      assertEquals(
          Plan.parse("--measure=" + kind.word() + argument),
          Plan.parse("--measure=" + kind.abbreviation() + argument));
    }
  }
}
