package org.pageowner.core.internal.text.lines;

import java.io.IOException;

/**
 * A cursor over the lines of an input, with their positions. A line that was decoded or joined has
 * the position of its first byte.
 */
public interface TextLines {
  /** Advances to the next line; returns false at the end of the input. */
  boolean next() throws IOException;

  /** Returns the line without its end, one character per byte. */
  String text();

  /** Returns the number of the line in the input, counted from 0. */
  long number();

  /** Returns the offset of the line's first byte. */
  long offset();

  /** Returns the number of bytes of the input that the line takes, including its end. */
  long bytes();

  /** Returns the size of all lines so far, in bytes. */
  long total();

  /** Returns the number of line ends so far. */
  long lineEnds();

  /** Returns whether the input ends without a line end. */
  boolean endsInLine();
}
