package org.pageowner.dsl.internal.engine.group;

import java.util.Arrays;

/**
 * A growing table of numbers: rows stand one after the other, and a row's numbers side by side, so
 * that what belongs together is in one place of memory. Growing does not move rows that are there,
 * but for the first few.
 */
public final class LongRows {
  /** Collectors leave arrays of so many numbers where they are. */
  private static final int SEGMENT_NUMBERS = 1 << 20;

  private static final int FIRST_ROWS = 64;

  private final int width;
  private final int segmentBits;
  private final int segmentRows;
  private final long initial;
  private long[][] segments = new long[1][0];
  private int capacity;

  /** A table of {@code width} numbers a row, which start as {@code initial}. */
  public LongRows(int width, long initial) {
    this.width = width;
    this.segmentBits =
        Integer.SIZE - 1 - Integer.numberOfLeadingZeros(SEGMENT_NUMBERS / Math.max(1, width));
    this.segmentRows = 1 << segmentBits;
    this.initial = initial;
  }

  /** Makes room for the rows up to {@code size - 1}. */
  public void reserve(int size) {
    while (size > capacity) {
      if (capacity < segmentRows) {
        int rows = Math.min(segmentRows, Math.max(FIRST_ROWS, Math.max(size, 2 * capacity)));
        segments[0] = Arrays.copyOf(segments[0], rows * width);
        fill(segments[0], capacity * width);
        capacity = rows;
      } else {
        int count = capacity >>> segmentBits;
        if (count == segments.length) {
          segments = Arrays.copyOf(segments, 2 * count);
        }
        segments[count] = new long[segmentRows * width];
        fill(segments[count], 0);
        capacity += segmentRows;
      }
    }
  }

  private void fill(long[] segment, int from) {
    if (initial != 0) {
      Arrays.fill(segment, from, segment.length, initial);
    }
  }

  /** The numbers that hold a row, which begins at {@link #at}. */
  public long[] segment(int row) {
    return segments[row >>> segmentBits];
  }

  /** Where a row begins in its {@link #segment}. */
  public int at(int row) {
    return (row & (segmentRows - 1)) * width;
  }

  /** A number of a row. */
  public long get(int row, int column) {
    return segment(row)[at(row) + column];
  }

  /** Copies one number of each of the first {@code into.length} rows. */
  void copyColumn(int column, long[] into) {
    int row = 0;
    for (int index = 0; row < into.length; index++) {
      long[] segment = segments[index];
      int end = Math.min(into.length, row + segmentRows);
      for (int at = column; row < end; at += width) {
        into[row++] = segment[at];
      }
    }
  }
}
