package org.pageowner.dsl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A wrong word in each place of the grammar: the message names the place, the problem, the
 * expectation, and what is meant where that can be guessed.
 */
class WrongWordTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      value = {
        "--cull='path(-3)'                @ -3)   @ at least 1 function: -3       @ path(3)",
        "--cull='frame(-1)'               @ -1)   @ counted from 1, the caller: -1 @ frame(2)",
        "--cull=path                      @ path  @ path needs arguments          @ path(3)",
        "--cull='frames(2)'               @ (2    @ frames takes nothing          @ frame(2)",
        "--cull='callpath(3)'             @ (3    @ callpath takes nothing        @ path(3)",
        "--cull='pid(3)'                  @ (3    @ pid takes nothing             @ expected pid",
        "--cull='pahts(3)'                @ pahts @ called \"pahts(...)\"         @ \"path\"?",
        "--cull='bukcet(age,5s)'          @ bukcet @ called \"bukcet(...)\"       @ \"bucket\"?",
        "--cull='bucket(age,5 s)'         @ s)    @ a blank before the unit       @ such as 5s",
        "--cull='bucket(age,5sec)'        @ 5sec  @ \"5sec\" is no number         @ ns, us, ms",
        "--cull='bucket(age,-5s)'         @ -5s   @ is positive: -5000000000      @ a duration",
        "--cull='bucket(frames,5)'        @ frames @ of rows, and functions are   @ caller",
        "--cull='extract(frames,\"a\")'   @ frames @ of rows, and functions are   @ frame(2)",
        "--cull='log2(pagse)'             @ pagse @ no key is called \"pagse\"     @ \"pages\"?",
        "--cull='extract(name)'           @ )     @ needs a regular expression    @ a comma",
        "--cull='extract(name,)'          @ )     @ needs a text in quotes        @ ^[a-z]+",
        "--cull='extract(name,a)'         @ a)    @ the text of extract is not in @ shell",
        "--cull='extract(\"a\",name)'     @ \"a\"  @ unexpected text in quotes     @ a key",
        "--cull='first()'                 @ )     @ first needs a text in quotes  @ first(",
        "--cull='first(a)'                @ a)    @ the text of first is not in   @ shell",
        "--cull='first(\"a\",\"b\")'      @ ,     @ unexpected \",\" in first     @ a )",
        "--where='stacktrace like \"\"'    @ \"\"'  @ a sequence is missing         @ < between",
        "--where='stacktrace like a < b'  @ a <   @ is in quotes                  @ < between",
        "--where='order => 1'             @ =>    @ unexpected \"=>\"              @ >=",
        "--where='order =< 1'             @ =<    @ unexpected \"=<\"              @ <=",
        "--where='name ilike a'           @ ilike @ unexpected \"ilike\"           @ \"like\"?",
        "--where='gfp hsa GFP_KERNEL'     @ hsa   @ unexpected \"hsa\"             @ \"has\"?",
        "--where='order ni (1)'           @ ni    @ unexpected \"ni\"              @ \"in\"?",
        "--where='pages > 4'              @ pages @ pages is a measure            @ --having",
        "--where='pid > 10s'              @ 10s   @ pid is no time                @ a number",
        "--measure='median(age,95)'       @ 95)   @ median has one key            @ quantile(age,95)",
        "--measure='median(age,pid)'      @ pid   @ median has one key            @ median(KEY)",
        "--measure='quantile(95,age)'     @ 95    @ before its percentage         @ quantile(KEY,95)",
        "--measure='quantile(age,101)'    @ 101   @ 0 to 100 per cent             @ from 0 to 100",
        "--measure='sum(frames)'          @ frames @ frames is not a number       @ numbers: pid",
        "--measure='sum(name)'            @ name) @ name is not a number          @ distinct(name)",
        "--measure='max(pagse)'           @ pagse @ nothing here is called        @ \"pages\"?",
        "--measure='pages[slab][early]'   @ [early @ unexpected \"[early]\"        @ one with and",
        "--measure='share[slab]'          @ [slab @ a share has no condition      @ share alone",
        "--measure='pages as 5x'          @ 5x    @ a name is of lower-case @ another name",
        "--measure='pages as x'           @ x'    @ short for the measure times   @ another name",
        "--measure='pages as pid'         @ pid   @ \"pid\" is a key               @ another name",
        "--measure='pages as bucket'      @ bucket @ is a function of keys        @ another name",
        "--measure='pages as others'      @ others @ is a word of the grammar     @ another name",
        "--having=pages                   @       @ unexpected end of the text    @ in 2..5",
        "--having='pages => 1'            @ =>    @ unexpected \"=>\"              @ >=",
        "--having='pages > 1 an times=1'  @ an t  @ unexpected \"an\"              @ \"and\"?",
        "--having='high > 1'              @ high  @ no measure is called \"high\"  @ by as",
        "--having='max(age) > 5 s'        @ s'    @ a blank before the unit       @ such as 5s",
        "--having='share > 5 %'           @ %     @ a blank before the unit       @ such as 5s",
        "--where='age > 5 s'              @ s'    @ a blank before the unit       @ such as 5s",
        "--having='bytes > 10MB'          @ 10MB  @ \"10MB\" is no number          @ \"10MiB\"?",
        "--having='size > 1.5g'           @ 1.5g  @ \"1.5g\" is no number          @ \"1.5GiB\"?",
        "--having='median(pid) > 1s'      @ 1s    @ not measured in that unit     @ a number",
        "--having='max(age) > 1x'         @ 1x    @ \"1x\" is no number            @ such as 10s",
        "--having='spark(pfn) > 1'        @ spark @ is a list                     @ another measure",
        "--cull=pid --sort='spark(pfn)'   @ spark @ is a list                     @ one number",
        "--limit=20,3/module              @ 3/    @ the limit within a key        @ 3/module,20",
        "--cull=pid --across=node,zone    @ zone  @ takes one key                 @ --across=node",
        "--wehre='pid = 1'                @ wehre @ no option is called --wehre   @ --where?",
      })
  void wrongWord_isShown_withWhatIsExpected(
      String line, String place, String problem, String expected) {
    PlanSyntaxException e = assertThrows(PlanSyntaxException.class, () -> Plan.parse(line));

    int value = line.indexOf('=') + 1;
    int found = place == null ? line.length() : line.indexOf(place, value);
    int index = found < 0 && place != null ? line.indexOf(place) : found;
    assertEquals(index + 1, e.column(), e.getMessage());
    String[] lines = e.getMessage().split("\n", -1);
    assertTrue(lines[0].contains(problem), e.getMessage());
    assertTrue(e.getMessage().substring(lines[0].length()).contains(expected), e.getMessage());
  }
}
