package org.pageowner.core.internal.text.lines;

import java.util.Arrays;
import org.pageowner.core.internal.text.prefix.UnprefixedText;

/**
 * Where the lines of a {@link UnprefixedText} are in the input that it was made from. Positions
 * before one that was asked for are forgotten, so the memory is that of the text under way.
 *
 * <p>Thread-safe: one thread makes the text while another one reports on it.
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

  /** A line of the clean text starts at the first offset, and is the input's line at the other. */
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

  /** Returns the size of the input as far as it has been read, in bytes. */
  public synchronized long total() {
    return total;
  }

  /**
   * Returns the offset in the input of what has this offset in the clean text; of encoded text,
   * that of its line.
   */
  public synchronized long offset(long cleanOffset) {
    int index = index(cleanOffset);
    return original[index] + (encoded ? 0 : cleanOffset - clean[index]);
  }

  /** Returns the number of that line in the input, counted from 0. */
  public synchronized long number(long cleanOffset) {
    return numbers[index(cleanOffset)];
  }

  /** Forgets the lines before the one at this offset of the clean text. */
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
