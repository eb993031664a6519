package org.pageowner.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.AGE;
import static org.pageowner.dsl.Keys.CALLER;
import static org.pageowner.dsl.Keys.FRAMES;
import static org.pageowner.dsl.Keys.MODULE;
import static org.pageowner.dsl.Keys.NAME;
import static org.pageowner.dsl.Keys.NODE;
import static org.pageowner.dsl.Keys.ORDER;
import static org.pageowner.dsl.Keys.PAGES;
import static org.pageowner.dsl.Keys.PFN;
import static org.pageowner.dsl.Keys.SHARE;
import static org.pageowner.dsl.Keys.STACKTRACE;
import static org.pageowner.dsl.Keys.TIMES;
import static org.pageowner.dsl.Keys.bucket;
import static org.pageowner.dsl.Keys.extract;
import static org.pageowner.dsl.Keys.firstFrame;
import static org.pageowner.dsl.Keys.frameAt;
import static org.pageowner.dsl.Keys.log2;
import static org.pageowner.dsl.Keys.median;
import static org.pageowner.dsl.Keys.path;
import static org.pageowner.dsl.Keys.quantile;
import static org.pageowner.dsl.Keys.spark;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.core.Dump;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.testing.Samples;

/** Fluent calls that cannot mean anything: the message is one sentence that names the argument. */
class WrongArgumentTest {
  private static Arguments of(String problem, Executable call) {
    return Arguments.of(problem, call);
  }

  private static void run(Plan plan) throws Exception {
    Query.from(Dump.read(Samples.path(Samples.V6_12_B))).with(plan).run();
  }

  static Stream<Arguments> calls() {
    return Stream.of(
        of("path needs at least 1 function: 0", () -> path(0)),
        of("path needs at least 1 function: -3", () -> path(-3)),
        of("frames are counted from 1, the caller: -1", () -> frameAt(-1)),
        of("a glob is missing", () -> firstFrame("")),
        of("a glob is missing beside a |", () -> firstFrame("a|")),
        of("the width of a bucket is positive: 0", () -> bucket(AGE, 0)),
        of("the width of a bucket is positive: -5", () -> bucket(PFN, -5)),
        of("times is of a row; of a record, only pages", () -> bucket(TIMES, 5)),
        of("share is of a row; of a record, only pages", () -> log2(SHARE)),
        of("times is of a row; of a record, only pages", () -> median(TIMES)),
        of("not a regular expression: Unclosed group", () -> extract(NAME, "(a")),
        of("a quantile is of 0 to 100 per cent", () -> quantile(AGE, 101)),
        of("a quantile is of 0 to 100 per cent", () -> quantile(AGE, -0.5)),
        of("a sequence is missing", () -> STACKTRACE.like(" ")),
        of("a name is missing beside a <", () -> STACKTRACE.like("a < ")),
        of("$ is an end of the stack", () -> STACKTRACE.like("$ < a")),
        of("\"pid\" is a key, so it is no name", () -> PAGES.named("pid")),
        of("\"x\" is short for the measure times", () -> PAGES.named("x")),
        of("a name is of lower-case", () -> PAGES.named("High")),
        of(
            "the condition of a measure is before its name",
            () -> PAGES.named("high").where(ORDER.atLeast(3))),
        of("a share has no condition", () -> SHARE.where(ORDER.atLeast(3))),
        of("spark(pfn) is a list, which has no order", () -> spark(PFN).atLeast(1)),
        of("a limit is 0 or more rows: -1", () -> Plan.EMPTY.limit(-1)),
        of("a limit is 0 or more rows: -1", () -> Plan.EMPTY.limit(-1, MODULE)),
        of("a time since boot is 0 or more", () -> Plan.EMPTY.now(-1)),
        of(
            "the limit is for each order, which is not culled",
            () -> run(Plan.EMPTY.cull(MODULE).limit(3, ORDER))),
        of(
            "share(order) is a share of the rows with the same order, which is not culled",
            () -> run(Plan.EMPTY.cull(MODULE).measure(SHARE.of(ORDER)))),
        of(
            "the values of node are columns of groups, and there are none",
            () -> run(Plan.EMPTY.across(NODE))),
        of("frames is of rows that are culled by it", () -> run(Plan.EMPTY.sortBy(FRAMES))),
        of(
            "two measures are called high",
            () -> run(Plan.EMPTY.cull(CALLER).measure(PAGES.named("high"), TIMES.named("high")))));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void wrongArgument_isNamed_inOneSentence(String problem, Executable call) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call);
    assertTrue(String.valueOf(e.getMessage()).startsWith(problem), e.getMessage());
    assertEquals(1, String.valueOf(e.getMessage()).lines().count(), e.getMessage());
  }

  @Test
  void sizeOfAnotherPageSize_isThatOfTheText() {
    assertEquals(Plan.parse("--measure=size(16384)"), Plan.EMPTY.measure(Keys.size(16384)));
    assertThrows(IllegalArgumentException.class, () -> Keys.size(0));
  }

  @Test
  void pagesOfARecord_areANumber_inBothSpellings() throws Exception {
    Plan plan = Plan.parse("--cull=module --measure='median(pages),quantile(pg,95),max(pages)'");
    assertEquals(
        Plan.EMPTY.cull(MODULE).measure(median(PAGES), quantile(PAGES, 95), Keys.max(PAGES)), plan);
    assertEquals(plan, Plan.parse(plan.toString()));
    Dump dump = Dump.read(Samples.path(Samples.V6_12_A));
    long largest = dump.stream().mapToLong(record -> record.pages()).max().orElseThrow();
    assertEquals(
        largest,
        Query.from(dump).with(plan).run().stream()
            .mapToLong(row -> row.get(Keys.max(PAGES)))
            .max()
            .orElseThrow());
  }
}
