package org.pageowner.dsl.internal.engine;

import java.util.Arrays;

/**
 * A growing table of numbers: rows stand one after the other, and a row's numbers side by side, so
 * that what belongs together is in one place of memory. Growing does not move rows that are there,
 * but for the first few.
 */
final class LongRows {
  /** Segments are small enough to be still in a processor's cache when they are written. */
  private static final int SEGMENT_BITS = 16;

  private static final int SEGMENT_ROWS = 1 << SEGMENT_BITS;
  private static final int FIRST_ROWS = 64;

  private final int width;
  private final long initial;
  private long[][] segments = new long[1][0];
  private int capacity;

  /** A table of {@code width} numbers a row, which start as {@code initial}. */
  LongRows(int width, long initial) {
    this.width = width;
    this.initial = initial;
  }

  /** Makes room for the rows up to {@code size - 1}. */
  void reserve(int size) {
    while (size > capacity) {
      if (capacity < SEGMENT_ROWS) {
        int rows = Math.min(SEGMENT_ROWS, Math.max(FIRST_ROWS, Math.max(size, 2 * capacity)));
        segments[0] = Arrays.copyOf(segments[0], rows * width);
        fill(segments[0], capacity * width);
        capacity = rows;
      } else {
        int count = capacity >>> SEGMENT_BITS;
        if (count == segments.length) {
          segments = Arrays.copyOf(segments, 2 * count);
        }
        segments[count] = new long[SEGMENT_ROWS * width];
        fill(segments[count], 0);
        capacity += SEGMENT_ROWS;
      }
    }
  }

  private void fill(long[] segment, int from) {
    if (initial != 0) {
      Arrays.fill(segment, from, segment.length, initial);
    }
  }

  /** The numbers that hold a row, which begins at {@link #at}. */
  long[] segment(int row) {
    return segments[row >>> SEGMENT_BITS];
  }

  /** Where a row begins in its {@link #segment}. */
  int at(int row) {
    return (row & (SEGMENT_ROWS - 1)) * width;
  }

  /** A number of a row. */
  long get(int row, int column) {
    return segment(row)[at(row) + column];
  }

  /** Copies one number of each of the first {@code into.length} rows. */
  void copyColumn(int column, long[] into) {
    int row = 0;
    for (int index = 0; row < into.length; index++) {
      long[] segment = segments[index];
      int end = Math.min(into.length, row + SEGMENT_ROWS);
      for (int at = column; row < end; at += width) {
        into[row++] = segment[at];
      }
    }
  }
}
