package org.pageowner.cli;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageowner.testing.Samples;

/** A misspelt command, option or value: one line says what is meant. */
class MisspeltWordsTest {
  private static final String DUMP = Samples.path(Samples.V6_12_A).toString();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "growth DUMP DUMP --failover=5 | no option is called --failover; did you mean --fail-over?",
        "growth DUMP DUMP --comapre=x  | no option is called --comapre; did you mean --compare?",
        "query DUMP --formt=csv        | no option is called --formt; did you mean --format?",
        "query DUMP --form=csv         | no option is called --form; did you mean --format?",
        "query DUMP --full-stack       | no option is called --full-stack; did you mean --full",
        "tree DUMP --mni=1%            | no option is called --mni; did you mean --min?",
        "records DUMP --outptu=x       | no option is called --outptu; did you mean --output?",
        "summary DUMP --mminfo=x       | no option is called --mminfo; did you mean --meminfo?",
        "cgroups DUMP --limt=3         | no option is called --limt; did you mean --limit?",
        "query DUMP --format=json      | --format is one of text, csv, ndjson, html, folded, pprof, not",
        "query DUMP --json             | no option is called --json; did you mean --format=ndjson?",
        "tree DUMP --html              | no option is called --html; did you mean --format=html?",
        "query DUMP --format=ndjsn     | not \"ndjsn\"; did you mean ndjson?",
        "tree DUMP --inverted=1        | --inverted takes no value",
        "qurey DUMP                    | no command is called \"qurey\"; did you mean query?",
        "help query                    | each command has --help: pageowner query --help",
        "DUMP                          | an input is after a command: pageowner summary",
        "nonsense DUMP                 | no command is called \"nonsense\"; commands: summary",
        "records DUMP --limit=2/module | records take a limit alone",
        "records DUMP --others         | records take a limit alone",
        "records DUMP --show=pid       | records are written with all their fields",
        "records DUMP --having=pages>1 | --having and --across are for groups",
        "tree DUMP --cull=frames       | leave frames out of cull",
        "query DUMP --cull=frames --format=folded | leave frames out of cull",
        "growth DUMP DUMP --having=pages>1 | limit them, select records with where",
        "growth DUMP DUMP --measure=size | run a query on one dump for other measures",
        "growth DUMP DUMP --show=pid   | takes no show; cull by the key",
      })
  void misspelt_isNamed_withWhatIsMeant(String line, String expected) {
    Outcome outcome = Outcome.of(line.replace("DUMP", DUMP).split(" +"));

    assertEquals(2, outcome.exitCode(), outcome.err());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().contains(expected), outcome.err());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "query DUMP --wehre=pid=1  | did you mean --where?",
        "query DUMP --head=3       | keep the first rows with --limit=N",
        "query DUMP --reverse      | sort the largest first with --sort=-KEY",
        "query DUMP --by=module    | group with --cull=KEY,...",
        "query DUMP --haivng=x     | did you mean --having?",
        "records DUMP --whree=slab | did you mean --where?",
        "growth DUMP DUMP --clul=x | did you mean --cull?",
      })
  void misspeltOptionOfAQuery_isThatOfTheGrammar(String line, String expected) {
    Outcome outcome = Outcome.of(line.replace("DUMP", DUMP).split(" +"));

    assertEquals(2, outcome.exitCode(), outcome.err());
    assertTrue(outcome.err().startsWith("pageowner: column 3: no option is called --"));
    assertTrue(outcome.err().contains(expected), outcome.err());
  }

  @Test
  void listsOfWords_fitATerminal() {
    Outcome outcome = Outcome.of("query", DUMP, "--measure=pit");

    String list =
        outcome
            .err()
            .lines()
            .dropWhile(line -> !line.startsWith("measures: "))
            .collect(joining(" "));
    assertTrue(outcome.err().lines().allMatch(line -> line.length() < 100), outcome.err());
    assertTrue(list.contains("median(key) (md),"), outcome.err());
    assertTrue(list.endsWith("sum(key) (su), spark(key) (sp)"), outcome.err());
  }
}
