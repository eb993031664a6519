package org.pageowner.core.internal.text.bytes;

import java.io.IOException;

/** A file that several threads can read at once, each at its own position. Thread-safe. */
public interface PositionedInput {
  /** Returns the size of the file when it was opened; it may have grown since. */
  long size();

  /**
   * Reads at most {@code length} bytes from a position; returns -1 if the file ends there.
   *
   * @throws IOException also if the file has become shorter
   */
  int read(long position, byte[] into, int at, int length) throws IOException;

  /**
   * Reads exactly {@code length} bytes, which existed when the file was opened.
   *
   * @throws IOException also if the file has become shorter
   */
  void readFully(long position, byte[] into, int at, int length) throws IOException;
}
