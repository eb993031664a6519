package org.pageowner.core.internal.text.lines;

import java.io.IOException;

/**
 * Lines of an input, one after the other, with their places in it. What has been decoded or joined
 * is one line here and has the place of its first byte.
 */
public interface TextLines {
  /** Advances to the next line; false at the end of the input. */
  boolean next() throws IOException;

  /** Returns the line without its end, one character a byte. */
  String text();

  /** Returns the number of the line in the input, counted from 0. */
  long number();

  /** Returns the offset of the line's first byte. */
  long offset();

  /** Returns how many bytes of the input the line takes, with its end. */
  long bytes();

  /** Returns the size of all lines so far, in bytes. */
  long total();

  /** Returns the number of line ends so far. */
  long lineEnds();

  /** Returns whether the input ends without a line end. */
  boolean endsInLine();
}
