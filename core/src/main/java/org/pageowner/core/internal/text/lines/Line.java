package org.pageowner.core.internal.text.lines;

/**
 * A line that is kept while the next ones are examined.
 *
 * @param number counted from 0
 * @param offset the position of its first byte in the input
 * @param bytes its size in the input, including its end
 * @param text the line without its end, one character per byte
 */
public record Line(long number, long offset, long bytes, String text) {
  /** Returns whether the line has only blanks. */
  public boolean isBlank() {
    return text.isBlank();
  }
}
