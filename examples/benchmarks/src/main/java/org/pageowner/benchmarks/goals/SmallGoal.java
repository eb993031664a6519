package org.pageowner.benchmarks.goals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pageowner.benchmarks.measure.Results;
import org.pageowner.benchmarks.measure.Rounds;
import org.pageowner.benchmarks.measure.Samples;
import org.pageowner.benchmarks.measure.Spread;

/** A small dump as a whole process: mostly the start of the JVM. */
final class SmallGoal {
  private static final double SECONDS = 0.4;

  private SmallGoal() {}

  static void measure(Settings settings, Results results, Path dump) throws IOException {
    Path output = settings.file("small.out");
    String path = dump.toString();
    for (List<String> words :
        List.of(
            List.of("query", path, "--cull=st", "--limit=20"),
            List.of("sort", "--cull=st", "-m", path, "-"),
            List.of("info", path))) {
      List<Samples> all =
          Rounds.run(
              settings.rounds() * 2,
              settings.jdks().stream().map(jdk -> settings.cli(jdk, "", output, words)).toList());
      results.title("`" + words.get(0) + "`, whole process", Subject.of(dump));
      results.runs(all, Files.size(dump));
      results.goals();
      for (Samples samples : all) {
        results.atMost(samples.name() + ", s", Spread.of(samples.seconds()), SECONDS);
      }
    }
    Files.delete(output);
  }
}
