package org.pageowner.cli.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.core.LiveSource;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.ReadReport;
import org.pageowner.testing.SimulatedKernel;
import picocli.CommandLine;

/** The settings of a running kernel, and what else its reading needs. */
class LiveOptionsTest {
  private static LiveSource applied(SimulatedKernel kernel, String... words) {
    LiveOptions options = CommandLine.populateSpec(LiveOptions.class, words);
    return options.apply(LiveSource.of("simulated", kernel));
  }

  private static SimulatedKernel filled() {
    SimulatedKernel kernel = SimulatedKernel.seekable();
    for (long pfn = 0; pfn < 100; pfn++) {
      kernel.page(pfn, 1, 1, 0);
    }
    return kernel;
  }

  private static long records(String... words) throws IOException {
    return applied(filled(), words).forEachBatch(batch -> {}).records();
  }

  @ParameterizedTest
  @CsvSource({
    "--max-records=7, 7",
    "--pfns=10-20, 10",
    "--pfns=0x10-0x20, 16",
    "--pfns=090-, 10",
    "--pfns=-5, 5",
    "--pfns=-, 100",
    "--readers=3, 100",
    "--deadline=600, 100",
    "--deadline=0, 0"
  })
  void optionsAreSettingsOfTheSource(String option, long expected) throws IOException {
    assertEquals(expected, records(option));
  }

  @Test
  void theKernelModeIsAFilter() {
    assertEquals(
        List.of("mode=stack_handle"),
        applied(SimulatedKernel.filtering(), "--kernel-mode=stack_handle").kernelFilters());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--pfns=20-10",
        "--pfns=a",
        "--readers=0",
        "--max-records=-1",
        "--deadline=0.0001"
      })
  void valuesOutOfRangeAreWrongUsage(String option) {
    RuntimeException e = assertThrows(RuntimeException.class, () -> records(option));
    assertEquals("Failure", e.getClass().getSimpleName(), e::toString);
  }

  @Test
  void theReasonWhyOwnRecordsAreUnknownIsGiven() {
    LiveSource elsewhere = LiveSource.of("simulated", filled());
    ReadReport report =
        ReadReport.builder("simulated").records(5).dialects(Set.of(Dialect.V6_7)).build();
    String note = OwnRecordsNote.of(elsewhere, report).orElseThrow();
    assertTrue(note.contains("in a pid namespace"), note);
    assertEquals(Optional.empty(), OwnRecordsNote.of(null, report));
    assertEquals(
        Optional.empty(), OwnRecordsNote.of(elsewhere, ReadReport.builder("none").build()));
  }

  @Test
  void theOomScoreIsWrittenWhereThereIsOne(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("oom_score_adj"), "0");
    OomScore.raise(file);
    assertEquals("1000", Files.readString(file).substring(0, 4));
    Path none = folder.resolve("none");
    OomScore.raise(none);
    assertFalse(Files.exists(none));
  }

  @Test
  void usedMemoryIsTotalMemoryWithoutFreeMemory() {
    List<String> meminfo =
        List.of("MemTotal:       1000 kB", "MemFree:          200 kB", "MemAvailable:    900 kB");
    assertEquals(200, UsedMemory.pages(meminfo));
    assertEquals(0, UsedMemory.pages(List.of("unknown")));
  }
}
