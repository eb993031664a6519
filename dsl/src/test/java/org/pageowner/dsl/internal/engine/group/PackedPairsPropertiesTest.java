package org.pageowner.dsl.internal.engine.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A set of pairs has each pair that was added once, in ascending order. */
class PackedPairsPropertiesTest {
  @Property(tries = 60)
  void pairs_areDistinctAndSorted(
      @ForAll long seed,
      @ForAll @IntRange(max = 120_000) int additions,
      @ForAll @IntRange(min = 1, max = 1_000_000) int groups,
      @ForAll @IntRange(min = 1, max = 32) int bits) {
    SplittableRandom random = new SplittableRandom(seed);
    PackedPairs pairs = new PackedPairs(1 << (12 + random.nextInt(9)));
    TreeSet<Long> expected = new TreeSet<>();
    for (int i = 0; i < additions; i++) {
      int group = random.nextInt(groups);
      long number = random.nextLong(1L << bits);
      pairs.add(group, number);
      expected.add(((long) group << Integer.SIZE) | number);
      if (i % 50_000 == 49_999) {
        assertEquals(expected.size(), pairs.size()); // counts in between, too
      }
    }

    List<Long> found = new ArrayList<>();
    assertTrue(pairs.bound() >= expected.size());
    for (int pair = 0; pair < pairs.size(); pair++) {
      found.add(((long) pairs.group(pair) << Integer.SIZE) | pairs.number(pair));
    }
    assertEquals(new ArrayList<>(expected), found);
  }
}
