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
import org.pageowner.core.internal.column.BulkLongColumn;
import org.pageowner.core.internal.column.SetBits;
import org.pageowner.core.internal.dictionary.ByteDictionary;
import org.pageowner.core.internal.dictionary.ValueDictionary;

/** Compares the fast ways to read runs and sums with reading row by row. */
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
    boolean[] heads = new boolean[size];
    for (int row = 0; row < size; row++) {
      heads[row] = row == 0 || ids[row] != ids[row - 1] || random.nextInt(run) == 0;
    }
    PackedIds<String> column =
        PackedIds.pack(
            IntStream.range(0, size).filter(row -> heads[row]).map(row -> ids[row]).toArray(),
            runs(heads),
            dictionary());
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
    int[] rows = random.ints(count, 0, Math.max(1, count)).sorted().toArray();
    int[] some = new int[count];
    column.copyIds(from, rows, count, some);
    long[] marks = new long[SetBits.words(count)];
    column.markChanges(from, count, marks);
    for (int i = 0; i < count; i++) {
      int own = ids[from + i] < 0 || !remapped ? ids[from + i] : largest - ids[from + i];
      assertEquals(own, expected[i]);
      assertEquals(own, column.id(from + i));
      assertEquals(expected[rows[i]], some[i]);
      boolean changes = from + i > 0 && ids[from + i] != ids[from + i - 1];
      assertEquals(changes, (marks[i >>> 6] >>> i & 1) != 0, "row " + (from + i));
    }
  }

  @Property(tries = 500)
  void numbers_ofAnyWidth_areEqualInAllWaysToRead(
      @ForAll @IntRange(max = 4) int width,
      @ForAll @IntRange(min = 1, max = 300) int size,
      @ForAll @IntRange(min = 1, max = 9) int run,
      @ForAll boolean damaged,
      @ForAll long seed) {
    Random random = new Random(seed);
    long range = new long[] {1, 1 << 7, 1 << 15, 1L << 31, Long.MAX_VALUE}[width];
    long[] numbers = new long[size];
    BitSet absent = new BitSet();
    boolean[] heads = new boolean[size];
    for (int row = 0; row < size; row++) {
      boolean repeats = row > 0 && random.nextInt(run) > 0;
      numbers[row] = repeats ? numbers[row - 1] : random.nextLong(range);
      heads[row] = !repeats || absent.get(row - 1) || random.nextInt(run) == 0;
      if (damaged && random.nextInt(20) == 0) {
        absent.set(row);
        numbers[row] = 0;
        heads[row] = true;
      }
    }
    int[] firsts = IntStream.range(0, size).filter(row -> heads[row]).toArray();
    BitSet absentRuns = new BitSet();
    for (int i = 0; i < firsts.length; i++) {
      absentRuns.set(i, absent.get(firsts[i]));
    }
    BulkLongColumn column =
        PackedLongs.pack(
            Arrays.stream(firsts).mapToLong(row -> numbers[row]).toArray(),
            runs(heads),
            absentRuns);
    int from = random.nextInt(size);
    int count = random.nextInt(size - from + 1);
    long[] copied = new long[count];
    column.copy(from, count, copied);
    int[] rows = random.ints(count, 0, Math.max(1, count)).sorted().toArray();
    long[] some = new long[count];
    column.copyRows(from, rows, count, some);
    long[] marks = new long[SetBits.words(count)];
    column.markChanges(from, count, marks);
    for (int i = 0; i < count; i++) {
      int row = from + i;
      assertEquals(absent.get(row), column.isAbsent(row));
      assertEquals(numbers[row], column.get(row));
      assertEquals(numbers[row], copied[i]);
      assertEquals(copied[rows[i]], some[i]);
      boolean changes =
          row > 0 && (numbers[row] != numbers[row - 1] || absent.get(row) != absent.get(row - 1));
      assertEquals(changes, (marks[i >>> 6] >>> i & 1) != 0, "row " + row);
    }
    long low = random.nextInt(4) == 0 ? Long.MIN_VALUE : numbers[random.nextInt(size)];
    long high = random.nextInt(4) == 0 ? Long.MAX_VALUE : numbers[random.nextInt(size)];
    long[] inRange = new long[SetBits.words(count)];
    column.markInRange(from, count, low, high, inRange);
    for (int i = 0; i < count; i++) {
      int row = from + i;
      boolean isIn = !absent.get(row) && numbers[row] >= low && numbers[row] <= high;
      assertEquals(isIn, (inRange[i >>> 6] >>> i & 1) != 0, "row " + row);
    }
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
    BulkLongColumn pages = new OrderPages(PackedLongs.pack(order, size, absent));
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

  /** Returns runs that start at the heads. */
  private static RecordRuns runs(boolean[] heads) {
    int[] ends =
        IntStream.rangeClosed(1, heads.length)
            .filter(row -> row == heads.length || heads[row])
            .toArray();
    return new RecordRuns(ends, ends.length);
  }
}
