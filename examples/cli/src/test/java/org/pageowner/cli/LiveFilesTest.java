package org.pageowner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.testing.Samples;

/** Options for a running kernel, given with a saved dump. */
class LiveFilesTest {
  private static final String DUMP = Samples.path(Samples.V6_12_B).toString();

  @ParameterizedTest
  @ValueSource(strings = {"query", "summary", "info", "records", "stacks", "cgroups"})
  void aFileIsNoRunningKernel(String command) {
    Outcome outcome = Outcome.of(command, DUMP, "--deadline=1", "--readers=2");
    assertEquals(2, outcome.exitCode());
    assertTrue(
        outcome.err().contains("--readers, --deadline: only for the page_owner file of a running"),
        outcome.err());
    assertEquals("", outcome.out());
  }

  @Test
  void growthOfFilesIsNoneEither() {
    Outcome outcome = Outcome.of("growth", DUMP, DUMP, "--pfns=0-5");
    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.err().contains("--pfns: only for"), outcome.err());
  }

  @Test
  void ownRecordsMayBeIncludedAnywhere() {
    assertEquals(0, Outcome.of("summary", DUMP, "--include-own").exitCode());
    assertEquals(0, Outcome.of("query", DUMP, "--include-own", "--limit=1").exitCode());
    assertEquals(0, Outcome.of("growth", DUMP, DUMP, "--include-own").exitCode());
  }
}
