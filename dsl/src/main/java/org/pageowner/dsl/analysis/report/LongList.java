package org.pageowner.dsl.analysis.report;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A growing list of numbers. */
final class LongList {
  private long[] values = new long[64];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  /** Adds a number, or {@link PackedColumns#ABSENT}. */
  void addOrAbsent(@Nullable Long value) {
    add(value == null ? PackedColumns.ABSENT : value);
  }

  int size() {
    return size;
  }

  long get(int index) {
    return values[index];
  }

  void set(int index, long value) {
    values[index] = value;
  }

  long[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
