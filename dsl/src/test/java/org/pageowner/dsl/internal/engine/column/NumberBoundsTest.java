package org.pageowner.dsl.internal.engine.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.ALLOC_TS;
import static org.pageowner.dsl.Keys.FREE_TS;
import static org.pageowner.dsl.Keys.ORDER;
import static org.pageowner.dsl.Keys.bucket;
import static org.pageowner.dsl.Keys.log2;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.core.Dump;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.testing.Samples;

class NumberBoundsTest {
  /** Columns that are used for all batches in turn, as a run does. */
  private static KeyColumns columns() {
    return new KeyColumns(() -> 100_000_000_000L);
  }

  private static List<NumberKey> keys() {
    List<NumberKey> keys = new ArrayList<>();
    for (Key<?> key : KeyCatalogue.all()) {
      if (key instanceof NumberKey number) {
        keys.add(number);
        keys.add(bucket(number, 5));
        keys.add(log2(bucket(number, 1L << 40)));
      }
    }
    return keys;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {Samples.V6_12_A, Samples.V6_1_A, Samples.V6_12_HOSTILE, Samples.V6_12_HANDLE})
  void codesAreWithinTheBounds(String sample) throws IOException {
    Dump dump = Dump.read(Samples.path(sample));
    for (NumberKey key : keys()) {
      KeyColumn column = columns().of(key);
      for (RecordBatch batch : dump.batches()) {
        RowSlice slice = RowSlices.all(batch.select(RowSlices.rows(Math.min(500, batch.size()))));
        NumberBounds bounds = column.bounds(slice);
        long[] codes = column.codes(slice);
        for (int row = 0; row < slice.count(); row++) {
          String what = key + " " + bounds + " " + codes[row];
          assertTrue(codes[row] >= bounds.min() && codes[row] <= bounds.max(), what);
        }
      }
    }
  }

  @Test
  void boundsOfARule_areThoseOfItsNumbers() throws IOException {
    RowSlice slice = RowSlices.all(RowSlices.named(List.of("a", "b")));
    NumberBounds stamps = columns().of(ALLOC_TS).bounds(slice);
    assertTrue(stamps.min() >= 0);
    assertEquals(
        new NumberBounds(stamps.min() / 7 * 7, stamps.max() / 7 * 7),
        columns().of(bucket(ALLOC_TS, 7)).bounds(slice));
    NumberBounds ages = columns().of(KeyCatalogue.AGE).bounds(slice);
    assertEquals(100_000_000_000L - stamps.max(), ages.min());
    assertEquals(100_000_000_000L - stamps.min(), ages.max());
    assertTrue(columns().of(ORDER).bounds(slice).max() < 64);
  }

  @Test
  void boundsOfAbsentNumbers_areUnknown() throws IOException {
    Dump dump =
        Dump.parse(
            """
            Page allocated via order 0, mask 0xcc0(GFP_KERNEL), pid 1, tgid 1 (a), ts 5 ns
            PFN 0x10 type Unmovable Block 0 type Movable Flags 0x0()
             f+0x1/0x2

            """);
    RowSlice slice = RowSlices.all(dump.batches().get(0));
    assertSame(NumberBounds.NONE, columns().of(FREE_TS).bounds(slice));
    assertSame(NumberBounds.NONE, columns().of(bucket(FREE_TS, 7)).bounds(slice));
  }
}
