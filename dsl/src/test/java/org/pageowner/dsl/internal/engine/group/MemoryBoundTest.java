package org.pageowner.dsl.internal.engine.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Measures that need every value share a bound, and fail beyond it with advice. */
class MemoryBoundTest {
  @Test
  void use_upToTheBound_isCounted() {
    MemoryBound memory = MemoryBound.of(100);

    assertEquals(60, memory.use(0, 60, "median(pfn)"));
    assertEquals(40, memory.use(0, 40, "distinct(pid)"));
    assertFalse(memory.fits(1));
    assertEquals(10, memory.use(60, 10, "median(pfn)"));
    assertTrue(memory.fits(50));
  }

  @Test
  void use_beyondTheBound_namesTheMeasureAndTheRemedies() {
    MemoryBound memory = MemoryBound.of(3 << 20);
    long used = memory.use(0, 2 << 20, "median(pfn)");

    UncheckedIOException e =
        assertThrows(UncheckedIOException.class, () -> memory.use(0, used, "distinct(pid)"));

    assertEquals(
        "distinct(pid) is exact, and its values need more than half of the memory, 3 MiB; select"
            + " fewer records with where, or give the process more memory (java -Xmx)",
        Objects.requireNonNull(e.getCause()).getMessage());
  }
}
