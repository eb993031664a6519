package org.pageowner.core.internal.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.pageowner.core.record.LongColumn;

/** A column that is built run by run equals one that is built row by row. */
class RunsOfRowsPropertiesTest {
  record Run(long number, boolean absent, int length) {}

  @Provide
  Arbitrary<List<Run>> runs() {
    Arbitrary<Integer> lengths =
        Arbitraries.oneOf(
            Arbitraries.integers().between(1, 3), Arbitraries.integers().between(1, 70));
    return Combinators.combine(
            Arbitraries.longs().between(0, 0xff), Arbitraries.of(false, false, true), lengths)
        .as((number, absent, length) -> new Run(absent ? 0 : number, absent, length))
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }

  @Property
  void pack_runs_givesWhatRowsGive(
      @ForAll("runs") List<Run> runs, @ForAll @LongRange(min = 1, max = 1L << 54) long scale) {
    int[] ends = new int[runs.size()];
    long[] numbers = new long[runs.size()];
    BitSet absentRuns = new BitSet();
    List<Long> rows = new ArrayList<>();
    BitSet absentRows = new BitSet();
    for (int run = 0; run < runs.size(); run++) {
      Run one = runs.get(run);
      numbers[run] = one.number() * scale;
      absentRuns.set(run, one.absent());
      for (int i = 0; i < one.length(); i++) {
        absentRows.set(rows.size(), one.absent());
        rows.add(numbers[run]);
      }
      ends[run] = rows.size();
    }
    long[] all = rows.stream().mapToLong(row -> row).toArray();
    assertSame(
        PackedLongs.pack(all, all.length, absentRows),
        PackedLongs.pack(numbers, new RecordRuns(ends, runs.size()), absentRuns));
  }

  private static void assertSame(LongColumn expected, LongColumn actual) {
    assertEquals(expected.size(), actual.size());
    assertEquals(expected.hasAbsent(), actual.hasAbsent());
    for (int row = 0; row < expected.size(); row++) {
      assertEquals(expected.isAbsent(row), actual.isAbsent(row));
      assertEquals(expected.get(row), actual.get(row));
    }
    long[] copy = new long[actual.size()];
    actual.copy(0, copy.length, copy);
    assertArrayEquals(copy(expected), copy);
  }

  private static long[] copy(LongColumn column) {
    long[] copy = new long[column.size()];
    column.copy(0, copy.length, copy);
    return copy;
  }
}
