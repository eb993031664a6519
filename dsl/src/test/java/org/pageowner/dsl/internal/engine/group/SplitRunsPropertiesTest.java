package org.pageowner.dsl.internal.engine.group;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.column.RowSlices;

/** Each row is in a part that has its group and its code. */
class SplitRunsPropertiesTest {
  @Property(tries = 300)
  void parts_haveTheGroupAndTheCodeOfTheirRows(
      @ForAll @IntRange(max = 300) int count,
      @ForAll @IntRange(min = 1, max = 5) int length,
      @ForAll boolean isFiltered,
      @ForAll long seed)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    long[] codes =
        IntStream.range(0, 2 * count + 1)
            .mapToLong(row -> random.nextInt(3) == 0 ? RowSlice.ABSENT : random.nextInt(2))
            .toArray();
    KeyColumn column = RowSlices.column(row -> codes[row / length % codes.length]);
    int[] rows = new int[RowSlice.CAPACITY];
    int all = 0;
    int selected = 0;
    for (; selected < count; all++) {
      rows[selected] = all;
      selected += isFiltered && random.nextBoolean() ? 0 : 1;
    }
    RowSlice slice = new RowSlice(RowSlices.named(List.of("a")), 0, isFiltered ? all + 1 : all);
    RowRuns runs = new RowRuns();
    int[] groups = new int[RowSlice.CAPACITY];
    int[] groupOfRow = new int[count];
    for (int i = 0; i < count; i++) {
      if (i == 0 || random.nextInt(4) == 0) {
        groups[runs.size()] = random.nextInt(10);
        runs.append(i);
      }
      groupOfRow[i] = groups[runs.size() - 1];
    }
    runs.close(count);

    SplitRuns parts = new SplitRuns(column);
    parts.read(slice, rows, runs, groups);

    int row = 0;
    for (int part = 0; part < parts.size(); part++) {
      assertEquals(row, parts.starts()[part]);
      for (; row < parts.starts()[part + 1]; row++) {
        assertEquals(groupOfRow[row], parts.groups()[part]);
        assertEquals(codes[rows[row] / length % codes.length], parts.codes()[part]);
      }
    }
    assertEquals(count, row);
  }
}
