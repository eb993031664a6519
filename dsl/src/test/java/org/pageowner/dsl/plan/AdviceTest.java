package org.pageowner.dsl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors about words that people type name the word that does it, or the place for the word. */
class AdviceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--cull=stack | did you mean \"stacktrace\"?",
        "--cull=comm | did you mean \"name\"?",
        "--cull=frame | frame is for conditions, --where='frame = FUNCTION'",
        "--cull=pages | pages is a measure, for --measure, --sort and --having",
        "--cull=txt | txt is for --sort alone",
        "--sort=-count | did you mean \"times\"?",
        "--measure=pid | pid is a key, for conditions (--where), --cull, --sort; distinct(pid)",
        "--where='comm = init' | did you mean \"name\"?",
        "--where='stack is absent' | did you mean \"stacktrace\"?",
        "--group-by=module | group with --cull=KEY,...",
        "--pivot=node | spread the values of a key over columns with --across=KEY",
        "--measure=avg(order) | did you mean \"mean\"?",
        "--top=5 | keep the first rows with --limit=N",
        "--order-by=pages | sort with --sort=KEY,...",
        "--comm=init | did you mean --name?",
        "--pages=3 | pages is for --measure, --sort and --having",
        "--stack=x | stacktrace is for --cull, --sort and conditions",
        "--modlue=x | did you mean --module?"
      })
  void errors(String line, String advice) {
    String message =
        assertThrows(PlanSyntaxException.class, () -> Plan.parse(line.strip())).getMessage();

    assertTrue(message.contains(advice), message);
  }

  @Test
  void echoedWords_keepTheirQuotes_andTheCaretItsPlace() {
    List<String> words = List.of("--cull=st", "--where=name = it's and order => 4");
    PlanSyntaxException error = assertThrows(PlanSyntaxException.class, () -> Plan.parse(words));

    assertEquals("--cull=st --where=\"name = it's and order => 4\"", error.text());
    assertEquals('\'', error.text().charAt(error.column() - 1));
  }

  @Test
  void echoedLine_parsesToTheSameWords() {
    List<String> words = List.of("--limit=3", "--name=it's $HOME", "--where=order => 4");
    PlanSyntaxException ofWords = assertThrows(PlanSyntaxException.class, () -> Plan.parse(words));
    PlanSyntaxException ofLine =
        assertThrows(PlanSyntaxException.class, () -> Plan.parse(ofWords.text()));

    assertEquals(ofWords.getMessage(), ofLine.getMessage());
  }
}
