package org.pageowner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.cli.output.Terminal;
import org.pageowner.testing.Samples;

class ErrorsTest {
  private final Path folder;

  ErrorsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"query", "records", "info"})
  void noSuchFile(String command) {
    Path file = folder.resolve("none");

    assertEquals(
        new Outcome(1, "", "pageowner: " + file + ": no such file\n"),
        Outcome.of(command, file.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"query", "records", "info"})
  void directory(String command) {
    assertEquals(
        new Outcome(1, "", "pageowner: " + folder + " is a directory\n"),
        Outcome.of(command, folder.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"query", "records", "info"})
  void empty(String command) throws IOException {
    Path file = Files.createFile(folder.resolve("empty"));

    Outcome outcome = Outcome.of(command, file.toString());

    assertEquals(1, outcome.exitCode());
    assertEquals(
        "pageowner: "
            + file
            + " is empty; as a copy of the kernel's file it should have records: was it read as root,"
            + " on a kernel booted with page_owner=on?\n",
        outcome.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"query", "records", "info"})
  void noDump(String command) throws IOException {
    Path file = Files.writeString(folder.resolve("letter"), "Dear all,\n");

    Outcome outcome = Outcome.of(command, file.toString());

    assertEquals(1, outcome.exitCode());
    assertEquals(
        "pageowner: " + file + " is not a page_owner dump: there is no record in it\n",
        outcome.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"query", "records", "info", "summary", "stacks", "cgroups"})
  void packed_isNamedWithTheCommandThatUnpacksIt(String command) throws IOException {
    Path file = Files.write(folder.resolve("x"), new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0});

    assertEquals(
        new Outcome(
            1,
            "",
            "pageowner: %s is packed with xz, which is not read: unpack it, as with xz -dc %s | pageowner ... -\n"
                .formatted(file, file)),
        Outcome.of(command, file.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"query", "records", "summary"})
  void otherFile_isNamed(String command) throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "allocinfo - version: 1.0\n");

    Outcome outcome = Outcome.of(command, file.toString());

    assertEquals(1, outcome.exitCode());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().contains("no record in it; it is /proc/allocinfo"), outcome.err());
  }

  @Test
  void otherFile_inPlaceOfPagetypeinfoOrStacks_isNamed() throws IOException {
    String file = Files.writeString(folder.resolve("x"), "MemTotal:  1 kB\n").toString();

    assertEquals(
        "pageowner: "
            + file
            + " is not a copy of /proc/pagetypeinfo: it is /proc/meminfo: it has counters of"
            + " the whole memory, not the owners of pages; give it beside a dump, as in pageowner"
            + " account --meminfo=FILE DUMP\n",
        Outcome.of("fragmentation", "--pagetypeinfo=" + file, "-").err());
    assertTrue(
        Outcome.of("records", "--stacks=" + file, "-")
            .err()
            .contains("handles; it is /proc/meminfo"));
  }

  @Test
  void logWithoutOwners_isReadAndSaysSo() {
    byte[] log = "page_owner info is not present (never set?)\n".getBytes(StandardCharsets.UTF_8);

    Outcome info = Outcome.of(log, "info", "--format=json", "-");
    assertEquals(0, info.exitCode());
    assertTrue(info.out().contains("\"records\":0,"), info.out());
    assertTrue(info.out().contains("\"explanation\":\"its reports say "), info.out());
    assertTrue(info.err().contains("page_owner info is not present"), info.err());
    assertEquals(1, Outcome.of(log, "records", "-").exitCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"query", "records", "info"})
  void cut_isAWarning(String command) {
    Outcome outcome = Outcome.of(QueryCommandTest.cut(), command, "-");

    assertEquals(0, outcome.exitCode());
    assertTrue(
        outcome.err().startsWith("pageowner: warning: standard input is cut: "), outcome.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"query", "records", "info"})
  void strict_cut_isMalformed(String command) {
    Outcome outcome = Outcome.of(QueryCommandTest.cut(), command, "-", "--strict");

    assertEquals(3, outcome.exitCode());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().startsWith("pageowner: "), outcome.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query",
        "records",
        "info",
        "query --width=5 x",
        "query a b",
        "frobnicate",
        "info --format=xml x",
        "query --format=xml x",
        "summary --bogus x",
        ""
      })
  void usage(String line) {
    Outcome outcome = Outcome.of(line.isEmpty() ? new String[0] : line.split(" ", -1));

    assertEquals(2, outcome.exitCode());
    assertEquals("", outcome.out());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().startsWith("pageowner: "), outcome.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sort", "sort x", "sort --bogus x y", "sort --sort=nonsense x y"})
  void usage_ofSort_isTheReferencesExitCode(String line) {
    Outcome outcome = Outcome.of(line.split(" ", -1));

    assertEquals(1, outcome.exitCode());
    assertEquals("", outcome.out());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
  }

  @ParameterizedTest
  @CsvSource({
    "qeury, 'no command is called \"qeury\"; did you mean query? try: '",
    "page_owner.txt, 'no command is called \"page_owner.txt\"; commands: summary, '",
    "summary --stirct x, --strict?",
    "query x --deadline=abc, 'Invalid value for option ''--deadline'': ''abc'' is not a number; try'",
  })
  void unknownWord_namesItAndTheKnownOnes(String words, String message) {
    Outcome outcome = Outcome.of(words.split(" "));

    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.err().contains(message), outcome.err());
    assertEquals(1, outcome.err().lines().count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"query", "records", "info", "stacks", "tree"})
  void inputWithoutAName_isCalledSo(String command) {
    Outcome outcome = Outcome.of(command, "");

    assertEquals(2, outcome.exitCode(), outcome.err());
    assertTrue(outcome.err().contains("the name of an input is empty"), outcome.err());
  }

  @Test
  void outputFolderMissing() {
    Outcome outcome =
        Outcome.of(
            Samples.bytes(Samples.V6_12_A), "query", "-", "--output", folder + "/none/result");

    assertEquals(
        new Outcome(
            1,
            "",
            "pageowner: cannot write " + folder + "/none/result: there is no such directory\n"),
        outcome);
  }

  @Test
  void outputInAFolderThatMayNotBeEntered_isNotCalledMissing() throws IOException {
    Path closed = Files.createDirectories(folder.resolve("closed/within"));
    Files.setPosixFilePermissions(closed.getParent(), Set.of());
    assumeFalse(Files.exists(closed), "this user may enter every folder");
    try {
      Outcome outcome =
          Outcome.of(Samples.bytes(Samples.V6_12_A), "query", "-", "--output", closed + "/result");

      assertEquals(1, outcome.exitCode());
      assertTrue(outcome.err().endsWith("/result: permission denied\n"), outcome.err());
    } finally {
      Files.setPosixFilePermissions(
          closed.getParent(), PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void outputIsADirectory() {
    Outcome outcome =
        Outcome.of(Samples.bytes(Samples.V6_12_A), "records", "-", "--output=" + folder);

    assertEquals(1, outcome.exitCode());
    assertTrue(outcome.err().contains("is a directory"), outcome.err());
  }

  @Test
  void closedPipe_isQuiet() {
    assertEquals(new Outcome(141, "", ""), outcomeOfWriting(new IOException("Broken pipe")));
  }

  @Test
  void fullDisk_isAnError() {
    assertEquals(
        new Outcome(1, "", "pageowner: cannot write standard output: No space left on device\n"),
        outcomeOfWriting(new IOException("No space left on device")));
  }

  private static Outcome outcomeOfWriting(IOException failure) {
    StringWriter err = new StringWriter();
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw failure;
          }
        };
    Terminal terminal =
        new Terminal(InputStream.nullInputStream(), out, new PrintWriter(err, true), false, 80);
    int exitCode = CommandLines.run(terminal, "records", Samples.path(Samples.V6_12_A).toString());
    return new Outcome(exitCode, "", err.toString());
  }
}
