package org.pageowner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.pageowner.testing.Samples;

/** A dump beside meminfo, on the command line. */
class AccountCommandTest {
  private static final String DUMP = Samples.path("6.12-account.txt.gz").toString();
  private static final String MEMINFO = "--meminfo=" + Samples.path("6.12-meminfo.txt");
  private static final String ZONEINFO = "--zoneinfo=" + Samples.path("6.12-zoneinfo.txt");

  @Test
  void text_ofADriverThatTakesPagesQuietly_namesIt() {
    Outcome outcome = Outcome.of("account", DUMP, MEMINFO, ZONEINFO);

    assertEquals(0, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().contains("leaky_get_page"), outcome.out());
    assertTrue(outcome.out().contains("free pages in the lists of CPUs"), outcome.out());
  }

  @Test
  void json_countersAndOwners_addUpToTheDump() throws IOException {
    JsonNode json =
        new ObjectMapper().readTree(Outcome.of("account", DUMP, MEMINFO, "--format=json").out());

    long sum = 0;
    for (JsonNode line : json.get("counters")) {
      sum += line.get("dump").longValue();
    }
    for (JsonNode owner : json.get("not_in_meminfo")) {
      sum += owner.get("pages").longValue();
    }
    assertEquals(json.get("tracked").longValue(), sum);
    assertEquals(30451, json.get("used").longValue());
  }

  @Test
  void failOver_morePages_endsWithCode4() {
    assertEquals(4, Outcome.of("account", DUMP, MEMINFO, "--fail-over=8310").exitCode());
    assertEquals(0, Outcome.of("account", DUMP, MEMINFO, "--fail-over=8311").exitCode());
    assertEquals(2, Outcome.of("account", DUMP, MEMINFO, "--fail-over=-1").exitCode());
  }

  @Test
  void meminfo_missingOrAnotherFile_isRefused() {
    assertEquals(2, Outcome.of("account", DUMP).exitCode());
    Outcome another = Outcome.of("account", DUMP, "--meminfo=" + DUMP);
    assertEquals(1, another.exitCode());
    assertTrue(
        another.err().contains("is not a copy of /proc/meminfo: it is a page_owner dump"),
        another.err());
  }

  @Test
  void summary_withMeminfo_hasTheAccounting() {
    Outcome outcome = Outcome.of("summary", DUMP, MEMINFO);

    assertEquals(0, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().contains("pages that meminfo counts"), outcome.out());
    assertEquals(2, Outcome.of("summary", DUMP, ZONEINFO).exitCode());
  }
}
