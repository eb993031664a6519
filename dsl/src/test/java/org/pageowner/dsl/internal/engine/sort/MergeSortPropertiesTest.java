package org.pageowner.dsl.internal.engine.sort;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Comparator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MergeSortPropertiesTest {
  @Property(tries = 300)
  void sorted_isTheStableSortOfThePlatform(
      @ForAll @Size(max = 200) @IntRange(max = 20) int[] values) {
    int[] expected =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingInt(row -> values[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    assertArrayEquals(
        expected, MergeSort.sorted(values.length, (a, b) -> Integer.compare(values[a], values[b])));
  }
}
