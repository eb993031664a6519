package org.pageowner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.testing.Samples;

class GrowthCommandTest {
  private static final String A = Samples.path(Samples.V6_12_A).toString();
  private static final String B = Samples.path(Samples.V6_12_B).toString();

  private final Path folder;

  GrowthCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void text_hasTheLeakFirst_andTellsRecordsApart() {
    Outcome outcome = Outcome.of("growth", A, B);

    assertEquals(0, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().lines().toList().get(2).matches(" +\\+132 .*leaky_get_page.*"));
    assertTrue(outcome.out().contains("one boot: 63 records stayed"), outcome.out());
  }

  @Test
  void csv_hasTheColumnsByTheirNames() {
    Outcome outcome =
        Outcome.of("growth", A, B, "--module=leaky", "--cull=mod,o", "--sort=o", "--format=csv");

    assertEquals(
        """
        module,order,times_before,times_after,times_growth,pages_before,pages_after,pages_growth
        leaky,0,12,63,51,12,63,51
        leaky,1,0,2,2,0,4,4
        leaky,3,0,12,12,0,96,96
        """,
        outcome.out());
  }

  @Test
  void ndjson_hasAnObjectForEachRow() throws IOException {
    Outcome outcome =
        Outcome.of("growth", A, B, "--format=ndjson", "--limit", "1", "--where=frame like leaky_*");

    JsonNode row = new ObjectMapper().readTree(outcome.out());
    assertEquals(132, row.get("pages_growth").asLong());
    assertEquals(48, row.get("times_growth").asLong());
    assertTrue(row.get("stacktrace").isArray());
  }

  @ParameterizedTest
  @CsvSource({"150, 4", "151, 0"})
  void failOver_isExceeded_byMorePages(String most, int exitCode) {
    Outcome outcome = Outcome.of("growth", A, B, "--module=leaky", "--fail-over=" + most);

    assertEquals(exitCode, outcome.exitCode());
    boolean said = outcome.err().startsWith("pageowner: memory grew by 151 pages (604 KiB)");
    assertEquals(exitCode == 4, said, outcome.err());
    assertTrue(outcome.out().contains("+132"), outcome.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"12x", "99999999999999999999"})
  void failOver_noNumber_saysSoInWords(String most) {
    Outcome outcome = Outcome.of("growth", A, B, "--fail-over=" + most);

    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.err().contains("is not a number, or too large;"), outcome.err());
  }

  @Test
  void packedAndStandardInput_areReadAsWell() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(Samples.bytes(Samples.V6_12_A));
    }
    Path file = Files.write(folder.resolve("a.gz"), packed.toByteArray());

    Outcome outcome =
        Outcome.of(Samples.bytes(Samples.V6_12_B), "growth", file.toString(), "-", "--format=csv");

    assertEquals(Outcome.of("growth", A, B, "--format=csv").out(), outcome.out());
  }

  @Test
  void output_isAFile() throws IOException {
    Path file = folder.resolve("growth.csv");
    Outcome outcome =
        Outcome.of("growth", A, B, "--cull=module", "--format=csv", "--output=" + file);

    assertEquals("", outcome.out());
    assertTrue(Files.readString(file).contains("leaky,12,77,65,12,163,151\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A | 2 | growth needs two inputs or more",
        "A B --measure=bytes | 2 | measures times and pages",
        "A B --sort=bytes | 2 | not by bytes",
        "A B --cull=nothing | 2 | nothing here is called",
        "A B --compare=lines | 2 | frames, symbols, folded",
        "A B --fail-over=-1 | 2 | 0 or more pages",
        "A B --width=1 | 2 | at least 40",
        "- - | 2 | standard input can be read only once",
        "A nowhere.txt | 1 | nowhere.txt: no such file",
        "A - | 1 | standard input is empty"
      })
  void whatIsWrong_isSaid(String words, int exitCode, String message) {
    String line = "growth " + words.replaceFirst("A", A).replaceFirst(" B\\b", " " + B);

    Outcome outcome = Outcome.of(line.strip().split(" +"));

    assertEquals(exitCode, outcome.exitCode(), outcome.err());
    assertTrue(outcome.err().contains(message), outcome.err());
    assertEquals("", outcome.out());
  }

  @Test
  void dumpAndInventory_areNotCompared() {
    Path inventory = Samples.path(Samples.V6_12_SHOW_STACKS_HANDLES);
    Outcome outcome = Outcome.of("growth", A, inventory.toString());

    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.err().contains("an inventory of stacks"), outcome.err());
  }

  @Test
  void severalDumps_haveSteps() {
    Outcome outcome = Outcome.of("growth", A, A, B, "--cull=module", "--format=csv", "--limit=1");

    assertEquals(
        """
        module,times_before,times_after,times_growth,pages_before,pages_after,pages_growth,\
        times_step_1,pages_step_1,times_step_2,pages_step_2
        leaky,12,77,65,12,163,151,0,0,65,151
        """,
        outcome.out());
  }

  @ParameterizedTest
  @CsvSource({"--fail-over=100000, 3", "--fail-over=0, 4", "--cull=module, 0"})
  void failOver_ofALastDumpThatIsCut_doesNotPass(String option, int exitCode) throws IOException {
    byte[] whole = Samples.bytes(Samples.V6_12_B);
    Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length - 100));

    Outcome outcome = Outcome.of("growth", A, cut.toString(), option);

    assertEquals(exitCode, outcome.exitCode(), outcome.err());
    assertEquals(exitCode == 3, outcome.err().contains("it is unknown whether"), outcome.err());
    assertTrue(outcome.out().contains("leaky"), "the table is shown all the same");
  }
}
