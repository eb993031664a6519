package org.pageowner.core.internal.text.lines;

/**
 * A line, kept while the next ones are looked at.
 *
 * @param number counted from 0
 * @param offset where it begins in the input
 * @param bytes its size there, with its end
 * @param text the line without its end, a character a byte
 */
public record Line(long number, long offset, long bytes, String text) {
  /** Whether there is nothing but blanks in the line. */
  public boolean isBlank() {
    return text.isBlank();
  }
}
