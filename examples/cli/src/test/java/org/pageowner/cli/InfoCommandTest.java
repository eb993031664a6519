package org.pageowner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageowner.testing.Samples;

class InfoCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DUMP = Samples.path(Samples.V6_12_B).toString();
  private static final String LOG =
      """
      page: refcount:0 mapcount:0 mapping:0000000000000000 index:0x0 pfn:0x1001
      page dumped because: <kasan>\u001b[1m
      page_owner tracks the page as freed
      page last allocated via order 1, migratetype Unmovable, gfp_mask 0xcc0(GFP_KERNEL), \
      pid 9, tgid 8 (a b), ts 1000000001, free_ts 2000000000
       f+0x1/0x2
      page last free pid 7 tgid 6 stack trace:
       g+0x3/0x4
      """;

  private final Path folder;

  InfoCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void log_text_hasItsReports() throws IOException {
    Outcome outcome = Outcome.of("info", file("dmesg", LOG));

    assertEquals(0, outcome.exitCode());
    assertEquals(
        List.of(
            "nothing unusual",
            "",
            "line 1: page 0x1001, order 1 (2 pages), Unmovable, freed when it was reported",
            "dumped because: <kasan>\\x1b[1m",
            "last allocated by a b, pid 9, tgid 8, at 1.000000 s,"
                + " with gfp mask 0xcc0(GFP_KERNEL)",
            "  f+0x1/0x2",
            "last freed by pid 7, tgid 6, at 2.000000 s",
            "  g+0x3/0x4"),
        outcome.out().lines().skip(4).toList());
  }

  @Test
  void log_withManyReports_showsTheFirstOnes() throws IOException {
    String many = String.join("", Collections.nCopies(1025, LOG));

    String out = Outcome.of("info", file("dmesg", many)).out();

    assertEquals(20, out.lines().filter(line -> line.startsWith("dumped because")).count());
    assertTrue(out.endsWith("\n\nand 1,005 more\n"), out);
  }

  @Test
  void log_json_isOneLine() throws IOException {
    String out = Outcome.of("info", "--format=json", file("dmesg", LOG)).out();

    assertEquals(1, JSON.readTree(out).get("records").intValue());
    assertEquals(1, out.lines().count());
  }

  @Test
  void severalInputs_areARowEach_andTheErrorsGiveTheExitCode() throws IOException {
    String log = file("dmesg", LOG);
    String letter = file("letter", "Dear all,\n");
    String none = folder.resolve("none").toString();

    Outcome outcome = Outcome.of("info", DUMP, log, none, letter, folder.toString());

    assertEquals(1, outcome.exitCode());
    assertEquals("", outcome.err());
    List<String> lines = outcome.out().lines().map(line -> line.replaceAll(" {2,}", "|")).toList();
    assertEquals(7, lines.size());
    assertEquals("file|kind|records|pages|stacks|early|kernels|unusual", lines.get(0));
    assertEquals(DUMP + "|page_owner|144|2,309|37|3|6.7+|-", lines.get(1));
    assertEquals(log + "|kernel log|1|2|1|0|4.6+ kernel log|-", lines.get(2));
    assertEquals(none + "|-|-|-|-|-|-|error: no such file", lines.get(3));
    assertEquals(
        letter + "|-|0|0|0|0|-|error: is not a page_owner dump: there is no record in it",
        lines.get(4));
    assertEquals(folder + "|-|-|-|-|-|-|error: is a directory", lines.get(5));
    assertEquals("5 files, 3 with errors", lines.get(6));
  }

  @Test
  void severalInputs_columnsAreAligned() throws IOException {
    List<String> lines =
        Outcome.of("info", DUMP, file("dmesg-with-a-long-name", LOG)).out().lines().toList();

    int records = lines.get(0).indexOf("records") + "records".length();
    assertEquals("144", lines.get(1).substring(records - 3, records));
    assertEquals("  1", lines.get(2).substring(records - 3, records));
  }

  @Test
  void severalInputs_unusualPieces_areCountedInTheRow() throws IOException {
    String cut = new String(QueryCommandTest.cut(), StandardCharsets.UTF_8);

    Outcome outcome = Outcome.of("info", DUMP, file("cut", "noise\n" + cut));

    assertEquals(0, outcome.exitCode());
    assertEquals("", outcome.err());
    assertTrue(outcome.out().contains("  1 malformed, cut\n"), outcome.out());
  }

  @Test
  void severalInputs_logWithoutOwners_isExplainedInItsRow() throws IOException {
    String log =
        """
        page: refcount:0 mapcount:0 mapping:0000000000000000 index:0x0 pfn:0x1001
        page dumped because: nonzero mapcount
        page_owner info is not present (never set?)
        """;

    Outcome outcome = Outcome.of("info", DUMP, file("dmesg", log));

    assertEquals(0, outcome.exitCode());
    assertTrue(outcome.out().contains("  no record: "), outcome.out());
    assertFalse(outcome.out().contains("error"), outcome.out());
  }

  @Test
  void severalInputs_json_isOneObjectALine() throws IOException {
    String none = folder.resolve("none").toString();
    String letter = file("letter", "Dear all,\n");

    Outcome outcome = Outcome.of("info", "--format=json", DUMP, none, letter);

    assertEquals(1, outcome.exitCode());
    List<String> lines = outcome.out().lines().toList();
    assertEquals(3, lines.size());
    JsonNode first = JSON.readTree(lines.get(0));
    assertEquals(144, first.get("records").intValue());
    assertFalse(first.has("error"));
    assertEquals("{\"source\":\"%s\",\"error\":\"no such file\"}".formatted(none), lines.get(1));
    JsonNode last = JSON.readTree(lines.get(2));
    assertEquals(10, last.get("bytes").intValue());
    assertTrue(last.get("error").textValue().startsWith("is not a page_owner dump"), lines.get(2));
  }

  @Test
  void csv_hasAHeaderAndARowForEachInput() throws IOException {
    Outcome outcome = Outcome.of("info", "--format=csv", DUMP, file("a, b", "Dear all,\n"));

    assertEquals(1, outcome.exitCode());
    assertEquals(
        """
        file,kind,records,pages,stacks,early,kernels,unusual
        %s,page_owner,144,2309,37,3,6.7+,
        "%s",,0,0,0,0,,error: is not a page_owner dump: there is no record in it
        """
            .formatted(DUMP, folder.resolve("a, b")),
        outcome.out());
  }

  @Test
  void severalInputs_strict_endsWithTheCodeForMalformedInput() throws IOException {
    String cut = new String(QueryCommandTest.cut(), StandardCharsets.UTF_8);

    Outcome outcome = Outcome.of("info", "--strict", file("cut", cut), DUMP);

    assertEquals(3, outcome.exitCode());
    assertTrue(outcome.out().contains("2 files, 1 with errors\n"), outcome.out());
  }

  @Test
  void severalInputs_standardInputIsOneOfThem_onlyOnce() {
    byte[] text = LOG.getBytes(StandardCharsets.UTF_8);

    assertTrue(Outcome.of(text, "info", DUMP, "-").out().contains("\nstandard input "));
    assertEquals(2, Outcome.of(text, "info", "-", "-").exitCode());
  }

  @Test
  void hundredsOfInputs_areReadOneAfterTheOther() {
    String[] words = new String[301];
    java.util.Arrays.fill(words, DUMP);
    words[0] = "info";

    Outcome outcome = Outcome.of(words);

    assertEquals(0, outcome.exitCode());
    assertEquals(302, outcome.out().lines().count());
  }

  @Test
  void hostileFileName_isEscaped() throws IOException {
    String hostile = file("a\u001b[2J\nb", LOG);

    Outcome outcome = Outcome.of("info", DUMP, hostile);

    assertEquals(4, outcome.out().lines().count(), outcome.out());
    assertTrue(outcome.out().contains("a\\x1b[2J\\x0ab"), outcome.out());
  }
}
