package org.pageowner.dsl.internal.engine.sort;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TopRowsPropertiesTest {
  @Property(tries = 500)
  void of_isTheStartOfTheStableSort(
      @ForAll @Size(max = 200) @IntRange(max = 20) int[] values,
      @ForAll @IntRange(max = 210) int limit) {
    MergeSort.RowOrder order = (a, b) -> Integer.compare(values[b], values[a]);
    int[] sorted = MergeSort.sorted(values.length, order);
    assertArrayEquals(
        Arrays.copyOf(sorted, Math.min(limit, values.length)),
        TopRows.of(values.length, limit, order));
  }
}
