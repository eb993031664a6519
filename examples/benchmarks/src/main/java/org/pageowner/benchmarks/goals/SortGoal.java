package org.pageowner.benchmarks.goals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pageowner.benchmarks.measure.Agreement;
import org.pageowner.benchmarks.measure.Contender;
import org.pageowner.benchmarks.measure.Program;
import org.pageowner.benchmarks.measure.Results;
import org.pageowner.benchmarks.measure.Rounds;
import org.pageowner.benchmarks.measure.Samples;

/**
 * {@code sort} as a whole process in a cold JVM, in turn with the reference tool, {@code cp} and
 * the yardsticks. Both must write the same bytes.
 */
final class SortGoal {
  private SortGoal() {}

  /** A dump where groups are few: 25 times as fast as the tool. */
  static void measure(Settings settings, Results results, Path dump) throws IOException {
    compare(settings, results, dump, List.of("--cull=st", "-m"), 25, 0);
    compare(settings, results, dump, List.of(), 25, 0);
  }

  /** A dump where most text is written back: 15 times as fast, and at most 6 times {@code cp}. */
  static void measureUnique(Settings settings, Results results, Path dump) throws IOException {
    compare(settings, results, dump, List.of(), 15, 6);
  }

  private static void compare(
      Settings settings,
      Results results,
      Path dump,
      List<String> options,
      double timesFaster,
      double timesCopy)
      throws IOException {
    Path tool = settings.requireTool();
    Path output = settings.file("sorted.txt");
    Path copy = settings.file("copy.txt");
    List<String> words = new ArrayList<>(options);
    words.addAll(List.of(dump.toString(), output.toString()));
    List<String> toolWords = new ArrayList<>(words);
    toolWords.add(0, tool.toString());
    List<String> cliWords = new ArrayList<>(words);
    cliWords.add(0, "sort");
    List<Contender> contenders = new ArrayList<>();
    contenders.add(Program.yardstick("wc -l", "wc", "-l", dump.toString()));
    contenders.add(Program.yardstick("cat > /dev/null", "cat", dump.toString()));
    contenders.add(Program.writing("cp", copy, "cp", dump.toString(), copy.toString()));
    contenders.add(Program.answering("page_owner_sort", toolWords, Map.of(), output));
    for (Jdk jdk : settings.jdks()) {
      contenders.add(settings.cli(jdk, "", output, cliWords));
    }
    List<Samples> all = Rounds.run(settings.rounds(), contenders);
    Agreement.require(all);
    Files.delete(output);
    Files.delete(copy);
    String shown = String.join(" ", options).strip();
    results.title(
        "`sort%s`, whole process".formatted(shown.isEmpty() ? "" : " " + shown), Subject.of(dump));
    results.runs(all, Files.size(dump));
    results.goals();
    for (Samples own : all.subList(4, all.size())) {
      results.atLeast("page_owner_sort / " + own.name(), all.get(3).over(own), timesFaster);
      results.figure(own.name() + " / `wc -l`", own.over(all.get(0)));
      if (timesCopy > 0) {
        results.atMost(own.name() + " / `cp`", own.over(all.get(2)), timesCopy);
      }
    }
  }
}
