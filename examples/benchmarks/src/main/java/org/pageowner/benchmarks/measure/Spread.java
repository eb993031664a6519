package org.pageowner.benchmarks.measure;

import static java.util.Locale.ROOT;

import java.util.List;

/** The least, the middle and the greatest of some numbers. */
public record Spread(double min, double median, double max) {
  /** The spread of at least one number. */
  public static Spread of(List<Double> numbers) {
    List<Double> sorted = numbers.stream().sorted().toList();
    int size = sorted.size();
    double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    return new Spread(sorted.get(0), median, sorted.get(size - 1));
  }

  @Override
  public String toString() {
    return digits(median) + " (" + digits(min) + " to " + digits(max) + ")";
  }

  /** Three digits that say something. */
  static String digits(double number) {
    return String.format(ROOT, number >= 100 ? "%.0f" : number >= 10 ? "%.1f" : "%.2f", number);
  }
}
