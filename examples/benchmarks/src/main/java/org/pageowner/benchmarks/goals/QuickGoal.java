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
import org.pageowner.benchmarks.synthetic.Shape;
import org.pageowner.benchmarks.synthetic.SyntheticDump;
import org.pageowner.core.Dump;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.plan.Plan;

/** A look in less than a minute, to see whether something got slower: ratios in one table. */
final class QuickGoal {
  private static final long BYTES = 150_000_000;
  private static final int ROUNDS = 5;

  private QuickGoal() {}

  static void measure(Settings settings, Results results) throws IOException {
    for (Shape shape : List.of(Shape.REAL, Shape.VARIED)) {
      Path dump = settings.file("quick.txt");
      SyntheticDump.ofBytes(shape, settings.seed(), BYTES).write(dump);
      measure(settings, results, dump, "shape " + shape.name().toLowerCase(java.util.Locale.ROOT));
      Files.delete(dump);
    }
  }

  private static void measure(Settings settings, Results results, Path path, String name)
      throws IOException {
    Dump dump = Dump.read(path);
    Contender lines = Program.yardstick("wc -l", "wc", "-l", path.toString());
    Contender cat = Program.yardstick("cat > /dev/null", "cat", path.toString());
    List<Contender> warm =
        List.of(
            lines,
            cat,
            LoadGoal.load("load, 1 thread", path, 1),
            LoadGoal.load("load, 2 threads", path, 2),
            ask("cull stack", dump, "--cull=st"),
            ask("cull stack, pid", dump, "--cull=st,p"));
    Rounds.run(2, warm);
    List<Samples> all = new ArrayList<>(Rounds.run(ROUNDS, warm));
    all.addAll(whole(settings, path));
    results.title("Quick look, " + Jdk.current().name() + ", " + name, Subject.of(path));
    results.runs(all, Files.size(path));
    results.goals();
    results.atLeast("rate of load, 1 thread / `wc -l`", all.get(0).over(all.get(2)), 1.0 / 3);
    results.atLeast("rate with 2 threads / with 1", all.get(2).over(all.get(3)), 1.7);
    results.figure("cull stack / `wc -l`", all.get(4).over(all.get(0)));
    results.figure("cull stack, pid / `wc -l`", all.get(5).over(all.get(0)));
    results.figure("sort --cull=st -m, cold / `wc -l`", all.get(6).over(all.get(0)));
    if (all.size() > 7) {
      results.figure("page_owner_sort / sort --cull=st -m, cold", all.get(7).over(all.get(6)));
    }
  }

  private static Contender ask(String name, Dump dump, String plan) {
    Query query = Query.from(dump).with(Plan.parse(plan));
    return Contender.inProcess(name, () -> query.run().size() + " rows");
  }

  /** The command line in a cold JVM; and once, since it takes long, the reference tool. */
  private static List<Samples> whole(Settings settings, Path path) throws IOException {
    Path output = settings.file("quick.out");
    List<String> words = List.of("--cull=st", "-m", path.toString(), output.toString());
    List<String> sort = new ArrayList<>(words);
    sort.add(0, "sort");
    List<Samples> all =
        new ArrayList<>(Rounds.run(ROUNDS, List.of(settings.cli(Jdk.current(), "", output, sort))));
    Path tool = settings.tool();
    if (tool != null) {
      List<String> reference = new ArrayList<>(words);
      reference.add(0, tool.toString());
      all.addAll(
          Rounds.run(
              1, List.of(Program.answering("page_owner_sort", reference, Map.of(), output))));
      Agreement.require(all.subList(0, all.size()));
    }
    Files.delete(output);
    return all;
  }
}
