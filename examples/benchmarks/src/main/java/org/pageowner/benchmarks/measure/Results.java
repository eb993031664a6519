package org.pageowner.benchmarks.measure;

import static java.util.Locale.ROOT;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints tables in Markdown, for docs/performance.md. */
public final class Results {
  private final PrintStream out;

  /** Prints to a stream. */
  public Results(PrintStream out) {
    this.out = out;
  }

  /** A heading, and the input of the measurement. */
  public void title(String title, String about) {
    out.printf(Locale.ROOT, "\n### %s\n\n%s\n", title, about);
  }

  /** A table of all runs; with {@code bytes} also how many of them each did in a second. */
  public void runs(List<Samples> all, long bytes) {
    out.printf(Locale.ROOT, "\n| | median s | min to max | MB/s | peak MiB | runs, s | answer |\n");
    out.println("|---|---|---|---|---|---|---|");
    for (Samples samples : all) {
      Spread spread = Spread.of(samples.seconds());
      out.printf(
          Locale.ROOT,
          "| %s | %.3f | %.3f to %.3f | %s | %s | %s | %s |\n",
          samples.name(),
          spread.median(),
          spread.min(),
          spread.max(),
          bytes == 0 ? "-" : String.format(ROOT, "%.0f", bytes / spread.median() / 1e6),
          samples.peakKib() == 0 ? "-" : String.valueOf(samples.peakKib() >> 10),
          samples.seconds().stream()
              .map(s -> String.format(ROOT, "%.3f", s))
              .collect(Collectors.joining(" ")),
          samples.answer().isEmpty() ? "-" : "`" + samples.answer() + "`");
    }
  }

  /** The head of a table of goals. */
  public void goals() {
    out.printf(Locale.ROOT, "\n| measurement | median (min to max) | goal | met |\n");
    out.println("|---|---|---|---|");
  }

  /** A number that should be at least {@code goal}. */
  public void atLeast(String what, Spread found, double goal) {
    goal(what, found.toString(), "at least", goal, found.median() >= goal);
  }

  /** A number that should be at most {@code goal}. */
  public void atMost(String what, Spread found, double goal) {
    goal(what, found.toString(), "at most", goal, found.median() <= goal);
  }

  /** A number that is there to be compared. */
  public void figure(String what, Spread found) {
    out.printf(Locale.ROOT, "| %s | %s | - | - |\n", what, found);
  }

  private void goal(String what, String found, String word, double goal, boolean met) {
    out.printf(
        Locale.ROOT,
        "| %s | %s | %s %s | %s |\n",
        what,
        found,
        word,
        Spread.digits(goal),
        met ? "yes" : "no");
  }
}
