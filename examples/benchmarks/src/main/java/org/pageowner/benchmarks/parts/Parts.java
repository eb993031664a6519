package org.pageowner.benchmarks.parts;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the stages under JMH, and prints the throughput of each. */
public final class Parts {
  private Parts() {}

  /**
   * Measures all parts, or those that the options name.
   *
   * @param words options of JMH; those that only ask JMH something are answered by it
   * @throws IOException if JMH cannot run them
   * @throws IllegalArgumentException if JMH does not know an option
   */
  public static void measure(List<String> words, PrintStream out) throws IOException {
    String[] args = words.toArray(String[]::new);
    try {
      CommandLineOptions options = new CommandLineOptions(args);
      if (asks(options)) {
        org.openjdk.jmh.Main.main(args);
        return;
      }
      Runner runner =
          new Runner(
              new OptionsBuilder()
                  .parent(options)
                  .mode(Mode.Throughput)
                  .timeUnit(TimeUnit.SECONDS)
                  .build());
      List<Rate> rates = new ArrayList<>();
      for (RunResult result : runner.run()) {
        rates.add(Rate.of(result));
      }
      print("Parts, warm, JDK " + Runtime.version().feature(), rates, out);
    } catch (CommandLineOptionException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (RunnerException e) {
      throw new IOException(e);
    }
  }

  private static boolean asks(CommandLineOptions options) {
    return options.shouldHelp()
        || options.shouldList()
        || options.shouldListWithParams()
        || options.shouldListProfilers()
        || options.shouldListResultFormats();
  }

  static void print(String title, List<Rate> rates, PrintStream out) {
    out.printf(Locale.ROOT, "\n### %s\n", title);
    out.printf(
        Locale.ROOT, "\n| part | shape | million in a second: median (min to max) | of | MB/s |\n");
    out.println("|---|---|---|---|---|");
    for (Rate rate : rates) {
      out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %s | %s |\n",
          rate.part(),
          rate.shape(),
          rate.millions(),
          rate.unit(),
          rate.megabytes() == null ? "-" : rate.megabytes());
    }
  }
}
