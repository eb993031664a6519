package org.pageowner.dsl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionErrorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                       | 1  | unexpected end of the text | a test",
        "order                    | 6  | order is a number; unexpected end of the text | one of =",
        "order 4                  | 7  | order is a number | >=",
        "order >=                 | 9  | unexpected end of the text | a number",
        "order >= four            | 10 | \"four\" is no number | a number",
        "order = 1.5              | 9  | \"1.5\" is no number | a number",
        "order = 9999999999999999999 | 9 | does not fit 64 bits | a number",
        "order in 5               | 10 | unexpected \"5\" after in | 2..5",
        "order in 5..2            | 10 | the bounds are swapped | smaller number first",
        "order in (1, )           | 14 | unexpected \")\" | a number",
        "order in (1 2)           | 13 | unexpected \"2\" | \",\" or \")\"",
        "order like 4             | 7  | order is a number; unexpected \"like\" | one of =",
        "name > init              | 6  | name is a text; unexpected \">\" | like",
        "name = and               | 8  | the keyword \"and\" is not a value | in quotes",
        "name = a b               | 10 | unexpected \"b\" | \"and\"",
        "name = 'a                | 8  | the quote ' is not closed | another '",
        "name in a                | 9  | unexpected \"a\" | \"(\" and a list",
        "name ~ '(a'              | 8  | Unclosed group | a regular expression",
        "name like '[a'           | 11 | the [ at index 0 of the glob has no ] | a glob",
        "frame != a               | 7  | frame is any frame of a stack | \"not\" before frame",
        "frame is present         | 7  | frame is any frame of a stack | one of =",
        "st = a                   | 4  | unexpected \"=\" | frame",
        "st like a < b            | 9  | a sequence of frames is in quotes | with < between",
        "st like 'a < < b'        | 9  | a name is missing beside a < | with < between",
        "st like 'a b'            | 9  | has a blank | with < between",
        "st like 'a < ^ < b'      | 9  | ^ is an end of the stack | with < between",
        "st like '^a'             | 9  | apart from the name | with < between",
        "st like '^ < $'          | 9  | a sequence needs a name | with < between",
        "st like '[a'             | 9  | has no ] | with < between",
        "st like ''               | 9  | a sequence is missing | with < between",
        "gfp = 1                  | 5  | gfp is a mask | has NAME",
        "gfp has ''               | 9  | an empty name | a name",
        "slab = true              | 6  | slab is a condition by itself | \"not slab\"",
        "memcg is there           | 10 | unexpected \"there\" | \"present\"",
        "(slab                    | 6  | unexpected end of the text | \")\"",
        "slab)                    | 5  | unexpected \")\" | the end",
        "slab and                 | 9  | unexpected end of the text | a test",
        "slab & early             | 6  | a character that has no meaning here | an operator",
        "'slab'                   | 1  | unexpected text in quotes | a test",
        "pages > 4                | 1  | pages is a measure | a key to test",
        "txt = a                  | 1  | txt is only for sorting | a key to test",
        "oder >= 4                | 1  | no key is called \"oder\" | a key to test",
      })
  void error_pointsAtTheColumn_andNamesTheExpectation(
      String text, int column, String problem, String expected) {
    PlanSyntaxException e = assertThrows(PlanSyntaxException.class, () -> Condition.parse(text));
    assertEquals(column, e.column(), e.getMessage());
    assertEquals(text, e.text());
    assertTrue(e.getMessage().contains(problem), e.getMessage());
    assertTrue(e.expected().contains(expected), e.getMessage());
  }

  @Test
  void message_hasACaretAndTheKeysAndASuggestion() {
    PlanSyntaxException e =
        assertThrows(
            PlanSyntaxException.class, () -> Condition.parse("slab and stacktrce is absent"));
    String[] lines = e.getMessage().split("\n", -1);
    assertEquals("column 10: no key is called \"stacktrce\"", lines[0]);
    assertEquals("  slab and stacktrce is absent", lines[1]);
    assertEquals("           ^", lines[2]);
    assertEquals("expected a key to test", lines[3]);
    assertEquals("did you mean \"stacktrace\"?", lines[4]);
    assertTrue(lines[5].startsWith("keys: pid (p), tgid (tg), name (n), "), lines[5]);
    assertTrue(lines[5].endsWith(", frame"), lines[5]);
    assertTrue(lines[6].startsWith("functions: path(3), frame(2), "), lines[6]);
    assertEquals(7, lines.length);
  }

  @Test
  void message_ofALongText_showsThePlaceOnOneLine() {
    String text = "pid = 1 or\n".repeat(1000) + "pid = x";
    PlanSyntaxException e = assertThrows(PlanSyntaxException.class, () -> Condition.parse(text));
    assertEquals(text.length(), e.column());
    String[] lines = e.getMessage().split("\n", -1);
    assertTrue(lines[1].length() < 140, lines[1]);
    assertEquals('x', lines[1].charAt(lines[2].indexOf('^')));
  }

  @Test
  void message_ofAHostileText_isShortAndHasNoControlCharacters() {
    String text = "\u001b[2J\u202e" + "x".repeat(100_000);
    PlanSyntaxException e =
        assertThrows(
            PlanSyntaxException.class, () -> Condition.parse("x\u202e" + text.substring(3)));
    assertTrue(e.getMessage().length() < 1000, e.getMessage());
    assertTrue(e.getMessage().chars().noneMatch(c -> c == 0x1b || c == 0x202e), e.getMessage());
    e = assertThrows(PlanSyntaxException.class, () -> Plan.parse(text));
    assertTrue(e.getMessage().length() < 1000, e.getMessage());
    assertTrue(e.getMessage().chars().noneMatch(c -> c == 0x1b || c == 0x202e), e.getMessage());
  }

  @Test
  void nesting_tooDeep_isAnError() {
    for (String open : new String[] {"(", "not (", "early or slab and ("}) {
      PlanSyntaxException e =
          assertThrows(
              PlanSyntaxException.class,
              () -> Condition.parse(open.repeat(100_000) + "slab" + ")".repeat(100_000)));
      assertTrue(e.getMessage().contains("nested deeper than 200"), e.getMessage());
    }
  }

  @Test
  void hostileTexts_failWithoutOverflow() {
    for (String text :
        new String[] {"not ", "! ", "(", "'", "pid = 1 and ", "a", ",", "pid in ("}) {
      assertThrows(PlanSyntaxException.class, () -> Condition.parse(text.repeat(50_000)));
    }
  }
}
