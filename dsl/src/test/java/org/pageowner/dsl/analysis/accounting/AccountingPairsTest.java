package org.pageowner.dsl.analysis.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.core.AllocInfo;
import org.pageowner.core.DumpSource;
import org.pageowner.core.MemInfo;
import org.pageowner.core.SlabInfo;
import org.pageowner.core.VmStat;
import org.pageowner.core.ZoneInfo;
import org.pageowner.testing.Samples;

/**
 * Real dumps beside meminfo of the same moment: each counter agrees within 5 % or 1 MiB after its
 * exact reasons, or inexact reasons cover the rest.
 *
 * <p>The property {@code pageowner.pairs} names a folder with further pairs: files {@code
 * NAME-page_owner.txt}, plain or .gz, and {@code NAME-meminfo.txt}.
 */
class AccountingPairsTest {
  private static final double SHARE = 0.05;
  private static final long MEBIBYTE = 256;

  /** A dump, and meminfo of its moment. */
  record Pair(Path dump, Path memInfo) {}

  static List<Pair> pairs() throws IOException {
    List<Pair> pairs = new ArrayList<>();
    for (String kernel : List.of("6.1", "6.12")) {
      pairs.add(
          new Pair(
              Samples.path(kernel + "-account.txt.gz"), Samples.path(kernel + "-meminfo.txt")));
    }
    String folder = System.getProperty("pageowner.pairs");
    if (folder != null) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files
            .sorted()
            .filter(file -> file.toString().contains("-page_owner.txt"))
            .forEach(
                dump -> {
                  String name =
                      dump.getFileName().toString().replaceFirst("page_owner.*", "meminfo.txt");
                  pairs.add(new Pair(dump, dump.resolveSibling(name)));
                });
      }
    }
    return pairs;
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void counters_ofARealPair_agree(Pair pair) {
    KernelFiles files = KernelFiles.of(MemInfo.read(pair.memInfo()));

    Accounting accounting = Accounting.of(DumpSource.of(pair.dump()), files);

    assertEquals(
        CountedLines.MAIN, accounting.counters().stream().map(CounterLine::name).limit(9).toList());
    for (CounterLine line : accounting.counters()) {
      long rest = line.difference() - line.exact();
      long inexact = rest - line.unexplained();
      boolean isClose = Math.abs(rest) <= Math.max(MEBIBYTE, SHARE * line.counter());
      assertTrue(isClose || (rest > 0 && inexact >= rest), line + " of " + pair);
    }
  }

  /** The module leaks on request, from a write and from a timer. */
  @ParameterizedTest
  @CsvSource({"6.1, 617", "6.12, 615"})
  void notInMeminfo_ofADriverThatTakesPagesQuietly_namesIt(String kernel, long pages) {
    Accounting accounting =
        Accounting.of(
            DumpSource.of(Samples.path(kernel + "-account.txt.gz")),
            KernelFiles.of(MemInfo.read(Samples.path(kernel + "-meminfo.txt"))));

    assertTrue(
        accounting
            .notInMeminfo()
            .contains(new UncountedOwner("leaky_get_page", "leaky", "driver", pages)),
        accounting::toString);
  }

  @Test
  void notInMeminfo_withAllocinfo_saysHowMuchIsPageOwners() {
    Accounting accounting =
        Accounting.of(
            DumpSource.of(Samples.path("6.12-account.txt.gz")),
            KernelFiles.of(MemInfo.read(Samples.path("6.12-meminfo.txt")))
                .with(ZoneInfo.read(Samples.path("6.12-zoneinfo.txt")))
                .with(VmStat.read(Samples.path("6.12-vmstat.txt")))
                .with(SlabInfo.read(Samples.path("6.12-slabinfo.txt")))
                .with(AllocInfo.read(Samples.path("6.12-allocinfo.txt.gz"))));

    String text = accounting.toString();
    assertTrue(text.contains("2,560 pages (10 MiB) of them its own storage"), text);
    assertTrue(text.contains("kernfs_node_cache"), text);
    assertEquals(3065L, accounting.counter("Shmem").orElseThrow().vmstat());
    assertEquals(21, accounting.untracked());
    assertEquals(3282, accounting.earlyPages());
  }
}
