package org.pageowner.dsl.internal.engine.sort;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An interrupt during a sort ends it after a small share of its steps. */
class InterruptedSortTest {
  private static final int ROWS = 100_000;

  private int steps;

  /** Interrupts the thread in the first step, and counts the steps. */
  private int step(int result) {
    if (steps++ == 0) {
      Thread.currentThread().interrupt();
    }
    return result;
  }

  @AfterEach
  void fewStepsWereMade() {
    assertTrue(Thread.interrupted());
    assertTrue(steps > 0 && steps < ROWS / 10, () -> steps + " steps");
  }

  @Test
  void mergeSort() {
    assertThrows(
        UncheckedIOException.class,
        () -> MergeSort.sorted(ROWS, (a, b) -> step(Integer.compare(b, a))));
  }

  @Test
  void radixSort() {
    RadixSort.Column column = RadixSort.Column.ascending((int row) -> step(ROWS - row));
    assertThrows(UncheckedIOException.class, () -> RadixSort.sorted(ROWS, List.of(column)));
  }

  @Test
  void topRows() {
    assertThrows(
        UncheckedIOException.class,
        () -> TopRows.of(ROWS, 3, (a, b) -> step(Integer.compare(b, a))));
  }
}
