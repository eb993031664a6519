package org.pageowner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageowner.testing.Samples;

/** Inventories of stacks on the command line. */
class StacksTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HANDLES = Samples.path(Samples.V6_12_HANDLE).toString();
  private static final String NAMED = Samples.path(Samples.V6_12_SHOW_STACKS_HANDLES).toString();
  private static final String SHOW_HANDLES = Samples.path(Samples.V6_12_SHOW_HANDLES).toString();

  private final Path folder;

  StacksTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void records_withStacks_haveTheStacksOfTheirHandles() throws IOException {
    Outcome outcome = Outcome.of("records", HANDLES, "--stacks=" + NAMED);
    assertEquals(0, outcome.exitCode());
    int joined = 0;
    for (String line : outcome.out().split("\n", 0)) {
      JsonNode record = JSON.readTree(line);
      assertTrue(record.get("handle").isNumber(), line);
      joined += record.get("stacktrace").isNull() ? 0 : 1;
    }
    assertEquals(102, joined);
  }

  @Test
  void info_withStacks_countsUnmatchedHandles() throws IOException {
    Outcome outcome = Outcome.of("info", "--format=json", HANDLES, "--stacks=" + NAMED);
    JsonNode report = JSON.readTree(outcome.out());
    assertEquals(3, report.get("unmatched_handles").longValue());
    assertEquals(105, report.get("records").longValue());
  }

  @Test
  void query_withStacks_culls() {
    Outcome outcome = Outcome.of("query", HANDLES, "--stacks", NAMED, "--cull=mod", "--limit=1");
    assertEquals(0, outcome.exitCode());
    assertTrue(outcome.out().contains("vmlinux"), outcome.out());
    assertEquals("", outcome.err(), "early pages have no stack in any inventory");
  }

  @Test
  void handlesOfAnotherBoot_areWarnedOf() throws IOException {
    Path other = folder.resolve("other");
    Files.writeString(other, " fork+0x1/0x2\nhandle: 1\n\n");
    Outcome outcome = Outcome.of("query", HANDLES, "--stacks=" + other, "--cull=mod");
    assertEquals(0, outcome.exitCode());
    assertTrue(outcome.err().contains("are both of one boot?"), outcome.err());
  }

  @Test
  void stacksWithoutHandles_areRefused() {
    Outcome outcome =
        Outcome.of("query", HANDLES, "--stacks=" + Samples.path(Samples.V6_12_A), "--cull=mod");
    assertEquals(1, outcome.exitCode());
    assertTrue(outcome.err().contains("show_stacks_handles of the same boot"), outcome.err());
  }

  @Test
  void stacks_ofAnInventory_isTheInventory() throws IOException {
    Outcome outcome = Outcome.of("stacks", SHOW_HANDLES);
    assertEquals(Files.readString(Path.of(SHOW_HANDLES)), outcome.out());
    Outcome joined = Outcome.of("stacks", SHOW_HANDLES, "--stacks=" + NAMED);
    assertTrue(joined.out().startsWith(" "), joined.out());
    assertEquals(0, joined.exitCode());
  }

  @Test
  void stacks_ofADump_areItsStacks_aboveTheThreshold() {
    String dump =
        """
        Page allocated via order 2, mask 0x1(A), pid 1, tgid 1 (a), ts 5 ns
        PFN 0x4 type Movable Block 0 type Movable Flags 0x1(x)
         fork+0x3/0x4

        Page allocated via order 0, mask 0x1(A), pid 2, tgid 2 (b), ts 6 ns
        PFN 0x8 type Movable Block 0 type Movable Flags 0x1(x)
         grow+0x3/0x4

        """;
    Outcome outcome =
        Outcome.of(dump.getBytes(StandardCharsets.UTF_8), "stacks", "-", "--threshold=2");
    assertEquals(" fork+0x3/0x4\nnr_base_pages: 4\n\n", outcome.out());
  }

  @Test
  void records_ofAnInventory_haveTheirCounts() throws IOException {
    Outcome outcome = Outcome.of("records", SHOW_HANDLES);
    JsonNode first = JSON.readTree(outcome.out().lines().findFirst().orElseThrow());
    assertTrue(first.get("pages").longValue() > 0, outcome.out());
    assertEquals(1, first.get("times").longValue());
    assertTrue(first.get("pfn").isNull(), outcome.out());
  }

  @Test
  void info_saysThatItIsAnInventory() {
    Outcome outcome = Outcome.of("info", NAMED);
    assertTrue(outcome.out().contains("an inventory of 66 stacks"), outcome.out());
  }
}
