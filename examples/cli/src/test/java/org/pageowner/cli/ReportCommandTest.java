package org.pageowner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageowner.cli.failure.ExitCode;
import org.pageowner.testing.Samples;

class ReportCommandTest {
  private final Path folder;

  ReportCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void report_isOneCompletePage() throws IOException {
    Path file = folder.resolve("report.html");
    Outcome outcome =
        Outcome.of("report", Samples.path(Samples.V6_12_A).toString(), "--output=" + file);
    assertEquals(0, outcome.exitCode(), outcome.err());
    assertEquals("", outcome.out());
    String page = Files.readString(file);
    assertTrue(page.startsWith("<!doctype html>") && page.endsWith("</html>\n"));
    assertTrue(page.contains("Licensed to the Apache Software Foundation"), "licence header");
    assertTrue(page.contains("This product includes software developed at"), "notice");
    assertFalse(page.contains("{{"), "a mark is left");
  }

  @Test
  void reportOfTwoDumps_isOfTheirGrowth() {
    Outcome outcome =
        Outcome.of(
            "report",
            Samples.path(Samples.V6_12_A).toString(),
            Samples.path(Samples.V6_12_B).toString());
    assertEquals(0, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().contains("<title>6.12-A.txt to 6.12-B.txt"));
    assertTrue(outcome.out().contains("\"growth\":[{"));
  }

  @Test
  void dumpBesideAnInventory_isRefused() {
    Outcome outcome =
        Outcome.of(
            "report",
            Samples.path(Samples.V6_12_A).toString(),
            Samples.path("6.12-show_handles.txt").toString());
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("an inventory"), outcome.err());
  }

  @Test
  void reportWithMeminfo_accountsForTheDump() {
    Outcome outcome =
        Outcome.of(
            "report",
            Samples.path("6.12-account.txt.gz").toString(),
            "--meminfo=" + Samples.path("6.12-meminfo.txt"));
    assertEquals(0, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().contains("\"accounting\":[{\"total\":"));
  }

  @Test
  void otherFilesWithoutMeminfo_areRefused() {
    Outcome outcome =
        Outcome.of(
            "report",
            Samples.path(Samples.V6_12_A).toString(),
            "--zoneinfo=" + Samples.path("6.12-zoneinfo.txt"));
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("need --meminfo=FILE"), outcome.err());
  }

  @Test
  void noInput_isRefused() {
    assertEquals(ExitCode.USAGE, Outcome.of("report").exitCode());
  }

  @Test
  void inputWithoutRecords_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("other.txt"), "nothing of a kernel\n");
    Outcome outcome = Outcome.of("report", file.toString());
    assertEquals(ExitCode.FAILURE, outcome.exitCode());
    assertEquals("", outcome.out());
  }
}
