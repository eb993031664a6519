package org.pageowner.core.internal.text.bytes;

import java.io.IOException;

/** A file that several threads can read at once, each where it likes. Thread-safe. */
public interface PositionedInput {
  /** How many bytes there were when the file was opened; it may have grown since. */
  long size();

  /**
   * Reads at most {@code length} bytes from a position on; -1 if the file ends there.
   *
   * @throws IOException also if there were bytes before, and are not any more
   */
  int read(long position, byte[] into, int at, int length) throws IOException;

  /**
   * Reads so many bytes, which were there before.
   *
   * @throws IOException if they are not there any more
   */
  void readFully(long position, byte[] into, int at, int length) throws IOException;
}
