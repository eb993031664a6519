package org.pageowner.core.internal.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.pageowner.core.record.LongColumn;

/** Holds the fast ways to read runs and sums against reading row by row. */
class RunsOfColumnsPropertiesTest {
  private static final int[] LARGEST_IDS = {-1, 0, 5, 254, 255, 65_534, 65_535, 1 << 20};

  private static ValueDictionary<String> dictionary() {
    return new ValueDictionary<>(new ByteDictionary(), bytes -> "");
  }

  @Property(tries = 500)
  void copyRuns_ofAnyWidth_spreadsToTheIds(
      @ForAll @IntRange(max = 7) int width,
      @ForAll @IntRange(min = 1, max = 300) int size,
      @ForAll @IntRange(min = 1, max = 9) int run,
      @ForAll boolean remapped,
      @ForAll long seed) {
    Random random = new Random(seed);
    int largest = LARGEST_IDS[width];
    int[] ids = new int[size];
    for (int row = 0; row < size; row++) {
      boolean repeats = row > 0 && random.nextInt(run) > 0;
      ids[row] = repeats ? ids[row - 1] : random.nextInt(largest + 2) - 1;
    }
    ids[random.nextInt(size)] = largest;
    PackedIds<String> column = PackedIds.pack(ids, rowByRow(size), dictionary());
    if (remapped) {
      int[] remap = new int[largest + 1];
      Arrays.setAll(remap, id -> largest - id);
      column = column.over(dictionary(), remap);
    }
    int from = random.nextInt(size);
    int count = random.nextInt(size - from + 1);
    int[] expected = new int[count];
    column.copyIds(from, count, expected);
    int[] starts = new int[count];
    int[] found = new int[count];
    int runs = column.copyRuns(from, count, starts, found);
    int[] spread = new int[count];
    for (int i = 0; i < runs; i++) {
      Arrays.fill(spread, starts[i], i + 1 < runs ? starts[i + 1] : count, found[i]);
      assertEquals(true, i == 0 || found[i] != found[i - 1]);
    }
    assertArrayEquals(expected, spread);
  }

  @Property(tries = 300)
  void copySums_ofPages_addsUpRowByRow(
      @ForAll @IntRange(min = 1, max = 200) int size,
      @ForAll @IntRange(max = 10) int orders,
      @ForAll boolean damaged,
      @ForAll long seed) {
    Random random = new Random(seed);
    long[] order = random.longs(size, 0, orders + 1).toArray();
    BitSet absent = new BitSet();
    if (damaged) {
      absent.set(random.nextInt(size));
    }
    LongColumn pages = new OrderPages(PackedLongs.pack(order, size, absent));
    int from = random.nextInt(size);
    int count = random.nextInt(size - from + 1);
    long[] sums = new long[count + 1];
    pages.copySums(from, count, sums);
    long[] expected = new long[count + 1];
    for (int i = 0; i < count; i++) {
      expected[i + 1] = expected[i] + (absent.get(from + i) ? 0 : 1L << order[from + i]);
    }
    assertArrayEquals(expected, sums);
  }

  private static Runs rowByRow(int size) {
    return new Runs(IntStream.rangeClosed(1, size).toArray(), size);
  }
}
