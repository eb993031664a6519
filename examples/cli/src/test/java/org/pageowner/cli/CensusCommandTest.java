package org.pageowner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.pageowner.testing.Samples;

/** Censuses on the command line. */
class CensusCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String A = Samples.path(Samples.V6_12_A).toString();
  private static final String B = Samples.path(Samples.V6_12_B).toString();

  private final Path folder;

  CensusCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private String census(String dump, String host, String... more) {
    String file = folder.resolve(host + ".ndjson.gz").toString();
    String[] words = new String[more.length + 4];
    words[0] = "census";
    words[1] = dump;
    words[2] = "--host=" + host;
    words[3] = "--output=" + file;
    System.arraycopy(more, 0, words, 4, more.length);
    Outcome outcome = Outcome.of(words);
    assertEquals(0, outcome.exitCode(), outcome.err());
    return file;
  }

  @Test
  void census_isOneObjectOfTheHostAndRowsWithoutThatField() throws IOException {
    Outcome outcome =
        Outcome.of(
            "census", A, "--host=web 1", "--kernel=6.12", "--boot-id=x", "--page-size=65536");
    assertEquals(0, outcome.exitCode(), outcome.err());
    List<String> lines = outcome.out().lines().toList();
    JsonNode header = JSON.readTree(lines.get(0)).get("census");
    assertEquals("web 1", header.get("host").textValue());
    assertEquals("6.12", header.get("kernel").textValue());
    assertEquals(65536, header.get("page_size").intValue());
    long pages = 0;
    for (String line : lines.subList(1, lines.size())) {
      JsonNode row = JSON.readTree(line);
      assertFalse(row.has("census"));
      assertEquals("web 1", row.get("top_host").textValue());
      assertTrue(row.get("callpath").isArray() || row.get("callpath").isNull(), line);
      pages += row.get("pages").longValue();
    }
    assertEquals(header.get("pages").longValue(), pages);
  }

  @Test
  void merge_ofPackedFiles_isTheSameInAnyOrder_andASource() throws IOException {
    String a = census(A, "a");
    String b = census(B, "b");
    Path merged = folder.resolve("fleet.ndjson");
    assertEquals(0, Outcome.of("merge", a, b, "--output=" + merged).exitCode());
    assertEquals(Files.readString(merged), Outcome.of("merge", b, a).out());
    assertEquals(Files.readString(merged), Outcome.of("merge", merged.toString()).out());
    Outcome info = Outcome.of("info", merged.toString());
    assertTrue(info.out().contains("a census of a, at "), info.out());
    assertTrue(info.out().contains("nothing unusual"), info.out());
    Outcome callers = Outcome.of("query", merged.toString(), "--cull=callpath", "--format=ndjson");
    assertEquals(
        Files.readAllLines(merged).size() - 1,
        callers.out().lines().count(),
        "a row for each group");
    for (String format : List.of("folded", "pprof")) {
      Outcome other = Outcome.of("query", merged.toString(), "--format=" + format);
      assertEquals(0, other.exitCode(), other.err());
      assertFalse(other.out().isEmpty());
    }
    for (String command : List.of("tree", "summary", "records", "stacks", "report")) {
      Outcome other = Outcome.of(command, merged.toString());
      assertEquals(0, other.exitCode(), command + ": " + other.err());
    }
    Outcome growth = Outcome.of("growth", a, b, "--cull=caller", "--limit=1");
    assertTrue(growth.out().contains("+137      12    149    +53  leaky_get_page"), growth.out());
  }

  @Test
  void wrongInput_isRefusedInOneLine() {
    String a = census(A, "a");
    assertFailure(1, "the host a is in", "merge", a, a);
    assertFailure(1, "such censuses cannot be merged", "merge", a, census(B, "b", "--cull=order"));
    assertFailure(1, "is not a census; pageowner census makes one", "merge", A);
    assertFailure(1, "is a census already", "census", a, "--host=b");
    assertFailure(1, "is in kernel logs alone", "census", A, "--cull=state");
    assertFailure(2, "nothing here is called", "census", A, "--cull=nothing");
    assertFailure(2, "--host is a name", "census", A, "--host=");
    assertFailure(2, "--page-size is a number of bytes above 0", "census", A, "--page-size=0");
    assertFailure(1, "no such file", "merge", folder.resolve("none").toString());
    String none = "--temporary-directory=" + folder.resolve("none");
    assertFailure(2, "--temporary-directory is a directory", "merge", a, none);
    assertFailure(1, "ages of different hosts", "census", A, "--cull=bucket(age,5s)");
    assertFailure(1, "a record has several frames", "census", A, "--cull=frames");
    Outcome broken =
        Outcome.of(
            "{\"census\":{\"version\":9}}\n".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            "info",
            "-");
    assertEquals(3, broken.exitCode());
    assertTrue(
        broken.err().contains("line 1, byte 11: the first line of a census: version 9"),
        broken.err());
  }

  @Test
  @EnabledIf("hasFullDevice")
  void fullDisk_isNamedWithItsFile() {
    Outcome outcome = Outcome.of("merge", census(A, "a"), "--output=/dev/full");
    assertEquals(1, outcome.exitCode());
    assertTrue(outcome.err().startsWith("pageowner: cannot write /dev/full: "), outcome.err());
  }

  static boolean hasFullDevice() {
    return Files.isWritable(Path.of("/dev/full"));
  }

  @Test
  void keysOfFunctions_areKeysOfTheFileAndOfQueries() {
    String keys = "path(3),bucket(alloc_ts,1s),extract(name,\"^[a-z]+\")";
    String merged = folder.resolve("fleet.ndjson").toString();
    Outcome merge =
        Outcome.of(
            "merge",
            census(A, "a", "--cull=" + keys),
            census(B, "b", "--cull=" + keys),
            "--temporary-directory=" + folder,
            "--output=" + merged);
    assertEquals(0, merge.exitCode(), merge.err());
    String dump = Outcome.of("query", B, "--cull=" + keys, "--format=csv").out();
    String census =
        Outcome.of("query", census(B, "c", "--cull=" + keys), "--cull=" + keys, "--format=csv")
            .out();
    assertEquals(dump.lines().sorted().toList(), census.lines().sorted().toList());
    Outcome growth =
        Outcome.of(
            "growth",
            census(A, "a", "--cull=" + keys),
            merged,
            "--cull=bucket(alloc_ts,1s)",
            "--format=csv");
    assertEquals(0, growth.exitCode(), growth.err());
    assertTrue(growth.out().contains("bucket(alloc_ts,1s)"), growth.out());
  }

  private static void assertFailure(int exitCode, String message, String... words) {
    Outcome outcome = Outcome.of(words);
    assertEquals(exitCode, outcome.exitCode(), outcome.err());
    assertTrue(outcome.err().contains(message), outcome.err());
    assertEquals("", outcome.out());
  }
}
