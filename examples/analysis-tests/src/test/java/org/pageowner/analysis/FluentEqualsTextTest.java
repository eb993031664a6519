package org.pageowner.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.pageowner.dsl.Keys.*;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.testing.Samples;

/** A question has two spellings and one meaning. */
class FluentEqualsTextTest {
  private static final Path DUMP = Samples.path(Samples.V6_12_A);
  private static final Query ALL = Query.from(DUMP);

  static Stream<Arguments> questions() {
    return Stream.of(
        Arguments.of(ALL, ""),
        Arguments.of(
            ALL.select(pid(1)).cull(STACKTRACE, PID).sortBy(desc(TGID)),
            "--pid=1 --cull=st,p --sort=-tg"),
        Arguments.of(
            ALL.where(
                    ORDER
                        .atLeast(4)
                        .and(MODULE.anyOf("xfs", "ext4"))
                        .and(NAME.like("kworker*").not()))
                .cull(MODULE, NODE)
                .measure(BYTES, distinct(PID))
                .sortBy(desc(PAGES), MODULE)
                .limit(20),
            "--where='order >= 4 and module in (xfs, ext4) and not name like kworker*'"
                + " --cull=mod,nd --measure='b,d(p)' --sort=-pg,mod --limit 20"),
        Arguments.of(
            ALL.select(name("a (b), ts c", "in nested")), "--name='a (b)\\x2c ts c,in nested'"),
        Arguments.of(ALL.select(name("")), "--name="),
        Arguments.of(ALL.select(name("\\xff\\xfe\\x80bad")), "--name=\\xff\\xfe\\x80bad"),
        Arguments.of(ALL.where(EARLY.or(MEMCG_OFFLINE)), "--where='early or off'"),
        Arguments.of(ALL.where(EARLY.not()).where(SLAB), "--where '!early' --where=slab"),
        Arguments.of(ALL.where(FREE.not()).sortBy(desc(PAGES)), "-fm"),
        Arguments.of(ALL.where(PFN.between(256, 0x200)), "--where='pfn in 0x100 .. 512'"),
        Arguments.of(
            ALL.where(FRAME.matches("\\[(xfs|ext4)\\]$")),
            "--where=\"frame ~ '\\[(xfs|ext4)\\]$'\""),
        Arguments.of(ALL.cull(MIGRATE_REASON, PAGEBLOCK_TYPE), "--cull=mr,pt"),
        Arguments.of(ALL.sortBy(TXT), "--sort=T"));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void plans_areEqual(Query fluent, String text) {
    assertEquals(fluent.plan(), Plan.parse(text));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void toString_isTextThatGivesTheSamePlanBack(Query fluent, String text) {
    assertEquals(fluent.plan(), Plan.parse(fluent.toString()));
    assertEquals(fluent.toString(), Plan.parse(fluent.toString()).toString());
  }

  @ParameterizedTest
  @MethodSource("questions")
  void answers_areEqual(Query fluent, String text) {
    assertEquals(
        fluent.run().stream().toList(), ALL.with(Plan.parse(text)).run().stream().toList());
  }

  @Test
  void text_isLong_andSafeInAShell() {
    Query query = ALL.select(name("it's", "a b")).where(ORDER.atLeast(1)).cull(NAME).limit(3);
    assertEquals(
        "--name=\"it's,a b\" --where='order >= 1' --cull=name --limit=3", query.toString());
    assertEquals(
        query.plan(),
        Plan.parse(List.of("--name=it's,a b", "--where=order >= 1", "--cull=name", "--limit=3")));
  }

  @Test
  void conditions_areWrittenAloneToo() {
    Condition busy = ORDER.atLeast(4).and(MEMCG.isPresent()).or(NAME.equalTo("and"));
    assertEquals("order >= 4 and memcg is present or name = 'and'", busy.toString());
    assertEquals(busy, Condition.parse(busy.toString()));
  }

  @Test
  void queries_areValues_thatVerbsLeaveAsTheyAre() {
    Query first = ALL.select(module("leaky"));
    Query second = first.cull(STACKTRACE);
    assertNotEquals(first.plan(), second.plan());
    assertEquals("--module=leaky", first.toString());
    assertEquals(12, first.run().size());
    assertEquals(3, second.run().size());
  }
}
