package org.pageowner.dsl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanErrorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "pid=1              | 1  | \"pid=1\" is not an option | an option",
        "--pid 1 2          | 9  | \"2\" is not an option | needs quotes",
        "-                  | 1  | is not an option | an option",
        "--                 | 3  | no option is called -- | an option",
        "--pdi=1            | 3  | no option is called --pdi | an option",
        "--st=1             | 3  | stacktrace has no option to select by | --where",
        "--cg=1             | 3  | no option is called --cg | --memcg",
        "--m=1              | 3  | --m could be several options | --module, --migrate_type",
        "--cull             | 7  | --cull needs a value | as next word",
        "--pid=             | 7  | a number is missing | --pid=1,2",
        "--pid=1,           | 9  | a number is missing | --pid=1,2",
        "--pid=-1           | 7  | a negative number | 0 or more",
        "--pid=1,x          | 9  | \"x\" is no number | --pid=1,2",
        "--pid=99999999999999999999 | 7 | does not fit 64 bits | --pid=1,2",
        "--limit=-5         | 9  | a negative number | 0 or more",
        "--limit=           | 9  | a number is missing | how many rows",
        "--cull=            | 8  | a name is missing | a key to cull by",
        "--cull=pid,        | 12 | a name is missing | a key to cull by",
        "--cull=pid,pages   | 12 | nothing here is called \"pages\" | a key to cull by",
        "--cull=txt         | 8  | nothing here is called \"txt\" | a key to cull by",
        "--cull=-pid        | 8  | nothing here is called \"-pid\" | a key to cull by",
        "--sort=--pid       | 9  | nothing here is called \"-pid\" | a key or measure",
        "--sort=-           | 9  | a name is missing | a key or measure",
        "--sort=frame       | 8  | nothing here is called \"frame\" | a key or measure",
        "--measure=pid      | 11 | nothing here is called \"pid\" | a measure",
        "--measure=distinct | 19 | distinct needs a key | distinct(pid)",
        "--measure=distinct(pages) | 20 | nothing here is called \"pages\" | a key whose values",
        "--measure=bytes(   | 17 | the ( is not closed | a )",
        "--measure=bytes()  | 17 | a number is missing | page size",
        "--measure=bytes(0) | 17 | a page size is positive | page size",
        "--measure=times(1) | 16 | takes nothing in parentheses | times",
        "--where=           | 9  | unexpected end of the text | a test",
        "--where 'order >= x' | 19 | \"x\" is no number | a number",
        "--where=order = 4  | 14 | order is a number; unexpected end of the text | one of =",
        "--name='a          | 8  | the quote ' is not closed | another '",
        "-x                 | 2  | no flag is called -x | a flag",
        "-mx                | 3  | no flag is called -x | a flag",
        "-m -t              | 5  | -m and -t both say how to sort | --sort=-pages,-times",
        "-pa                | 3  | -p and -a both say how to sort | --sort=pid,alloc_ts",
        "--sort=pid -m      | 13 | -m and --sort both say how to sort | -m is -pages",
        "-m --sort=pid      | 6  | -m and --sort both say how to sort | -m is -pages",
      })
  void error_pointsAtTheColumn_andNamesTheExpectation(
      String line, int column, String problem, String expected) {
    PlanSyntaxException e = assertThrows(PlanSyntaxException.class, () -> Plan.parse(line));
    assertEquals(column, e.column(), e.getMessage());
    assertEquals(line, e.text());
    assertTrue(e.getMessage().contains(problem), e.getMessage());
    assertTrue(e.expected().contains(expected), e.getMessage());
  }

  @Test
  void unknownKey_isRejectedWithTheListOfKeys() {
    PlanSyntaxException e =
        assertThrows(PlanSyntaxException.class, () -> Plan.parse("--cull=pid,stacktrac"));
    String[] lines = e.getMessage().split("\n", -1);
    assertEquals("column 12: nothing here is called \"stacktrac\"", lines[0]);
    assertEquals("  --cull=pid,stacktrac", lines[1]);
    assertEquals("             ^", lines[2]);
    assertEquals("expected a key to cull by", lines[3]);
    assertEquals("did you mean \"stacktrace\"?", lines[4]);
    assertTrue(lines[5].startsWith("keys: pid (p), tgid (tg), "), lines[5]);
  }

  @Test
  void misspelledOption_isSuggested() {
    PlanSyntaxException e =
        assertThrows(PlanSyntaxException.class, () -> Plan.parse("--migrate-type=CMA"));
    assertTrue(e.getMessage().contains("did you mean --migrate_type?"), e.getMessage());
    assertTrue(e.getMessage().contains("options: --pid, --tgid, "), e.getMessage());
  }

  @Test
  void words_errorColumnsAreThoseOfTheQuotedWords() {
    PlanSyntaxException e =
        assertThrows(PlanSyntaxException.class, () -> Plan.parse(List.of("--where", "order >= x")));
    assertEquals("--where 'order >= x'", e.text());
    assertEquals(19, e.column());
  }
}
