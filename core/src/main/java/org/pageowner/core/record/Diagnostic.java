package org.pageowner.core.record;

import java.util.Objects;

/**
 * A part of an input that is malformed: no kernel prints it.
 *
 * @param line the line's number in the unpacked text, counted from 1
 * @param offset the byte offset in the unpacked text, counted from 0
 * @param reason the reason, for people
 * @param excerpt the start of the text in question, escaped as {@link ByteText} does, on one line
 */
public record Diagnostic(long line, long offset, String reason, String excerpt) {
  /** Checks the components. */
  public Diagnostic {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(excerpt, "excerpt");
  }

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
