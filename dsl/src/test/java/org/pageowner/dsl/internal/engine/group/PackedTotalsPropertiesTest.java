package org.pageowner.dsl.internal.engine.group;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/** Packed totals, added to a table, are those of each run added on its own. */
class PackedTotalsPropertiesTest {
  @Property(tries = 200)
  void totals_areThoseOfRuns(
      @ForAll @IntRange(min = 1, max = 300) int mostGroups,
      @ForAll @IntRange(max = 40) int pageBits,
      @ForAll @IntRange(min = 1, max = 60) int slices,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RowTable table = new RowTable(0, 3);
    PackedTotals totals = new PackedTotals(table, 1, 2);
    long[] times = new long[mostGroups];
    long[] pages = new long[mostGroups];
    int[] groups = new int[RowSlice.CAPACITY];
    int[] starts = new int[RowSlice.CAPACITY + 1];
    long[] sums = new long[RowSlice.CAPACITY + 1];
    for (int slice = 0; slice < slices; slice++) {
      while (table.size() < Math.min(mostGroups, 20 * (slice + 1))) {
        int unused = table.add();
      }
      int rows = random.nextInt(RowSlice.CAPACITY + 1);
      int runs = 0;
      for (int row = 0; row < rows; row++) {
        if (row == 0 || random.nextInt(3) == 0) {
          starts[runs] = row;
          groups[runs++] = random.nextInt(table.size());
        }
        sums[row + 1] = sums[row] + (random.nextLong() >>> (Long.SIZE - 1 - pageBits));
      }
      starts[runs] = rows;
      if (totals.add(starts, runs, groups, sums)) {
        for (int run = 0; run < runs; run++) {
          times[groups[run]] += starts[run + 1] - starts[run];
          pages[groups[run]] += sums[starts[run + 1]] - sums[starts[run]];
        }
      } else {
        assertEquals(true, sums[rows] >>> 39 != 0, "refused " + sums[rows] + " pages");
      }
    }
    totals.flush();

    for (int group = 0; group < table.size(); group++) {
      assertEquals(times[group], table.payload(group, 1));
      assertEquals(pages[group], table.payload(group, 2));
    }
    assertEquals(Arrays.stream(times).max().orElseThrow(), totals.maxTimes());
  }

  /** More records than a word counts: 2^24 of them. */
  @Property(tries = 2)
  void totals_ofMillionsOfRecords_doNotOverflowAWord(
      @ForAll @IntRange(min = 1, max = 2) int groups) {
    RowTable table = new RowTable(0, 2);
    PackedTotals totals = new PackedTotals(table, 0, 1);
    long[] sums = new long[RowSlice.CAPACITY + 1];
    Arrays.setAll(sums, row -> 3L * row);
    int[] starts = {0, RowSlice.CAPACITY};
    for (int group = 0; group < groups; group++) {
      int unused = table.add();
    }
    int slices = 9_000;
    for (int slice = 0; slice < slices; slice++) {
      assertEquals(true, totals.add(starts, 1, new int[] {slice % groups}, sums));
    }
    totals.flush();

    assertEquals((long) slices * RowSlice.CAPACITY / groups, table.payload(0, 0));
    assertEquals(3L * slices * RowSlice.CAPACITY / groups, table.payload(0, 1));
  }
}
