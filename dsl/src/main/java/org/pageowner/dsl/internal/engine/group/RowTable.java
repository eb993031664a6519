package org.pageowner.dsl.internal.engine.group;

import java.util.Arrays;

/**
 * A growing table of rows of {@code long} words: the key words of a row, then its payload.
 *
 * <p>This is a row store, not a column store: groups are looked up and updated in random order, so
 * in a table that exceeds the caches each access costs one cache miss for the row, where a column
 * store costs one for each column. Rows are in segments that are never moved, except the first
 * while it is small, so growing neither copies a large table nor needs twice its memory.
 */
public final class RowTable {
  /** Words of a segment: 8 MiB, which the garbage collector does not move. */
  private static final int SEGMENT_WORDS = 1 << 20;

  private static final int FIRST_ROWS = 64;

  private final int keyWords;

  /** Words of a row. */
  private final int stride;

  private final int segmentBits;
  private final int segmentRows;
  private long[][] segments = new long[1][0];
  private int capacity;
  private int size;

  /** An empty table of rows with this many key words and payload words; at least one in all. */
  public RowTable(int keyWords, int payloadWords) {
    this.keyWords = keyWords;
    this.stride = keyWords + payloadWords;
    this.segmentBits = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(SEGMENT_WORDS / stride);
    this.segmentRows = 1 << segmentBits;
  }

  private RowTable(RowTable source, int[] rows, int from, int to) {
    this.keyWords = source.keyWords;
    this.stride = source.stride;
    this.segmentBits = source.segmentBits;
    this.segmentRows = source.segmentRows;
    this.size = to - from;
    this.capacity = size;
    long[] copied = new long[size * stride];
    for (int i = 0; i < size; i++) {
      long[] segment = source.segment(rows[from + i]);
      int at = source.at(rows[from + i]);
      for (int word = 0; word < stride; word++) {
        copied[i * stride + word] = segment[at + word];
      }
    }
    this.segments[0] = copied;
  }

  /**
   * Returns a copy of the rows that {@code rows} lists from position {@code from} to before {@code
   * to}, in that order. The reads are independent, so their cache misses overlap.
   *
   * @throws IndexOutOfBoundsException on access, if the copy exceeds a segment, which has at least
   *     16,384 rows of up to 64 words
   */
  public RowTable copy(int[] rows, int from, int to) {
    return new RowTable(this, rows, from, to);
  }

  /** Returns the number of rows. */
  public int size() {
    return size;
  }

  /** Adds a row of zeros, and returns its number. */
  public int add() {
    if (size == capacity) {
      grow();
    }
    return size++;
  }

  /** Adds a row with the key words {@code keys[0][i]}, {@code keys[1][i]}, ... */
  int add(long[][] keys, int i) {
    int row = add();
    long[] segment = segment(row);
    int at = at(row);
    for (long[] word : keys) {
      segment[at++] = word[i];
    }
    return row;
  }

  /** Reserves memory for this many rows, as far as they are in the first segment. */
  void reserve(int rows) {
    int reserved = Math.min(segmentRows, rows);
    if (reserved > capacity) {
      capacity = reserved;
      segments[0] = Arrays.copyOf(segments[0], capacity * stride);
    }
  }

  private void grow() {
    if (capacity < segmentRows) {
      capacity = Math.min(segmentRows, Math.max(FIRST_ROWS, 2 * capacity));
      segments[0] = Arrays.copyOf(segments[0], capacity * stride);
    } else {
      int count = capacity >>> segmentBits;
      if (count == segments.length) {
        segments = Arrays.copyOf(segments, 2 * count);
      }
      segments[count] = new long[segmentRows * stride];
      capacity += segmentRows;
    }
  }

  /** Returns whether a row has the key words {@code keys[0][i]}, {@code keys[1][i]}, ... */
  boolean hasKeys(int row, long[][] keys, int i) {
    long[] segment = segment(row);
    int at = at(row);
    for (long[] word : keys) {
      if (segment[at++] != word[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns the array that holds a row, which starts at {@link #at}. */
  long[] segment(int row) {
    return segments[row >>> segmentBits];
  }

  /** Returns the position in its {@link #segment} where a row starts. */
  int at(int row) {
    return (row & (segmentRows - 1)) * stride;
  }

  /** Returns the position in its {@link #segment} where the payload of a row starts. */
  int payloadAt(int row) {
    return at(row) + keyWords;
  }

  /** Returns a key word of a row. */
  long key(int row, int word) {
    return segment(row)[at(row) + word];
  }

  /** Returns a payload word of a row; 0 unless it has been set. */
  public long payload(int row, int word) {
    return segment(row)[payloadAt(row) + word];
  }

  /** Sets a payload word of a row. */
  public void setPayload(int row, int word, long value) {
    segment(row)[payloadAt(row) + word] = value;
  }
}
