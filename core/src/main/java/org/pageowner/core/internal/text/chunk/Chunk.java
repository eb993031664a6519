package org.pageowner.core.internal.text.chunk;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.text.bytes.Ascii;
import org.pageowner.core.internal.text.bytes.PositionedInput;

/**
 * A part of a dump that starts where a record starts, if any record starts in it. Each parser
 * thread reuses one.
 */
final class Chunk {
  /** The text, followed by {@link Ascii#SLACK} spare bytes after {@link #length}. */
  byte[] bytes = new byte[0];

  /** The length of the text. */
  int length;

  /**
   * The end of the text to parse: the length, or one more if a missing final line end was added.
   */
  int limit;

  /** The offset of the text in the whole input. */
  long offset;

  /** The input to read the text from, at its offset; {@code null} once the text is loaded. */
  @Nullable PositionedInput pending;

  /** Whether the input ends with this chunk. */
  boolean last;

  /**
   * The bytes after the chunk, if the chunk ends inside a segment that is too long to be a record.
   */
  byte[] ahead = new byte[0];

  /** Whether the chunk starts inside a segment that is too long to be a record. */
  boolean continues;

  /** Whether the chunk starts in the middle of a line. */
  boolean midLine;

  /** Reads the text, unless it is loaded already. */
  void load() throws IOException {
    PositionedInput input = pending;
    if (input != null) {
      reserve(length);
      input.readFully(offset, bytes, 0, length);
      pending = null;
    }
  }

  /** Grows the array to hold at least this many bytes, and keeps its contents. */
  void reserve(int bytesNeeded) {
    if (bytes.length < bytesNeeded + Ascii.SLACK) {
      bytes = Arrays.copyOf(bytes, bytesNeeded + Ascii.SLACK);
    }
  }
}
