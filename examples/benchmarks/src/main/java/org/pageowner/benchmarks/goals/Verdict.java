package org.pageowner.benchmarks.goals;

import java.util.List;
import org.pageowner.benchmarks.measure.Samples;
import org.pageowner.benchmarks.measure.Spread;

/**
 * How many times as fast as the best of its peers something was.
 *
 * @param what the two sides
 * @param found the ratio
 * @param goal the least ratio that is asked for
 */
record Verdict(String what, Spread found, double goal) {
  /** Compares the first contender with the fastest of the others. */
  static Verdict of(List<Samples> all, double goal) {
    Samples best = all.get(1);
    for (Samples peer : all.subList(2, all.size())) {
      best = peer.median() < best.median() ? peer : best;
    }
    return new Verdict(best.name() + " / pageowner", best.over(all.get(0)), goal);
  }
}
