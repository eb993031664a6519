package org.pageowner.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.cli.output.Progress;
import org.pageowner.cli.output.Terminal;
import org.pageowner.core.Dump;
import org.pageowner.dsl.analysis.summary.Summary;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.testing.Samples;

class CommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static final List<String> samples = Samples.ALL;

  private final Path folder;

  CommandsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @FieldSource("samples")
  void records_isALineForEachRecord(String sample) throws IOException {
    Outcome outcome = Outcome.of("records", Samples.path(sample).toString());

    assertEquals(0, outcome.exitCode());
    assertEquals(
        Dump.read(Samples.path(sample)).size(),
        outcome.out().chars().filter(c -> c == '\n').count());
    for (String line : outcome.out().split("\n", 0)) {
      assertTrue(JSON.readTree(line).get("pfn").isNumber(), line);
    }
  }

  @ParameterizedTest
  @FieldSource("samples")
  void records_text_isTheDumpItself(String sample) throws IOException {
    Path copy = Files.write(folder.resolve("dump"), Samples.bytes(sample));

    Outcome outcome = Outcome.of("records", copy.toString(), "--format=text", "--output=" + copy);

    assertEquals(new Outcome(0, "", ""), outcome);
    assertArrayEquals(Samples.bytes(sample), Files.readAllBytes(copy));
  }

  @Test
  void info_text_isTheReport() throws IOException {
    Path sample = Samples.path(Samples.V6_12_B);

    assertEquals(
        new Outcome(0, Dump.read(sample).report() + "\n", ""),
        Outcome.of("info", sample.toString()));
  }

  @Test
  void info_json_hasTheFields() throws IOException {
    JsonNode json =
        JSON.readTree(
            Outcome.of("info", "--format=json", Samples.path(Samples.V6_12_B).toString()).out());

    assertEquals(144, json.get("records").intValue());
    assertEquals(2309, json.get("pages").intValue());
    assertFalse(json.get("truncated_tail").booleanValue());
  }

  @Test
  void sort_writesWhatTheReferenceWrites() throws IOException {
    Path output = folder.resolve("sorted");
    String input = Samples.path(Samples.V6_12_B).toString();

    Outcome toFile = Outcome.of("sort", "-m", "--cull=st", input, output.toString());
    Outcome toStandardOutput =
        Outcome.of(Samples.bytes(Samples.V6_12_B), "sort", "-m", "--cull", "st", "-", "-");

    assertEquals(new Outcome(0, "", ""), toFile);
    assertEquals(Files.readString(output, StandardCharsets.UTF_8), toStandardOutput.out());
    assertTrue(toStandardOutput.out().startsWith("3 times, 1536 pages"), toStandardOutput.out());
  }

  @Test
  void keys_listsAll() {
    String out = Outcome.of("keys").out();

    for (Key<?> key : KeyCatalogue.all()) {
      assertTrue(out.contains(key.name()) && out.contains(key.description()), key.name());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"query", "records", "info", "sort", "keys"})
  void help_hasAnExample(String command) {
    Outcome outcome = Outcome.of(command, "--help");

    assertEquals(0, outcome.exitCode());
    assertEquals("", outcome.err());
    assertTrue(outcome.out().contains("Example"), outcome.out());
    assertTrue(outcome.out().contains("  pageowner " + command), outcome.out());
  }

  @Test
  void help_listsCommandsAndExitCodes() {
    String out = Outcome.of("--help").out();

    for (String word :
        List.of("summary", "query", "records", "info", "sort", "keys", "Exit codes:", "141")) {
      assertTrue(out.contains(word), word);
    }
  }

  @ParameterizedTest
  @FieldSource("samples")
  void summary_isOneScreen(String sample) throws IOException {
    Path path = Samples.path(sample);
    Outcome outcome = Outcome.of("summary", path.toString());

    assertEquals(0, outcome.exitCode());
    assertEquals(Summary.of(path) + "\n", outcome.out());
  }

  @Test
  void summary_asHtml_isAFragment() throws IOException {
    Path html = folder.resolve("summary.html");
    Path path = Samples.path(Samples.V6_12_B);
    Outcome outcome = Outcome.of("summary", "--format=html", "--output=" + html, path.toString());

    assertEquals(0, outcome.exitCode());
    assertEquals("", outcome.out());
    assertEquals(Summary.of(path).toHtml() + "\n", Files.readString(html));
  }

  @Test
  void summary_noDump_isAnError() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));

    assertEquals(1, Outcome.of("summary", empty.toString()).exitCode());
    assertEquals(2, Outcome.of("summary", "--format=csv", empty.toString()).exitCode());
  }

  @Test
  void version_isPrinted() {
    assertTrue(Outcome.of("--version").out().startsWith("pageowner "));
  }

  @Test
  void progress_showsAfterASecondAndGoesAway() {
    StringWriter err = new StringWriter();
    AtomicLong clock = new AtomicLong();
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            new PrintWriter(err),
            true,
            80);

    try (Progress progress = new Progress(terminal, clock::get)) {
      progress.onProgress(1 << 20, 4 << 20, 1);
      assertEquals("", err.toString());
      clock.set(2_000_000_000L);
      progress.onProgress(2 << 20, 4 << 20, 2);
    }

    assertTrue(err.toString().contains("reading"), err.toString());
    assertTrue(err.toString().endsWith("\r\u001b[K"), err.toString());
  }

  @Test
  void progress_ofARunningKernel_isInPerCentOfThePageFrames() {
    StringWriter err = new StringWriter();
    AtomicLong clock = new AtomicLong();
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            new PrintWriter(err),
            true,
            80);

    try (Progress progress = new Progress(terminal, clock::get)) {
      clock.set(2_000_000_000L);
      progress.onPageFrames(1000, 2000, 5000);
      progress.onProgress(1 << 20, 0, 1);
    }

    assertTrue(err.toString().contains("25%"), err.toString());
    assertFalse(err.toString().contains("MiB"), err.toString());
  }
}
