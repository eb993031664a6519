package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DistinctStacksPropertiesTest {
  @Property(tries = 100)
  void size_ofHashesThatRepeat_isThatOfTheirSet(
      @ForAll long seed,
      @ForAll @IntRange(max = 20_000) int count,
      @ForAll @IntRange(max = 63) int shift) {
    SplittableRandom random = new SplittableRandom(seed);
    DistinctStacks stacks = new DistinctStacks();
    Set<Long> all = new HashSet<>();
    for (int i = 0; i < count; i++) {
      // With most bits shifted out, hashes repeat, are 0, or fall into one table.
      long hash = (i & 1) == 0 ? random.nextLong() >>> shift : random.nextLong() << shift;
      stacks.add(hash);
      all.add(hash);
    }
    assertEquals(all.size(), stacks.size());
  }
}
