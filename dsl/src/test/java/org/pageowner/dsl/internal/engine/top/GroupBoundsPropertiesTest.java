package org.pageowner.dsl.internal.engine.top;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** No group has more than its bound, and the few groups that have most reach the least total. */
class GroupBoundsPropertiesTest {
  private static final long EACH = 10_000_000;

  private static long[] hashes(SplittableRandom random, int groups) {
    return random.longs(groups).toArray();
  }

  /** Adds to each group its own run. */
  private static GroupBounds bounds(long[] hashes, long[] totals) {
    GroupBounds bounds = new GroupBounds();
    for (int group = 0; group < hashes.length; group++) {
      bounds.add(
          new long[] {hashes[group]}, new int[] {0, 3}, 1, new long[] {0, 0, 0, totals[group]});
    }
    return bounds;
  }

  @Property(tries = 30)
  void noGroup_exceedsItsBound(
      @ForAll @IntRange(min = 1, max = 50_000) int groups,
      @ForAll @IntRange(max = 63) int bits,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] hashes = hashes(random, groups);
    long[] totals = random.longs(groups).map(total -> total >>> (64 - bits) >>> 1).toArray();
    GroupBounds bounds = bounds(hashes, totals);
    for (int group = 0; group < groups; group++) {
      assertTrue(bounds.of(hashes[group]) >= totals[group]);
    }
  }

  @Example
  void groupsThatStandOut_reachTheLeastTotal() {
    SplittableRandom random = new SplittableRandom(5);
    for (int largest : new int[] {1, 2, 7, 20, 60, GroupBounds.MAX_GROUPS}) {
      long[] hashes = hashes(random, 200_000);
      long[] totals = random.longs(200_000, 1, 100).toArray();
      for (int group = 0; group < largest; group++) {
        totals[group] += EACH;
      }
      long least = bounds(hashes, totals).least(largest);
      assertTrue(least > 0 && least < EACH, () -> least + " of " + largest);
    }
  }

  @Example
  void equalGroups_haveNoLeastTotal() {
    SplittableRandom random = new SplittableRandom(1);
    long[] totals = new long[200_000];
    Arrays.fill(totals, 7);
    assertEquals(0, bounds(hashes(random, totals.length), totals).least(20));
  }
}
