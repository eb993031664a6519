package org.pageowner.dsl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pageowner.dsl.Keys.EARLY;
import static org.pageowner.dsl.Keys.FLAGS;
import static org.pageowner.dsl.Keys.FRAME;
import static org.pageowner.dsl.Keys.GFP;
import static org.pageowner.dsl.Keys.MEMCG;
import static org.pageowner.dsl.Keys.MODULE;
import static org.pageowner.dsl.Keys.NAME;
import static org.pageowner.dsl.Keys.ORDER;
import static org.pageowner.dsl.Keys.PFN;
import static org.pageowner.dsl.Keys.PID;
import static org.pageowner.dsl.Keys.SLAB;
import static org.pageowner.dsl.Keys.STACKTRACE;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionGrammarTest {
  static Stream<Arguments> tests() {
    return Stream.of(
        Arguments.of("order = 4", ORDER.equalTo(4)),
        Arguments.of("o==4", ORDER.equalTo(4)),
        Arguments.of("order != 4", ORDER.differsFrom(4)),
        Arguments.of("order < 4", ORDER.below(4)),
        Arguments.of("order <= 4", ORDER.atMost(4)),
        Arguments.of("order>4", ORDER.above(4)),
        Arguments.of("order>=4", ORDER.atLeast(4)),
        Arguments.of("order in (0, 1,2)", ORDER.anyOf(0, 1, 2)),
        Arguments.of("order in 2..5", ORDER.between(2, 5)),
        Arguments.of("order in 2 .. 5", ORDER.between(2, 5)),
        Arguments.of("order in -3.. -1", ORDER.between(-3, -1)),
        Arguments.of("pfn >= 0x100000", PFN.atLeast(0x100000)),
        Arguments.of("pid = 010", PID.equalTo(10)),
        Arguments.of("pid = -0x10", PID.equalTo(-16)),
        Arguments.of("pid = 0", PID.equalTo(0)),
        Arguments.of("pid = 9223372036854775807", PID.equalTo(Long.MAX_VALUE)),
        Arguments.of("pid = -9223372036854775808", PID.equalTo(Long.MIN_VALUE)),
        Arguments.of("name = init", NAME.equalTo("init")),
        Arguments.of("name='a b'", NAME.equalTo("a b")),
        Arguments.of("name = \"a b\"", NAME.equalTo("a b")),
        Arguments.of("name = 'it''s'", NAME.equalTo("it's")),
        Arguments.of("name = it\\x27s", NAME.equalTo("it's")),
        Arguments.of("name = ''", NAME.equalTo("")),
        Arguments.of("name = 'and'", NAME.equalTo("and")),
        Arguments.of("name = \\xff\\\\", NAME.equalTo("\\xff\\\\")),
        Arguments.of("name != init", NAME.differsFrom("init")),
        Arguments.of("mod in (xfs, ext4)", MODULE.anyOf("xfs", "ext4")),
        Arguments.of("name like kworker*", NAME.like("kworker*")),
        Arguments.of("name like '[!a]*'", NAME.like("[!a]*")),
        Arguments.of("frame like ext4_*", FRAME.like("ext4_*")),
        Arguments.of("frame in (a, b)", FRAME.anyOf("a", "b")),
        Arguments.of("memcg ~ 'docker-.*'", MEMCG.matches("docker-.*")),
        Arguments.of("frame~'(xfs|ext4)'", FRAME.matches("(xfs|ext4)")),
        Arguments.of("gfp has __GFP_ZERO", GFP.has("__GFP_ZERO")),
        Arguments.of("flags has (lru, dirty)", FLAGS.has("lru", "dirty")),
        Arguments.of("early", EARLY),
        Arguments.of("not slab", SLAB.not()),
        Arguments.of("!slab", SLAB.not()),
        Arguments.of("not not slab", SLAB),
        Arguments.of("memcg is present", MEMCG.isPresent()),
        Arguments.of("memcg is absent", MEMCG.isPresent().not()),
        Arguments.of("st is present", STACKTRACE.isPresent()),
        Arguments.of("slab is present", SLAB.isPresent()));
  }

  @ParameterizedTest
  @MethodSource("tests")
  void test_isTheFluentCall(String text, Condition condition) {
    assertEquals(condition, Condition.parse(text));
    assertEquals(condition, Condition.parse(condition.toString()));
  }

  static Stream<Arguments> combinations() {
    Condition big = ORDER.atLeast(4);
    return Stream.of(
        Arguments.of("early or slab and order >= 4", EARLY.or(SLAB.and(big))),
        Arguments.of("(early or slab) and order >= 4", EARLY.or(SLAB).and(big)),
        Arguments.of("not early and slab", EARLY.not().and(SLAB)),
        Arguments.of("not (early and slab)", EARLY.and(SLAB).not()),
        Arguments.of("!(early&&slab)||order>=4", EARLY.and(SLAB).not().or(big)),
        Arguments.of("early and slab and order >= 4", EARLY.and(SLAB).and(big)),
        Arguments.of("early and (slab and order >= 4)", EARLY.and(SLAB).and(big)),
        Arguments.of("((early))", EARLY),
        Arguments.of("\tearly\nor slab ", EARLY.or(SLAB)));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void combination_bindsOrLessThanAndLessThanNot(String text, Condition condition) {
    assertEquals(condition, Condition.parse(text));
    assertEquals(condition, Condition.parse(condition.toString()));
  }

  @Test
  void manyAlternatives_areRead() {
    String text = "pid = 1" + " or pid = 2".repeat(20_000);
    assertEquals(text, Condition.parse(text).toString());
  }
}
