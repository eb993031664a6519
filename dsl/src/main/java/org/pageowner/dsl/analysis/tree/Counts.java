package org.pageowner.dsl.analysis.tree;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Immutable numbers, in four bytes each if all of them fit. */
final class Counts {
  private final int @Nullable [] narrow;
  private final long[] wide;

  private Counts(int @Nullable [] narrow, long[] wide) {
    this.narrow = narrow;
    this.wide = wide;
  }

  /** Stores the first {@code size} numbers; the array is not used afterwards. */
  static Counts of(long[] numbers, int size) {
    int[] narrow = new int[size];
    for (int i = 0; i < size; i++) {
      narrow[i] = (int) numbers[i];
      if (narrow[i] != numbers[i]) {
        return new Counts(null, Arrays.copyOf(numbers, size));
      }
    }
    return new Counts(narrow, new long[0]);
  }

  long get(int index) {
    return narrow == null ? wide[index] : narrow[index];
  }
}
