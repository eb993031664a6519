package org.pageowner.benchmarks.goals;

import static java.util.Locale.ROOT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pageowner.benchmarks.measure.Results;
import org.pageowner.benchmarks.measure.Rounds;
import org.pageowner.benchmarks.measure.Samples;
import org.pageowner.benchmarks.measure.Spread;
import org.pageowner.benchmarks.synthetic.SyntheticCensus;

/**
 * {@code merge} of the censuses of many hosts with 256 MiB of heap, whole process: groups that most
 * hosts have in common, and groups of which nearly each is of one host alone.
 */
final class MergeGoal {
  private static final String HEAP = "-Xmx256m -XX:+UseSerialGC";
  private static final int GROUPS = 2_000;
  private static final int COMMON = 20_000;
  private static final double SECONDS = 10;

  private MergeGoal() {}

  static void measure(Settings settings, Results results, int hosts) throws IOException {
    for (SyntheticCensus.Key key : SyntheticCensus.Key.values()) {
      for (int pool : List.of(COMMON, hosts * GROUPS)) {
        measure(settings, results, hosts, key, pool);
      }
    }
  }

  private static void measure(
      Settings settings, Results results, int hosts, SyntheticCensus.Key key, int pool)
      throws IOException {
    Path folder = Files.createDirectories(settings.file("censuses"));
    SyntheticCensus census = new SyntheticCensus(key, GROUPS, pool);
    List<Path> files = new ArrayList<>();
    try {
      long bytes = 0;
      for (int host = 1; host <= hosts; host++) {
        Path file = census.write(folder, host);
        files.add(file);
        bytes += Files.size(file);
      }
      Path output = settings.file("merged.ndjson");
      List<String> words = new ArrayList<>(List.of("merge", "--output=" + output));
      files.forEach(file -> words.add(file.toString()));
      List<Samples> all =
          Rounds.run(
              settings.rounds(),
              settings.jdks().stream().map(jdk -> settings.cli(jdk, HEAP, output, words)).toList());
      results.title(
          "`merge` by " + key.name().toLowerCase(ROOT) + " with " + HEAP + ", whole process",
          about(hosts, bytes, output));
      results.runs(all, bytes);
      results.goals();
      for (Samples samples : all) {
        results.atMost(samples.name() + ", s", Spread.of(samples.seconds()), SECONDS);
      }
      Files.delete(output);
    } finally {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    }
  }

  private static String about(int hosts, long bytes, Path output) throws IOException {
    try (var lines = Files.lines(output)) {
      return String.format(
          ROOT,
          "%,d censuses of %,d groups, %,d bytes; %,d groups in all, %,d bytes.",
          hosts,
          GROUPS,
          bytes,
          lines.count() - 1,
          Files.size(output));
    }
  }
}
