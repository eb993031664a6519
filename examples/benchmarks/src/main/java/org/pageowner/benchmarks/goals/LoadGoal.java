package org.pageowner.benchmarks.goals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pageowner.benchmarks.measure.Agreement;
import org.pageowner.benchmarks.measure.Contender;
import org.pageowner.benchmarks.measure.Program;
import org.pageowner.benchmarks.measure.Results;
import org.pageowner.benchmarks.measure.Rounds;
import org.pageowner.benchmarks.measure.Samples;
import org.pageowner.core.Dump;

/** Loading into columns in a warm JVM, with one thread and with two, beside {@code wc -l}. */
final class LoadGoal {
  private static final int WARM_UP = 4;

  private LoadGoal() {}

  static void measure(Settings settings, Results results, Path dump) throws IOException {
    Contender one = load("load, 1 thread", dump, 1);
    Contender two = load("load, 2 threads", dump, 2);
    Rounds.run(WARM_UP, List.of(one, two));
    List<Samples> all =
        Rounds.run(
            settings.rounds(),
            List.of(
                Program.yardstick("wc -l", "wc", "-l", dump.toString()),
                Program.yardstick("cat > /dev/null", "cat", dump.toString()),
                one,
                two));
    Agreement.require(all);
    results.title("Load, warm, " + Jdk.current().name(), Subject.of(dump));
    results.runs(all, Files.size(dump));
    results.goals();
    Samples single = all.get(2);
    results.atLeast("rate with 1 thread / `wc -l`", all.get(0).over(single), 1.0 / 3);
    results.figure("rate with 1 thread / `cat`", all.get(1).over(single));
    results.atLeast("rate with 2 threads / with 1", single.over(all.get(3)), 1.7);
    Path tool = settings.tool();
    if (tool != null) {
      Path out = settings.file("tool.out");
      List<String> words = List.of(tool.toString(), "--cull=st", "-m", dump.toString(), out + "");
      Contender peer = Program.yardstick("tool", words.toArray(String[]::new));
      results.atLeast(
          "rate with 1 thread / the tool's", Rounds.run(1, List.of(peer)).get(0).over(single), 40);
      Files.delete(out);
    }
  }

  static Contender load(String name, Path dump, int threads) {
    return Contender.inProcess(
        name,
        () -> {
          Dump loaded = Dump.reader().threads(threads).read(dump);
          return loaded.report().records() + " records, " + loaded.report().pages() + " pages";
        });
  }
}
