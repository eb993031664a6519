package org.pageowner.dsl.internal.engine.group;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Properties of the parts of exact quantiles. */
class ExactValuesTest {
  @Property(tries = 300)
  void smallest_anyNumbers_isThatOfTheSortedNumbers(
      @ForAll @Size(min = 1, max = 2000) long[] numbers, @ForAll @IntRange(max = 1_999) int at) {
    assertRank(numbers, at % numbers.length);
  }

  @Property(tries = 100)
  void smallest_recurringNumbers_isThatOfTheSortedNumbers(
      @ForAll @Size(min = 300, max = 2000) @LongRange(min = -3, max = 900) long[] numbers,
      @ForAll @IntRange(max = 1_999) int at) {
    assertRank(numbers, at % numbers.length);
  }

  private static void assertRank(long[] numbers, int at) {
    long[] sorted = numbers.clone();
    Arrays.sort(sorted);
    assertEquals(sorted[at], RankSelection.smallest(numbers, 0, numbers.length, at + 1));
    int half = at / 2;
    long[] part = Arrays.copyOfRange(numbers, half, numbers.length);
    Arrays.sort(part);
    assertEquals(part[0], RankSelection.smallest(numbers, half, numbers.length, 1));
  }

  @Property(tries = 300)
  void rank_anyPercentage_isTheSmallestThatReachesIt(
      @ForAll @IntRange(max = 1_000_000) int tenThousandths,
      @ForAll @LongRange(min = 1) long count) {
    BigDecimal percent = BigDecimal.valueOf(tenThousandths, 4).stripTrailingZeros();
    long expected =
        percent
            .multiply(BigDecimal.valueOf(count))
            .divide(BigDecimal.valueOf(100), 0, RoundingMode.CEILING)
            .max(BigDecimal.ONE)
            .longValueExact();
    assertEquals(expected, new Ranks(percent).of(count));
  }

  @Property(tries = 300)
  void code_anyFraction_comparesAsTheFraction(@ForAll double a, @ForAll double b) {
    assertEquals(
        (int) Math.signum(Double.compare(a + 0.0, b + 0.0)),
        (int) Math.signum(Long.compare(Doubles.code(a), Doubles.code(b))));
    assertEquals(a + 0.0, Doubles.number(Doubles.code(a)));
  }
}
