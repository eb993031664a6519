package org.pageowner.benchmarks.goals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pageowner.benchmarks.measure.Agreement;
import org.pageowner.benchmarks.measure.Program;
import org.pageowner.benchmarks.measure.Results;
import org.pageowner.benchmarks.measure.Rounds;
import org.pageowner.benchmarks.measure.Samples;

/**
 * {@code query --cull} with 256 MiB of heap, beside {@link org.pageowner.core.Dump#read} with heap
 * enough: both whole processes in a cold JVM.
 */
final class StreamGoal {
  private static final String SMALL = "-Xmx256m";
  private static final String LARGE = "-Xmx8g";

  private StreamGoal() {}

  static void measure(Settings settings, Results results, Path dump) throws IOException {
    for (String cull : List.of("--cull=st", "--cull=st,p")) {
      compare(settings, results, dump, cull);
    }
  }

  private static void compare(Settings settings, Results results, Path dump, String cull)
      throws IOException {
    Path output = settings.file("answer.csv");
    Path report = settings.file("read.txt");
    String path = dump.toString();
    List<String> question = List.of("query", path, cull, "--limit=1000", "--format=csv");
    String benchmarks = System.getProperty("java.class.path");
    List<Program> queries = new ArrayList<>();
    List<Program> reads = new ArrayList<>();
    for (Jdk jdk : settings.jdks()) {
      queries.add(settings.cli(jdk, SMALL, output, question));
      List<String> read =
          List.of(
              jdk.java(), LARGE, "-cp", benchmarks, "org.pageowner.benchmarks.Main", "read", path);
      reads.add(Program.answering("Dump.read, " + jdk.name(), read, Map.of(), report));
    }
    List<Program> contenders = new ArrayList<>(queries);
    contenders.addAll(reads);
    List<Samples> all = Rounds.run(settings.rounds(), contenders);
    int jdks = queries.size();
    Agreement.require(all.subList(0, jdks));
    Agreement.require(all.subList(jdks, all.size()));
    Files.delete(output);
    Files.delete(report);
    results.title("`query " + cull + "` with " + SMALL + ", whole process", Subject.of(dump));
    results.runs(all, Files.size(dump));
    results.goals();
    for (int i = 0; i < jdks; i++) {
      Samples query = all.get(i);
      results.atLeast(
          "rate of " + query.name() + " / Dump.read's", all.get(jdks + i).over(query), 0.8);
    }
  }
}
