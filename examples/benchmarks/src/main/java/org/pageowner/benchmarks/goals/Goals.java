package org.pageowner.benchmarks.goals;

import static java.util.Locale.ROOT;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.pageowner.benchmarks.measure.Results;

/** The measurements by their names, which are run.sh's too. */
public final class Goals {
  private Goals() {}

  /**
   * Measures one goal.
   *
   * @param words its name, and its inputs
   * @param environment the variables that run.sh sets
   * @throws IOException if something cannot be run, or gives a wrong answer
   * @throws SQLException if DuckDB fails
   * @throws IllegalArgumentException if the words name no measurement
   */
  public static void measure(List<String> words, Map<String, String> environment, PrintStream out)
      throws IOException, SQLException {
    Settings settings = Settings.of(environment);
    Results results = new Results(out);
    String goal = words.get(0);
    List<String> rest = words.subList(1, words.size());
    switch (goal) {
      case "quick" -> QuickGoal.measure(settings, results);
      case "load" -> LoadGoal.measure(settings, results, file(rest));
      case "sort" -> SortGoal.measure(settings, results, file(rest));
      case "unique" -> SortGoal.measureUnique(settings, results, file(rest));
      case "heap" -> HeapGoal.measure(results, file(rest));
      case "stream" -> StreamGoal.measure(settings, results, file(rest));
      case "query" -> QueryGoal.measure(settings, results, Size.of(word(rest, 0)));
      case "merge" -> MergeGoal.measure(settings, results, Integer.parseInt(word(rest, 0)));
      case "small" -> SmallGoal.measure(settings, results, file(rest));
      case "linear" ->
          LinearGoal.measure(settings, results, Size.of(word(rest, 0)), Path.of(word(rest, 1)));
      case "machine" -> Machine.print(settings, out);
      default -> throw new IllegalArgumentException("nothing is called " + goal);
    }
  }

  private static Path file(List<String> words) {
    Path file = Path.of(word(words, 0));
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("cannot read " + file);
    }
    return file;
  }

  private static String word(List<String> words, int index) {
    if (index >= words.size()) {
      throw new IllegalArgumentException(String.format(ROOT, "word %d is missing", index + 1));
    }
    return words.get(index);
  }
}
