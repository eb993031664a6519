package org.pageowner.core.internal.text.lines;

import java.io.IOException;

/** A text line by line. Numbers, offsets and sizes are those of the given input. */
public interface TextLines {
  /** Goes to the next line; false if there is none. */
  boolean next() throws IOException;

  /** The line's number, counted from 0. */
  long number();

  /** Where the line begins. */
  long offset();

  /** The line's size with its end; more than that of {@link #text()} if it is too long. */
  long bytes();

  /** The line, a character a byte, without its end. */
  String text();

  /** The size of all lines so far. */
  long total();

  /** How many line ends there were. */
  long lineEnds();
}
