package org.pageowner.core.record;

/**
 * Something in a dump that is not as a kernel prints it.
 *
 * @param line the line's number in the unpacked text, counted from 1
 * @param offset the byte offset in the unpacked text, counted from 0
 * @param reason what is wrong, in words
 * @param excerpt the start of the text in question, escaped as {@link ByteText} does, on one line
 */
public record Diagnostic(long line, long offset, String reason, String excerpt) {
  @Override
  public String toString() {
    return "line "
        + line
        + ", byte "
        + offset
        + ": "
        + reason
        + (excerpt.isEmpty() ? "" : ": ")
        + excerpt;
  }
}
