package org.pageowner.dsl.internal.engine.sort;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class WordSortPropertiesTest {
  @Property(tries = 500)
  void sort_isTheStableSortByTheBits(
      @ForAll @Size(max = 200) long[] words,
      @ForAll @IntRange(max = 40) int from,
      @ForAll @IntRange(min = 1, max = 2) int digits) {
    int to = Math.min(Long.SIZE, from + digits * WordSort.DIGIT);
    long mask = to == Long.SIZE ? -1L : (1L << to) - 1;
    Comparator<Long> order =
        (a, b) -> Long.compareUnsigned((a & mask) >>> from, (b & mask) >>> from);
    long[] expected =
        LongStream.of(words).boxed().sorted(order).mapToLong(Long::longValue).toArray();

    long[] sorted = WordSort.sort(words.clone(), new long[words.length], words.length, from, to);

    assertArrayEquals(expected, Arrays.copyOf(sorted, words.length));
  }
}
