package org.pageowner.benchmarks.goals;

import static java.util.Locale.ROOT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pageowner.benchmarks.measure.LogPlot;
import org.pageowner.benchmarks.measure.Program;
import org.pageowner.benchmarks.measure.Results;
import org.pageowner.benchmarks.measure.Rounds;
import org.pageowner.benchmarks.measure.Samples;
import org.pageowner.benchmarks.measure.Spread;
import org.pageowner.benchmarks.synthetic.Shape;
import org.pageowner.benchmarks.synthetic.SyntheticDump;

/** Cost against size: whole processes on dumps of growing sizes, and a plot of them. */
final class LinearGoal {
  private static final long SMALLEST = 10_000_000;

  private LinearGoal() {}

  static void measure(Settings settings, Results results, long largest, Path plot)
      throws IOException {
    Map<String, List<LogPlot.Point>> curves = new LinkedHashMap<>();
    Path dump = settings.file("linear.txt");
    Path output = settings.file("linear.out");
    for (long size : sizes(largest)) {
      SyntheticDump.ofBytes(Shape.REAL, settings.seed(), size).write(dump);
      List<Program> contenders = new ArrayList<>();
      contenders.add(Program.yardstick("wc -l", "wc", "-l", dump.toString()));
      List<String> words = List.of("sort", "--cull=st", "-m", dump.toString(), output.toString());
      for (Jdk jdk : settings.jdks()) {
        contenders.add(settings.cli(jdk, "", output, words));
      }
      List<Samples> all = Rounds.run(settings.rounds(), contenders);
      results.title("`sort --cull=st -m`, %s".formatted(size(size)), Subject.of(dump));
      results.runs(all, Files.size(dump));
      for (Samples samples : all) {
        curves
            .computeIfAbsent(samples.name(), name -> new ArrayList<>())
            .add(new LogPlot.Point(size, samples.median()));
      }
      Files.delete(dump);
      Files.delete(output);
    }
    results.goals();
    curves.forEach(
        (name, points) -> {
          LogPlot.Point last = points.get(points.size() - 1);
          LogPlot.Point before = points.get(Math.max(0, points.size() - 2));
          double growth = last.y() / before.y() / (last.x() / before.x());
          String what = "%s: growth of time / of size, %s to %s";
          results.atMost(
              what.formatted(name, size((long) before.x()), size((long) last.x())),
              Spread.of(List.of(growth)),
              1.1);
        });
    Files.writeString(plot, LogPlot.svg("sort --cull=st -m", "bytes", "seconds", curves));
  }

  /** Ten million bytes, then three and ten times as much, up to the largest. */
  private static List<Long> sizes(long largest) {
    List<Long> sizes = new ArrayList<>();
    for (long size = SMALLEST; size <= largest; size *= 10) {
      sizes.add(size);
      if (size * 3 <= largest) {
        sizes.add(size * 3);
      }
    }
    return sizes;
  }

  private static String size(long bytes) {
    return bytes >= 1_000_000_000
        ? String.format(ROOT, "%d GB", bytes / 1_000_000_000)
        : String.format(ROOT, "%d MB", bytes / 1_000_000);
  }
}
