package org.pageowner.dsl.internal.engine;

import java.util.Set;
import org.pageowner.dsl.plan.Measure;

/** Times and pages of groups. */
public final class Sums {
  private final Measuring measuring;

  /** Sums that start at 0. */
  public Sums(Lanes lanes) {
    this.measuring = new Measuring(lanes, Set.of(Measure.TIMES, Measure.PAGES));
  }

  /** Adds the block's rows {@code rows[i]} to the groups {@code groups[i]}. */
  public void add(Block block, int[] rows, int count, int[] groups, int size) {
    measuring.add(block, rows, count, groups, size);
  }

  /** Records in a group. */
  public long times(int group) {
    return measuring.times().get(group);
  }

  /** Base pages in a group. */
  public long pages(int group) {
    return measuring.pages().get(group);
  }
}
