package org.pageowner.dsl.internal.engine.column;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Lower bounds of buckets are those that a division of large integers gives. */
class BucketsPropertiesTest {
  @Property(tries = 2_000)
  void bounds_areMultiplesOfTheWidth(
      @ForAll @IntRange(min = 1, max = 63) int widthBits,
      @ForAll @IntRange(min = 1, max = 63) int bits,
      @ForAll boolean withNegative,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long width = Math.max(1, random.nextLong() >>> (Long.SIZE - widthBits));
    long[] numbers = new long[100];
    long limit = (1L << bits) - 1;
    for (int i = 0; i < numbers.length; i++) {
      long near = random.nextLong(Math.max(1, limit / width)) * width + random.nextInt(3) - 1;
      long number = random.nextBoolean() ? random.nextLong() >>> (Long.SIZE - bits) : near;
      numbers[i] = Math.max(0, Math.min(limit, number));
      numbers[i] = withNegative && random.nextInt(10) == 0 ? -numbers[i] : numbers[i];
    }
    long[] expected = Arrays.stream(numbers).map(number -> bound(number, width)).toArray();

    Buckets buckets = new Buckets(width);
    assertArrayEquals(expected, Arrays.stream(numbers).map(buckets::of).toArray());
    long min = Arrays.stream(numbers).min().orElseThrow();
    long max = Arrays.stream(numbers).max().orElseThrow();
    long[] exact = numbers.clone();
    buckets.apply(exact, exact.length, new NumberBounds(min, max));
    assertArrayEquals(expected, exact);
    long[] unbounded = numbers.clone();
    unbounded[0] = RowSlice.ABSENT;
    buckets.apply(unbounded, unbounded.length, NumberBounds.NONE);
    assertEquals(RowSlice.ABSENT, unbounded[0]);
    assertArrayEquals(
        Arrays.copyOfRange(expected, 1, expected.length),
        Arrays.copyOfRange(unbounded, 1, unbounded.length));
  }

  private static long bound(long number, long width) {
    BigInteger wide = BigInteger.valueOf(number);
    BigInteger bound = wide.subtract(wide.mod(BigInteger.valueOf(width)));
    return bound.max(BigInteger.valueOf(RowSlice.ABSENT + 1)).longValueExact();
  }
}
