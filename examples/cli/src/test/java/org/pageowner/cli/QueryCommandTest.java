package org.pageowner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageowner.testing.Samples;

class QueryCommandTest {
  private static final String DUMP = Samples.path(Samples.V6_12_B).toString();

  private final Path folder;

  QueryCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void query_text_isATableWithTotals() {
    Outcome outcome = Outcome.of("query", DUMP, "--cull=module", "--sort=-pages", "--limit=2");

    assertEquals(
        new Outcome(
            0,
            """
            times  pages  module
               54  2,115  vmlinux
               77    163  leaky
            2 of 7 rows: 144 records, 2,309 pages (9.0 MiB)
            of these early, true owner unknown: 3 records, 3 pages (12 KiB)
            left out by the limit: 5 rows, 13 records, 31 pages (124 KiB)
            """,
            ""),
        outcome);
  }

  @Test
  void query_optionWords_areThoseOfThePlan() {
    String expected = Outcome.of("query", DUMP, "--name=init", "--sort=-pages").out();

    assertEquals(expected, Outcome.of("query", "--name", "init", DUMP, "-m").out());
    assertEquals(expected, Outcome.of("query", "-m", "--format", "text", "--na=init", DUMP).out());
    assertTrue(expected.contains("init"));
  }

  @Test
  void query_others_takesNoWord() {
    String expected = Outcome.of("query", DUMP, "--cull=module", "--limit=2", "--others").out();

    assertEquals(
        """
        times  pages  module
           54  2,115  vmlinux
           77    163  leaky
           13     31  (others)
        2 of 7 rows: 144 records, 2,309 pages (9.0 MiB)
        of these early, true owner unknown: 3 records, 3 pages (12 KiB)
        in the rows of others: 5 rows, 13 records, 31 pages (124 KiB)
        """,
        expected);
    assertEquals(
        expected, Outcome.of("query", "--others", DUMP, "--cull", "module", "--limit", "2").out());
    assertEquals(expected, Outcome.of("query", "--ot", DUMP, "--cull=mod", "--l=2").out());
  }

  @Test
  void query_stepsOnRows_areSharesAndColumns() {
    Outcome outcome =
        Outcome.of(
            "query",
            DUMP,
            "--cull=module",
            "--measure=share,size,pages[order >= 3] as high",
            "--having=share >= 5%",
            "--show=module,share,size,high");

    assertEquals(
        new Outcome(
            0,
            """
            module   share     size   high
            vmlinux  91.6%  8.3 MiB  2,064
            leaky     7.1%  652 KiB     96
            2 rows: 131 records, 2,278 pages (8.9 MiB)
            removed by having: 5 rows, 13 records, 31 pages (124 KiB)
            """,
            ""),
        outcome);
  }

  @Test
  void query_growthWithHaving_isAUsageError() {
    Outcome outcome = Outcome.of("growth", DUMP, DUMP, "--having=pages > 1");

    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.err().contains("no condition on rows (having)"), outcome.err());
  }

  @Test
  void query_standardInput_isRead() {
    Outcome outcome =
        Outcome.of(Samples.bytes(Samples.V6_12_B), "query", "-", "--cull=module", "--format=csv");

    assertEquals("times,pages,module", outcome.out().lines().findFirst().orElseThrow());
    assertEquals(Outcome.of("query", DUMP, "--cull=module", "--format=csv").out(), outcome.out());
  }

  @Test
  void query_ndjson_isOneObjectForEachRow() {
    Outcome outcome = Outcome.of("query", DUMP, "--cull=mod", "--format=ndjson", "--limit=1");

    assertEquals("{\"times\":54,\"pages\":2115,\"module\":\"vmlinux\"}\n", outcome.out());
  }

  @Test
  void query_fullStacks_showsFramesAsPrinted() {
    Outcome outcome = Outcome.of("query", DUMP, "--cull=st", "--limit=1", "--full-stacks");

    assertTrue(outcome.out().contains("\n    post_alloc_hook+0x"), outcome.out());
  }

  @Test
  void query_width_boundsLines() {
    Outcome outcome = Outcome.of("query", DUMP, "--cull=st", "--width=60");

    assertTrue(outcome.out().lines().allMatch(line -> line.length() <= 63), outcome.out());
    assertTrue(outcome.out().contains("…"));
  }

  @Test
  void query_output_isTheFile() throws Exception {
    Path file = Files.writeString(folder.resolve("result.csv"), "old");

    Outcome outcome =
        Outcome.of("query", DUMP, "--cull=mod", "--format=csv", "--output", file.toString());

    assertEquals(new Outcome(0, "", ""), outcome);
    assertEquals(
        Outcome.of("query", DUMP, "--cull=mod", "--format=csv").out(), Files.readString(file));
  }

  @Test
  void query_failure_leavesTheFileAndNothingBesideIt() throws Exception {
    Path file = Files.writeString(folder.resolve("result.csv"), "old");
    Path input = Files.write(folder.resolve("cut"), cut());

    Outcome outcome = Outcome.of("query", input.toString(), "--strict", "--output=" + file);

    assertEquals(3, outcome.exitCode());
    assertEquals("old", Files.readString(file));
    try (var files = Files.list(folder)) {
      assertEquals(
          List.of("cut", "result.csv"), files.map(f -> f.getFileName() + "").sorted().toList());
    }
  }

  @Test
  void query_explain_doesNotReadTheInput() {
    Outcome outcome = Outcome.of("query", "no-such-file", "--cull=mod", "--explain");

    assertEquals(0, outcome.exitCode());
    assertTrue(outcome.out().contains("group"), outcome.out());
  }

  @Test
  void query_badText_pointsAtTheColumn() {
    Outcome outcome = Outcome.of("query", DUMP, "--cull=modul");

    assertEquals(2, outcome.exitCode());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().startsWith("pageowner: column 8: "), outcome.err());
    assertTrue(outcome.err().contains("\n  --cull=modul\n         ^\n"), outcome.err());
    assertTrue(outcome.err().contains("module"), outcome.err());
  }

  @Test
  void query_cut_warns() {
    Outcome outcome = Outcome.of(cut(), "query", "-", "--cull=mod");

    assertEquals(0, outcome.exitCode());
    assertEquals(
        "pageowner: warning: standard input is cut: it ends within a record, or before the empty"
            + " line after it\n",
        outcome.err());
  }

  static byte[] cut() {
    byte[] whole = Samples.bytes(Samples.V6_12_B);
    return java.util.Arrays.copyOf(whole, whole.length - 40);
  }
}
