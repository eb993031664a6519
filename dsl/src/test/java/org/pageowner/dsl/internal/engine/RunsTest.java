package org.pageowner.dsl.internal.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunsTest {
  private final Runs runs = new Runs();

  private int[] starts() {
    return Arrays.copyOf(runs.starts(), runs.size() + 1);
  }

  @Test
  void split_lanes_splitsWhereAnyCodeChanges() throws IOException {
    Block block = new Block(Blocks.named(List.of("a")), 0, 12);
    runs.split(
        block, new Lane[] {Blocks.lane(row -> row / 4), Blocks.lane(row -> row < 6 ? 1 : 2)});
    assertArrayEquals(new int[] {0, 4, 6, 8, 12}, starts());
  }

  @Test
  void split_dictionary_splitsWhereTheValueChanges() throws IOException {
    Block block = Blocks.all(Blocks.named(List.of("a", "a", "b", "a")));
    runs.split(block, new Domain<>(batch -> batch.name()));
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

  @Test
  void split_groups_splitsWhereTheGroupChanges() {
    runs.split(new int[] {3, 3, 0, 3}, 4);
    assertArrayEquals(new int[] {0, 2, 3, 4}, starts());
  }
}
