package org.pageowner.dsl.internal.compat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/** Compares numbers as their printed digits compare in a line, followed by a comma or a blank. */
class DecimalOrderPropertiesTest {
  @Provide
  Arbitrary<List<Long>> numbers() {
    Arbitrary<Long> few = Arbitraries.longs().between(0, 2000);
    Arbitrary<Long> many = Arbitraries.longs().between(0, DecimalOrder.BEYOND - 1);
    Arbitrary<Long> round = Arbitraries.of(0L, 1L, 9L, 10L, 99L, 100L, 99_999_999_999_999_999L);
    return Arbitraries.oneOf(few, Arbitraries.oneOf(few, many, round))
        .list()
        .ofMinSize(2)
        .ofMaxSize(20);
  }

  @Property(tries = 1000)
  void of_anyNumbers_comparesAsTheirDigitsDo(@ForAll("numbers") List<Long> numbers) {
    long[] order = numbers.stream().mapToLong(upTo(numbers)::of).toArray();
    for (int a = 0; a < order.length; a++) {
      for (int b = 0; b < order.length; b++) {
        assertEquals(
            Integer.signum((numbers.get(a) + ",").compareTo(numbers.get(b) + ",")),
            Long.compare(order[a], order[b]),
            numbers.get(a) + " and " + numbers.get(b));
      }
    }
  }

  @Property(tries = 100)
  void of_absent_comesFirst(@ForAll("numbers") List<Long> numbers) {
    DecimalOrder order = upTo(numbers);
    for (long number : numbers) {
      assertEquals(-1, Long.compare(order.of(RowSlice.ABSENT), order.of(number)));
    }
  }

  @Property(tries = 100)
  void max_anyNumbers_isNotExceeded(@ForAll("numbers") List<Long> numbers) {
    DecimalOrder order = upTo(numbers);
    for (long number : numbers) {
      assertTrue(order.of(number) <= order.max());
    }
  }

  private static DecimalOrder upTo(List<Long> numbers) {
    return DecimalOrder.upTo(numbers.stream().mapToLong(Long::longValue).max().orElse(0));
  }
}
