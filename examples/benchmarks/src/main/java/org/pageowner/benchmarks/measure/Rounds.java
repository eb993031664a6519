package org.pageowner.benchmarks.measure;

import java.io.IOException;
import java.util.List;

/** Runs contenders in turn: A B C, A B C, and so on. */
public final class Rounds {
  private Rounds() {}

  /**
   * Runs each contender once in each round.
   *
   * @return their samples, in the contenders' order
   * @throws IOException if one fails, or gives another answer than in the round before
   */
  public static List<Samples> run(int rounds, List<? extends Contender> contenders)
      throws IOException {
    List<Samples> samples = contenders.stream().map(c -> new Samples(c.name())).toList();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < samples.size(); i++) {
        Samples of = samples.get(i);
        of.add(contenders.get(i).run());
        Agreement.require(of.name() + " before", of.answer(), of.name() + " now", last(of));
      }
    }
    return samples;
  }

  private static String last(Samples samples) {
    return samples.runs().get(samples.runs().size() - 1).answer();
  }
}
