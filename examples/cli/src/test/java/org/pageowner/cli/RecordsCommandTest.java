package org.pageowner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.testing.Samples;

class RecordsCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DUMP = Samples.path(Samples.V6_12_B).toString();

  /** Keys of records that a kernel patch marks, and of reports in a kernel log. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "swapped",
          "state",
          "reason",
          "free_pid",
          "free_tgid",
          "free_stacktrace",
          "callpath", // the functions of stacktrace
          "frames",
          "age"); // of a moment, not of a record

  @Test
  void records_ofADump_haveEveryKeyOfTheCatalogue() throws IOException {
    List<JsonNode> records = records("records", DUMP);

    for (Key<?> key : KeyCatalogue.all()) {
      boolean expected = !ELSEWHERE.contains(key.name());
      assertTrue(records.stream().allMatch(r -> r.has(key.name()) == expected), key.name());
    }
  }

  @Test
  void records_queryOptions_selectAsAQueryDoes() throws IOException {
    List<JsonNode> records =
        records("records", "--where", "order = 0", DUMP, "--module=leaky", "--limit=4", "-f");

    assertEquals(4, records.size());
    for (JsonNode record : records) {
      assertEquals("leaky", record.get("module").textValue());
      assertEquals(0, record.get("order").intValue());
    }
    assertEquals(
        records, records("records", DUMP, "--where=order=0 and module='leaky'", "--limit=4"));
  }

  @Test
  void records_withoutAny_saysWhyOnStandardError() {
    assertEquals(
        new Outcome(
            0,
            "",
            "pageowner: warning: "
                + DUMP
                + ": no record has the flag GFP_KERNAL; nearest: GFP_KERNEL\n"),
        Outcome.of("records", DUMP, "--where=gfp has GFP_KERNAL", "--limit=3"));
    assertEquals(new Outcome(0, "", ""), Outcome.of("records", DUMP, "--limit=0"));
  }

  @Test
  void records_textOfSelected_isTheirPartOfTheDump() {
    Outcome one = Outcome.of("records", DUMP, "--format=text", "--module=leaky", "--limit=1");

    assertEquals(0, one.exitCode());
    assertTrue(
        new String(Samples.bytes(Samples.V6_12_B), StandardCharsets.UTF_8).contains(one.out()));
    assertTrue(one.out().startsWith("Page allocated via order"), one.out());
    assertTrue(one.out().endsWith("\n\n"), one.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--cull=pid", "--measure=bytes", "--sort=pid", "-m"})
  void records_optionsOfGroupsAndOrders_areNamedAndRefused(String option) {
    Outcome outcome = Outcome.of("records", DUMP, option);

    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.err().contains("pageowner query"), outcome.err());
  }

  private static List<JsonNode> records(String... words) throws IOException {
    Outcome outcome = Outcome.of(words);
    assertEquals(new Outcome(0, outcome.out(), ""), outcome);
    List<JsonNode> records = new ArrayList<>();
    for (String line : outcome.out().split("\n", 0)) {
      records.add(JSON.readTree(line));
    }
    return records;
  }
}
