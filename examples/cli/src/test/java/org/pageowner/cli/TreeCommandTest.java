package org.pageowner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.core.Dump;
import org.pageowner.testing.Samples;

/** Call trees, folded stacks and profiles on the command line. */
class TreeCommandTest {
  private static final String BEFORE = Samples.path(Samples.V6_12_A).toString();
  private static final String AFTER = Samples.path(Samples.V6_12_B).toString();

  @Test
  void tree_showsThePages_fromTheEntryPoint_orFromTheCaller() {
    Outcome down = Outcome.of("tree", BEFORE, "--module=leaky");
    assertEquals(0, down.exitCode(), down.err());
    assertTrue(down.out().contains("entry point down: 6.12-A.txt, --module=leaky\n"), down.out());
    Outcome inverted = Outcome.of("tree", "--inverted", "--min", "0", BEFORE, "--module=leaky");
    assertTrue(inverted.out().contains("  leaky_get_page [leaky]\n"), inverted.out());
    assertFalse(inverted.out().contains("get_page_from_freelist"), inverted.out());
  }

  @Test
  void tree_leavesOutSmallFunctions_asAsked() {
    long all = Outcome.of("tree", BEFORE, "--min=0%").out().lines().count();
    long some = Outcome.of("tree", BEFORE).out().lines().count();
    long few = Outcome.of("tree", BEFORE, "--min=30%").out().lines().count();
    assertTrue(all > some && some > few, all + " " + some + " " + few);
    assertTrue(Outcome.of("tree", BEFORE, "--min=30%").out().contains(" more stacks)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"101%", "-1", "x", "", "NaN"})
  void tree_withAnotherShare_isRefused(String share) {
    Outcome outcome = Outcome.of("tree", BEFORE, "--min=" + share);
    assertEquals(2, outcome.exitCode(), outcome.err());
    assertTrue(outcome.err().contains("--min is a percentage from 0% to 100%"), outcome.err());
  }

  @Test
  void tree_ofSeveralDumps_isThatOfTheirGrowth() {
    Outcome outcome = Outcome.of("tree", BEFORE, AFTER, "--where='frame = leaky_get_page'");
    assertEquals(2, outcome.exitCode());
    outcome = Outcome.of("tree", BEFORE, AFTER, "--where=frame = leaky_get_page");
    assertEquals(0, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().contains("growth in pages by call path"), outcome.out());
    assertTrue(outcome.out().contains(" pages gained, "), outcome.out());
  }

  @Test
  void ndJson_hasAllNodes_andHtmlFolds() throws IOException {
    Outcome json = Outcome.of("tree", BEFORE, "--format=ndjson");
    long pages = Dump.read(Samples.path(Samples.V6_12_A)).report().pages();
    String root = json.out().lines().findFirst().orElseThrow();
    assertEquals(pages, new ObjectMapper().readTree(root).get("pages").longValue());
    assertTrue(Outcome.of("tree", BEFORE, "--format=html").out().contains("<details open>"));
  }

  @Test
  void folded_hasALineForEachPath_withTheChosenNumber() {
    Dump dump = Dump.read(Samples.path(Samples.V6_12_A));
    assertEquals(dump.report().pages(), sum(Outcome.of("query", BEFORE, "--format=folded")));
    assertEquals(
        dump.report().pages() * 4096,
        sum(Outcome.of("query", BEFORE, "--format=folded", "--value=bytes", "--cull=pid")));
    assertEquals(dump.size(), sum(Outcome.of("query", BEFORE, "--format=folded", "--value=times")));
    assertEquals(
        dump.report().pages() * 16384,
        sum(
            Outcome.of(
                "query", BEFORE, "--format=folded", "--value=bytes", "--measure=bytes(16384)")));
  }

  private static long sum(Outcome folded) {
    assertEquals(0, folded.exitCode(), folded.err());
    return folded
        .out()
        .lines()
        .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Test
  void folded_ofAGrowth_hasTwoNumbers() {
    Outcome outcome = Outcome.of("growth", BEFORE, AFTER, "--format=folded");
    assertEquals(0, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().lines().allMatch(line -> line.matches("\\S+ \\d+ \\d+")));
    assertTrue(outcome.out().contains(";leaky_grow;leaky_get_page;"), outcome.out());
  }

  @Test
  void value_withoutFolded_isRefused() {
    Outcome outcome = Outcome.of("query", BEFORE, "--value=bytes");
    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.err().contains("--value is for --format=folded"), outcome.err());
  }

  @Test
  void pprof_isCompressed_andHasTheTimeOfTheFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("profile.pb.gz");
    Path again = folder.resolve("again.pb.gz");
    for (Path output : new Path[] {file, again}) {
      Outcome outcome = Outcome.of("query", BEFORE, "--format=pprof", "--output=" + output);
      assertEquals(0, outcome.exitCode(), outcome.err());
    }
    assertEquals(-1, Files.mismatch(file, again));
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      assertTrue(
          new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).contains("leaky_get_page"));
    }
    Outcome growth =
        Outcome.of("growth", BEFORE, AFTER, "--format=pprof", "--output=" + file.toString());
    assertEquals(0, growth.exitCode(), growth.err());
    assertTrue(Files.size(file) > 1000);
  }

  @Test
  void stacks_ofInventories_andLogs_areWritten() {
    String inventory = Samples.path(Samples.V6_12_MOMENT_SHOW_STACKS).toString();
    assertTrue(sum(Outcome.of("query", inventory, "--format=folded")) > 0);
    assertEquals(0, Outcome.of("tree", inventory).exitCode());
    assertEquals(0, Outcome.of("tree", inventory, inventory).exitCode());
    byte[] log =
        """
        [    1.0] page last allocated via order 1, migratetype Unmovable, gfp_mask 0xcc0(GFP_KERNEL), pid 1, ts 9 ns
        [    1.0]  f+0x1/0x2
        [    1.0]  entry+0x1/0x2
        """
            .getBytes(StandardCharsets.UTF_8);
    assertEquals("entry;f 2\n", Outcome.of(log, "query", "-", "--format=folded").out());
  }
}
