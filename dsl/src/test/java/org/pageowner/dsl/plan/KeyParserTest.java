package org.pageowner.dsl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageowner.dsl.Keys;

/** Keys with arguments: their texts, and the errors about them. */
class KeyParserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "pid | pid",
        "at | alloc_ts",
        "path( 3 ) | path(3)",
        "path(0x10) | path(16)",
        "frame(1) | frame(1)",
        "`first('a|b*')` | `first(\"a|b*\")`",
        "`first(\"a\"\"b\")` | `first(\"a\"\"b\")`",
        "bucket( at , 5000ms ) | bucket(alloc_ts,5s)",
        "bucket(ft,90s) | bucket(free_ts,90s)",
        "bucket(at,7200s) | bucket(alloc_ts,2h)",
        "bucket(at,1.5s) | bucket(alloc_ts,1500ms)",
        "bucket(at,7) | bucket(alloc_ts,7ns)",
        "bucket(pf,0x8000) | bucket(pfn,32768)",
        "bucket(pages,8) | bucket(pages,8)",
        "log2(pg) | log2(pages)",
        "bucket(log2(at),1m) | bucket(log2(alloc_ts),1m)",
        "`extract(n,'^[a-z,()]+')` | `extract(name,\"^[a-z,()]+\")`",
        "`extract(frame(2),\"x\")` | `extract(frame(2),\"x\")`",
      })
  void parse_anySpelling_isTheKeyOfTheCanonicalText(String text, String name) {
    Key<?> key = KeyCatalogue.parse(text);

    assertEquals(name, key.name());
    assertEquals(key, KeyCatalogue.parse(name));
  }

  @Test
  void lists_splitOutsideOfBracketsAndQuotes() {
    Plan plan =
        Plan.parse(
            "--cull='bucket(at,5s), extract(n,\"a,[(]b\"),pid' --sort='-path(2),log2(pages)'");

    assertEquals(
        Plan.EMPTY
            .cull(
                Keys.bucket(Keys.ALLOC_TS, Keys.seconds(5)),
                Keys.extract(Keys.NAME, "a,[(]b"),
                Keys.PID)
            .sortBy(Keys.path(2).descending(), Keys.log2(Keys.PAGES)),
        plan);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "frame(0) | 7 | frames are counted from 1 | a number from 1 on",
        "frame(-1) | 7 | frames are counted from 1 | a number from 1 on",
        "frame(x) | 7 | is no number | a number from 1 on",
        "path() | 6 | path needs a number | path(3)",
        "path | 1 | path needs arguments in parentheses | path(3)",
        "path(3 | 7 | the ( of path is not closed | a )",
        "path(3,4) | 7 | unexpected \",\" in path | a ), as in path(3)",
        "path(3)x | 8 | unexpected \"x\" | the end of the key path(3)",
        "bucket(at) | 10 | bucket needs a width | as in bucket(age,5s)",
        "bucket(at,) | 11 | bucket needs a width | bucket(age,5s)",
        "bucket(at,0s) | 11 | the width of a bucket is positive | a duration",
        "bucket(at,5x) | 11 | is no number | ns, us, ms, s, m, h",
        "bucket(at,0.5ns) | 11 | no whole number of nanoseconds | a duration",
        "bucket(at,99999999999h) | 11 | does not fit 64 bits | a duration",
        "bucket(pfn,5s) | 12 | pfn is no time | a width from 1 on",
        "bucket(name,5) | 8 | bucket is of a number, and name is none | a number",
        "bucket(5,5) | 8 | no key is called \"5\" | a key",
        "bucket(pidd,5) | 8 | no key is called \"pidd\" | a key",
        "log2() | 6 | log2 needs a key that is a number | log2(pages)",
        "log2(pfn,2) | 9 | unexpected \",\" in log2 | a )",
        "`first(a*)` | 7 | the text of first is not in quotes | `first(\"__x64`",
        "`first(\"\")` | 7 | a glob is missing | globs with",
        "`first(\"a|\")` | 7 | a glob is missing beside a | globs with",
        "`first(\"[a\")` | 7 | has no ] | globs with",
        "`first(\"a)` | 7 | the quote \" is not closed | another",
        "`extract(pid,\"a\")` | 9 | extract is of a text, and pid is none | a text",
        "`extract(name)` | 13 | extract needs a regular expression | extract(name",
        "`extract(name,\"(\")` | 14 | not a regular expression | a regular expression",
        "`extract(name,\"a\",\"b\")` | 17 | unexpected \",\" in extract | a )",
        "`extract(name,x,\"b\")` | 14 | the text of extract is not in quotes | extract(name",
        "buckt(at,5s) | 1 | no function of keys is called \"buckt\" | a function",
        "pid(3) | 1 | pid takes nothing in parentheses | pid",
        "log2(log2(log2(log2(log2(log2(log2(log2(pfn)))))))) | 36 | nested deeper than 8 | fewer",
      })
  void errors_pointAtTheColumn(String text, int column, String problem, String expected) {
    PlanSyntaxException e = assertThrows(PlanSyntaxException.class, () -> KeyCatalogue.parse(text));

    assertEquals(column, e.column(), e.getMessage());
    assertTrue(e.getMessage().contains(problem), e.getMessage());
    assertTrue(e.expected().contains(expected.replace("`", "")), e.getMessage());
  }

  @Test
  void errors_ofOptions_nameTheFunction() {
    assertMessage("--cull=buckt(at,5s)", "did you mean \"bucket\"?");
    assertMessage("--cull=path", "path needs arguments in parentheses");
    assertMessage("--cull=first(\"a*\")", "a shell drops quotes");
    assertMessage("--sort=-frame", "frame(1) is the caller");
    assertMessage("--where='bucket(at,5s) like x'", "bucket(alloc_ts,5s) is a number");
    assertMessage("--where='alloc_ts > 5 s'", "a blank before the unit");
    assertMessage("--where='pfn > 5s'", "pfn is no time");
    assertMessage("--where='path(2) = x'", "unexpected \"=\"");
    assertMessage("--measure=distinct(bucket(at))", "bucket needs a width");
    assertMessage("--now=-5", "a negative number");
    assertMessage("--now=x", "a time since boot");
  }

  private static void assertMessage(String line, String part) {
    PlanSyntaxException e = assertThrows(PlanSyntaxException.class, () -> Plan.parse(line));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  @Test
  void hostileDepth_isAnError() {
    String deep = "log2(".repeat(100_000) + "pfn" + ")".repeat(100_000);
    assertThrows(PlanSyntaxException.class, () -> KeyCatalogue.parse(deep));
    assertThrows(PlanSyntaxException.class, () -> Condition.parse(deep + " > 1"));
    assertThrows(PlanSyntaxException.class, () -> Plan.parse("--cull=" + deep));
    assertThrows(PlanSyntaxException.class, () -> Plan.parse("--measure=distinct(" + deep + ")"));
  }

  @Test
  void fluentCalls_withoutMeaning_throw() {
    List<Runnable> calls =
        List.of(
            () -> Keys.path(0),
            () -> Keys.frameAt(-1),
            () -> Keys.bucket(Keys.PFN, 0),
            () -> Keys.bucket(Keys.TIMES, 1),
            () -> Keys.log2(Keys.BYTES),
            () -> Keys.firstFrame("a||b"),
            () -> Keys.extract(Keys.NAME, "["));
    for (Runnable call : calls) {
      assertThrows(IllegalArgumentException.class, call::run);
    }
  }

  @Test
  void conditions_onTimes_takeAndPrintDurations() {
    assertEquals(Keys.ALLOC_TS.above(Keys.seconds(10)), Condition.parse("alloc_ts > 10s"));
    assertEquals("alloc_ts > 10s", Condition.parse("at>10000ms").toString());
    assertEquals("alloc_ts in 1500us..2s", Condition.parse("at in 1.5ms..2s").toString());
    assertEquals("alloc_ts < 1h", Condition.parse("at < 60m").toString());
    assertEquals("alloc_ts = 1001", Condition.parse("at = 1001ns").toString());
    assertEquals("bucket(alloc_ts,5s) = 10s", Condition.parse("bucket(at,5s)=10s").toString());
  }

  @Test
  void shortenedOptions_keepTheirMeaning() {
    assertEquals(Plan.parse("--node=1"), Plan.parse("--no=1"));
    assertEquals(Plan.EMPTY.now(12_500_000_000L), Plan.parse("--now=12.5s"));
    assertEquals("--now=12500ms", Plan.EMPTY.now(12_500_000_000L).toString());
  }
}
