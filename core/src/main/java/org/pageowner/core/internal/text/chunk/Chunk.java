package org.pageowner.core.internal.text.chunk;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.text.bytes.Ascii;
import org.pageowner.core.internal.text.bytes.PositionedInput;

/** A piece of a dump that begins where a record does, if any begins in it. Reused by one thread. */
final class Chunk {
  /** The text, with {@link Ascii#SLACK} spare bytes behind {@link #length}. */
  byte[] bytes = new byte[0];

  /** The length of the text. */
  int length;

  /** Where reading ends: the length, or one more if the last line's end was added. */
  int limit;

  /** The offset of the text in the whole input. */
  long offset;

  /** Where the text is yet to be read from, at its offset; {@code null} if it is in place. */
  @Nullable PositionedInput pending;

  /** Whether the input ends with this chunk. */
  boolean last;

  /** The bytes behind the chunk, if it ends inside a piece that was too long to be a record. */
  byte[] ahead = new byte[0];

  /** Whether the chunk begins inside a piece that was too long to be a record. */
  boolean continues;

  /** Whether the chunk begins in the middle of a line. */
  boolean midLine;

  /** Reads the text, if that is still to be done. */
  void load() throws IOException {
    PositionedInput input = pending;
    if (input != null) {
      reserve(length);
      input.readFully(offset, bytes, 0, length);
      pending = null;
    }
  }

  /** Makes room for so many bytes; those that are there stay. */
  void reserve(int bytesNeeded) {
    if (bytes.length < bytesNeeded + Ascii.SLACK) {
      bytes = Arrays.copyOf(bytes, bytesNeeded + Ascii.SLACK);
    }
  }
}
