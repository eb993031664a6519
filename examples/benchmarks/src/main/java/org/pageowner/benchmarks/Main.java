package org.pageowner.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.pageowner.benchmarks.answers.AnswerComparison;
import org.pageowner.benchmarks.goals.Goals;
import org.pageowner.benchmarks.goals.Size;
import org.pageowner.benchmarks.parts.Parts;
import org.pageowner.benchmarks.synthetic.Shape;
import org.pageowner.benchmarks.synthetic.SyntheticCensus;
import org.pageowner.benchmarks.synthetic.SyntheticDump;
import org.pageowner.core.Dump;

/**
 * The program that run.sh starts: {@code generate}, {@code censuses}, {@code read}, {@code
 * answers}, {@code jmh}, or a goal.
 */
public final class Main {
  private Main() {}

  /** Runs the goal that the words name; exits with 2 if they name none. */
  public static void main(String[] words) throws IOException, SQLException {
    List<String> rest = Arrays.asList(words).subList(Math.min(1, words.length), words.length);
    try {
      switch (words.length == 0 ? "" : words[0]) {
        case "generate" -> generate(rest);
        case "censuses" -> censuses(rest);
        case "read" -> System.out.println(Dump.read(Path.of(rest.get(0))).report().records());
        case "answers" -> AnswerComparison.run(rest, System.getenv(), System.out);
        case "jmh" -> Parts.measure(rest, System.out);
        case "" -> throw new IllegalArgumentException("no goal is given");
        default -> Goals.measure(Arrays.asList(words), System.getenv(), System.out);
      }
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private static void censuses(List<String> words) throws IOException {
    if (words.size() < 5) {
      throw new IllegalArgumentException("censuses KEY HOSTS GROUPS POOL FOLDER");
    }
    SyntheticCensus.Key key = SyntheticCensus.Key.valueOf(words.get(0).toUpperCase(Locale.ROOT));
    int hosts = Integer.parseInt(words.get(1));
    SyntheticCensus census =
        new SyntheticCensus(key, Integer.parseInt(words.get(2)), Integer.parseInt(words.get(3)));
    Path folder = Files.createDirectories(Path.of(words.get(4)));
    for (int host = 1; host <= hosts; host++) {
      Path unused = census.write(folder, host);
    }
  }

  private static void generate(List<String> words) throws IOException {
    if (words.size() < 3) {
      throw new IllegalArgumentException("generate SHAPE SIZE FILE [SEED]");
    }
    Shape shape = Shape.valueOf(words.get(0).toUpperCase(Locale.ROOT));
    long seed = words.size() > 3 ? Long.parseLong(words.get(3)) : 1;
    SyntheticDump.ofBytes(shape, seed, Size.of(words.get(1))).write(Path.of(words.get(2)));
  }
}
