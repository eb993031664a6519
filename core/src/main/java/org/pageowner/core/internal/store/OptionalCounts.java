package org.pageowner.core.internal.store;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A growing column of counts, some of which are unknown. */
final class OptionalCounts {
  private final BitSet absent = new BitSet();
  private long[] counts = new long[64];

  /** Sets the count of a row, which is at most the one after the last row set. */
  void set(int row, @Nullable Long count) {
    if (row == counts.length) {
      counts = Arrays.copyOf(counts, row * 2);
    }
    absent.set(row, count == null);
    counts[row] = count == null ? 0 : count;
  }

  /** Returns the counts of the first {@code size} rows. */
  PackedLongs packed(int size) {
    return PackedLongs.pack(counts, size, absent);
  }

  /** Returns the counts of selected rows of a column. */
  static PackedLongs select(PackedLongs column, int[] selected) {
    long[] numbers = new long[selected.length];
    BitSet absent = new BitSet();
    for (int i = 0; i < selected.length; i++) {
      absent.set(i, column.isAbsent(selected[i]));
      numbers[i] = absent.get(i) ? 0 : column.get(selected[i]);
    }
    return PackedLongs.pack(numbers, selected.length, absent);
  }
}
