package org.pageowner.dsl.internal.engine.sort;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/** Compares the radix sort with a comparison sort, on few rows and on many. */
class RadixSortPropertiesTest {
  /** The range of the numbers of a column, from one number to all. */
  @Provide
  Arbitrary<List<Integer>> spreads() {
    return Arbitraries.integers().between(0, 64).list().ofMinSize(1).ofMaxSize(6);
  }

  @Property(tries = 300)
  void sorted_anyColumns_isTheStableSortByComparing(
      @ForAll("spreads") @Size(min = 1) List<Integer> bits,
      @ForAll @IntRange(max = 3000) int size,
      @ForAll long seed) {
    Random random = new Random(seed);
    List<RadixSort.Column> columns = new ArrayList<>();
    for (int spread : bits) {
      long[] numbers = new long[size];
      for (int row = 0; row < size; row++) {
        numbers[row] = number(random, spread);
      }
      RadixSort.Column column =
          random.nextBoolean()
              ? RadixSort.Column.ascending(numbers)
              : RadixSort.Column.descending(numbers);
      columns.add(random.nextInt(3) == 0 ? bounded(column, numbers, random) : column);
    }
    int[] expected =
        IntStream.range(0, size)
            .boxed()
            .sorted((a, b) -> compare(columns, a, b))
            .mapToInt(Integer::intValue)
            .toArray();
    assertArrayEquals(expected, RadixSort.sorted(size, columns));
  }

  /** Returns the column with known bounds, some wider than necessary. */
  private static RadixSort.Column bounded(RadixSort.Column column, long[] numbers, Random random) {
    long min = Arrays.stream(numbers).min().orElse(0);
    long max = Arrays.stream(numbers).max().orElse(0);
    long slack = random.nextInt(3);
    return column.within(
        min < Long.MIN_VALUE + slack ? min : min - slack,
        max > Long.MAX_VALUE - slack ? max : max + slack);
  }

  private static long number(Random random, int bits) {
    if (bits == 0) {
      return 7;
    }
    return random.nextInt(50) == 0 ? RowSlice.ABSENT : random.nextLong() >> (64 - bits);
  }

  private static int compare(List<RadixSort.Column> columns, int a, int b) {
    for (RadixSort.Column column : columns) {
      int result = column.compare(a, b);
      if (result != 0) {
        return result;
      }
    }
    return 0;
  }
}
