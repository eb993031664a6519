package org.pageowner.core.internal.text.lines;

import java.util.Arrays;

/**
 * Maps positions in a text without its line prefixes to positions in the input. Entries before a
 * position that has been reported are dropped, so memory is bounded by the text in flight.
 *
 * <p>Thread-safe: one thread produces the text while another one reports on it.
 */
public final class OriginalPositions {
  private static final int FORGET = 1 << 14;

  private long[] clean = new long[256];
  private long[] original = new long[256];
  private long[] numbers = new long[256];
  private int first;
  private int count;
  private long total;
  private final boolean encoded;

  public OriginalPositions(boolean encoded) {
    this.encoded = encoded;
  }

  /** Adds a line of the clean text, with its offset there and its position in the input. */
  public synchronized void add(
      long cleanOffset, long originalOffset, long number, long totalBytes) {
    if (count == clean.length) {
      int kept = count - first;
      int size = Math.max(256, 2 * kept);
      clean = Arrays.copyOf(Arrays.copyOfRange(clean, first, count), size);
      original = Arrays.copyOf(Arrays.copyOfRange(original, first, count), size);
      numbers = Arrays.copyOf(Arrays.copyOfRange(numbers, first, count), size);
      first = 0;
      count = kept;
    }
    clean[count] = cleanOffset;
    original[count] = originalOffset;
    numbers[count] = number;
    count++;
    total = totalBytes;
  }

  /** Returns the number of bytes of the input that have been read. */
  public synchronized long total() {
    return total;
  }

  /**
   * Returns the offset in the input for an offset in the clean text; for encoded text, the offset
   * of the line.
   */
  public synchronized long offset(long cleanOffset) {
    int index = index(cleanOffset);
    return original[index] + (encoded ? 0 : cleanOffset - clean[index]);
  }

  /** Returns the number of the line in the input, counted from 0. */
  public synchronized long number(long cleanOffset) {
    return numbers[index(cleanOffset)];
  }

  /** Drops the lines before the one at this offset of the clean text. */
  public synchronized void forgetBefore(long cleanOffset) {
    int index = index(cleanOffset);
    if (index - first > FORGET) {
      first = index;
    }
  }

  private int index(long cleanOffset) {
    int found = Arrays.binarySearch(clean, first, count, cleanOffset);
    return Math.max(first, found >= 0 ? found : -found - 2);
  }
}
