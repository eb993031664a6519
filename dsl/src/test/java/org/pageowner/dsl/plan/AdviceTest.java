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
        "--modlue=x | did you mean --module?",
        "--cull=function | caller is the first function outside of the allocators",
        "--where='func = kthread' | frame is any function of the stack",
        "--cull=spark(alloc_ts) | spark is a measure, for --measure",
        "--where='distinct(pid) > 1' | distinct is a measure, for --measure, --sort and --having",
        "--where='pages > 10' | a record has 2^order pages: order >= 3",
        "--where='order <> 4' | !=",
        "--where='name =~ \"k.*\"' | expected ~",
        "--where='name not like \"k*\"' | not goes before the key: not name ...",
        "--where='order not in (1, 2)' | not goes before the key: not order ...",
        "--where='name contains init' | like \"*text*\" finds a part",
        "--where='order between 3 and 5' | a range is in 2..5",
        "--where='node is null' | did you mean \"node is absent\"?",
        "--where='node is not null' | \"is not null\" is \"is present\" here",
        "--where='order = 1 AND slab' | did you mean \"and\"?",
        "--where='age > 10sec' | did you mean \"10s\"?",
        "--where='age > 1 minute' | a blank before the unit",
        "--where='age > 5S' | did you mean \"5s\"?",
        "--where='age > 3d' | units of time are ns, us, ms, s, m, h",
        "--cull=bucket(age,5sec) | did you mean \"5s\"?",
        "--where='pid = tgid' | a key is compared with a value",
        "--where='migrate_type != pageblock_type' | migrate_type is compared with a value, and pageblock_type is a key",
        "--where='name in (init, module)' | name is compared with a value, and module is a key",
        "--where='name <> foo' | expected !=",
        "--where='name => foo' | unexpected \">\"",
        "--where='order =~ 3' | unexpected \"~\"",
        "--where='name gt 3' | name is a text; unexpected \"gt\"",
        "--where='gfp contains GFP_KERNEL' | did you mean \"has\"?",
        "--where='gfp = GFP_KERNEL' | did you mean \"has\"?",
        "--where='stacktrace not like a' | not goes before the key: not stacktrace ...",
        "--where='age > 5 Sec' | a blank before the unit",
        "--having='pages > 3 min(age) > 4' | unexpected \"min\"",
        "--sort='pages desc' | expected -pages",
        "--sort='pages asc' | expected pages",
        "--sort=pid:desc | expected -pid",
        "--sort=pages- | expected -pages",
        "--sort='pages[slab] as high' | high is not among the measures",
        "--show='pages[slab] as high' | expected --measure='pages[slab] as high', and high here",
        "--having='max(age) > 10min' | did you mean \"10m\"?",
        "--having='pages <> 3' | !=",
        "--measure=quantile(age,95,5) | quantile(age,95): a key and one percentage",
        "--measure='pages as gfp_mask' | \"gfp_mask\" has the bits of a mask in NDJSON, so it is no name",
        "--cull=pid --limit=1/module | expected --cull=pid,module, or one of the culled keys",
        "--order='>=3' | a range is a condition: --where='order >= 3'"
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
