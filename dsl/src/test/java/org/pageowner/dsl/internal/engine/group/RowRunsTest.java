package org.pageowner.dsl.internal.engine.group;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pageowner.dsl.internal.engine.column.DictionaryKeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.column.RowSlices;

class RowRunsTest {
  private final RowRuns runs = new RowRuns();

  private int[] starts() {
    return Arrays.copyOf(runs.starts(), runs.size() + 1);
  }

  @Test
  void split_columns_splitsWhereAnyCodeChanges() throws IOException {
    RowSlice slice = new RowSlice(RowSlices.named(List.of("a")), 0, 12);
    runs.split(
        slice,
        new KeyColumn[] {
          RowSlices.column(row -> row / 4), RowSlices.column(row -> row < 6 ? 1 : 2)
        });
    assertArrayEquals(new int[] {0, 4, 6, 8, 12}, starts());
  }

  @Test
  void split_dictionary_splitsWhereTheValueChanges() throws IOException {
    RowSlice slice = RowSlices.all(RowSlices.named(List.of("a", "a", "b", "a")));
    runs.split(slice, new DictionaryKeyColumn<>(batch -> batch.name()));
    assertArrayEquals(new int[] {0, 2, 3, 4}, starts());
  }

  @Test
  void split_vectors_leavesTheCodesOfTheRuns() {
    long[][] vectors = {{1, 1, 2, 2, 2}, {5, 5, 5, 6, 6}};
    runs.split(vectors, 5);
    assertArrayEquals(new int[] {0, 2, 3, 5}, starts());
    assertArrayEquals(new long[] {1, 2, 2}, Arrays.copyOf(vectors[0], 3));
    assertArrayEquals(new long[] {5, 5, 6}, Arrays.copyOf(vectors[1], 3));
  }

  @Test
  void split_noRows_hasNoRuns() {
    runs.split(new long[][] {{}}, 0);
    assertEquals(0, runs.size());
    assertEquals(0, runs.start(0));
  }
}
