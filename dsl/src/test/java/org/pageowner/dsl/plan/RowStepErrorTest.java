package org.pageowner.dsl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong words in each place of measures, and of the steps on rows. */
class RowStepErrorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--measure=median | median needs a key in parentheses | median(alloc_ts)",
        "--measure=median() | median needs a key in parentheses | a key",
        "--measure=median(name) | name is not a number, and median is of numbers | distinct(name)",
        "--measure=median(nam) | nothing here is called \"nam\" | a key that is a number",
        "--measure=quantile(alloc_ts) | a percentage is missing | quantile(alloc_ts,95)",
        "--measure=quantile(alloc_ts,x) | \"x\" is no percentage | from 0 to 100",
        "--measure=quantile(alloc_ts,101) | a quantile is of 0 to 100 per cent | from 0 to 100",
        "--measure=quantile(alloc_ts,5s) | \"5s\" is no percentage | from 0 to 100",
        "--measure=sum(alloc_ts | the ( is not closed | a )",
        "--measure=pages[order | the [ is not closed | a ]",
        "--measure='pages[order >= x]' | \"x\" is no number | a number",
        "--measure='pages[order >= 3] high' | unexpected \"high\" after | as NAME",
        "--measure='pages as' | a name is missing | as NAME",
        "--measure='pages as pid' | \"pid\" is a key | another name",
        "--measure='pages as High' | a name is of lower-case letters | another name",
        "--measure='share[order = 0]' | a share has no condition | no condition",
        "--measure=share(modul) | nothing here is called \"modul\" | one of the culled keys",
        "--measure=share(module) | which is not culled | --cull=module",
        "--cull=pid --measure=share(module) | which is not culled | --cull=pid,module",
        "--measure='pages as a,times as a' | two measures are called a | another name",
        "--having= | unexpected end of the text | a test",
        "--having=pages | unexpected end of the text | one of =",
        "--having='pages >=' | a number is missing | such as 100",
        "--having='pages >= x' | \"x\" is no number | such as 100",
        "--having='pages >= 1%' | pages is not measured in that unit | a number",
        "--having='share >= 1s' | share is not measured in that unit | 1% or 0.01",
        "--having='bytes >= 10MB' | \"10MB\" is no number | MiB",
        "--having='first_alloc_ts > 10KiB' | is not measured in that unit | 10s",
        "--having='pid = 1' | pid is a key, and --having is about measures | a measure",
        "--having='page > 1' | no measure is called \"page\" | a measure to compare",
        "--having='pages > 1 pages < 5' | unexpected \"pages\" | \"and\"",
        "--having='(pages > 1' | unexpected end of the text | \")\"",
        "--having='not' | unexpected end of the text | a test",
        "--having='pages in 5' | unexpected \"5\" after in | a range",
        "--having='pages in 5..2' | the range is empty | smaller number first",
        "--having='pages in (1' | unexpected end of the text | \")\"",
        "--having='pages is there' | unexpected \"there\" | \"present\"",
        "--having='spark(pfn) > 1' | is a list, which has no order | another",
        "--having='distinct(pid > 1' | the ( is not closed | a )",
        "--sort=spark(pfn) | is a list, which has no order | one number",
        "--sort=-high | nothing here is called \"high\" | a key or measure",
        "--limit=3/modul | nothing here is called \"modul\" | one of the culled keys",
        "--limit=x/module | \"x\" is no number | --limit=3/module",
        "--limit=3,4 | a second number | --limit=3/module,20",
        "--limit=3/module,4/pid | a second limit within a key | --limit=3/module,20",
        "--cull=pid --limit=3/module | which is not culled | --cull=pid,module, or one of the culled keys",
        "--others=1 | --others takes no value | alone",
        "--across=nod --cull=pid | nothing here is called \"nod\" | a key whose values become columns",
        "--across=node | are columns of groups, and there are none | --cull",
        "--show=pidd | nothing here is called \"pidd\" | a key or measure to show",
        "--show= | a name is missing | a key or measure to show",
        "--o=1,x | \"x\" is no number | --order=1,2",
      })
  void error_namesTheProblem_andTheExpectation(String line, String problem, String expected) {
    PlanSyntaxException e = assertThrows(PlanSyntaxException.class, () -> Plan.parse(line));
    assertTrue(e.getMessage().contains(problem), e.getMessage());
    assertTrue(e.getMessage().contains(expected), e.getMessage());
    assertTrue(e.column() >= 1 && e.column() <= line.length() + 1, e.getMessage());
  }

  @Test
  void error_pointsAtTheWord() {
    PlanSyntaxException e =
        assertThrows(
            PlanSyntaxException.class,
            () -> Plan.parse("--cull=pid --having='pages > 1 and distinct(pit) > 2'"));
    assertEquals("--cull=pid --having='pages > 1 and distinct(pit) > 2'", e.text());
    assertEquals(e.text().indexOf("pit)") + 1, e.column());
    assertTrue(e.getMessage().contains("did you mean \"pid\"?"), e.getMessage());
  }

  @Test
  void shortForms_keepTheirMeaning() {
    assertEquals(Plan.parse("--sort=pid"), Plan.parse("--s=pid"));
    assertEquals(Plan.parse("--limit=3"), Plan.parse("--l=3"));
    assertEquals(Plan.parse("--order=3"), Plan.parse("--o=3"));
    assertEquals(Plan.parse("--handle=3"), Plan.parse("--h=3"));
    assertEquals(Plan.parse("--handle=3"), Plan.parse("--ha=3"));
    assertEquals(Plan.EMPTY.others(), Plan.parse("--ot"));
    assertEquals(Plan.parse("--show=pid"), Plan.parse("--sh pid"));
  }

  @Test
  void takesNext_optionsWithAValueAlone() {
    assertTrue(Plan.takesNext("--cull"));
    assertTrue(Plan.takesNext("--o"));
    assertTrue(!Plan.takesNext("--others"));
    assertTrue(!Plan.takesNext("--ot"));
    assertTrue(!Plan.takesNext("--cull=pid"));
    assertTrue(!Plan.takesNext("-m"));
  }
}
