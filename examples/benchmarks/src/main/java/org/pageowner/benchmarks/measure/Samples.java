package org.pageowner.benchmarks.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The times of the runs of one contender, in the order of the rounds. */
public final class Samples {
  private final String name;
  private final List<Outcome> runs = new ArrayList<>();

  Samples(String name) {
    this.name = name;
  }

  void add(Outcome run) {
    runs.add(run);
  }

  /** Who ran. */
  public String name() {
    return name;
  }

  List<Outcome> runs() {
    return Collections.unmodifiableList(runs);
  }

  /** The middle run's seconds. */
  public double median() {
    return Spread.of(seconds()).median();
  }

  /** Most memory of any run in KiB, 0 if that is not known. */
  long peakKib() {
    return runs.stream().mapToLong(Outcome::peakKib).max().orElse(0);
  }

  /** The answer of all runs. */
  public String answer() {
    return runs.get(0).answer();
  }

  /**
   * Returns the ratio of these times to the other's, round by round, since a disturbance of the
   * machine affects a whole round.
   */
  public Spread over(Samples other) {
    List<Double> own = seconds();
    List<Double> others = other.seconds();
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < Math.max(own.size(), others.size()); i++) {
      ratios.add(own.get(i % own.size()) / others.get(i % others.size()));
    }
    return Spread.of(ratios);
  }

  /** Each run's seconds. */
  public List<Double> seconds() {
    return runs.stream().map(Outcome::seconds).toList();
  }
}
