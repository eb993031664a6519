package org.pageowner.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A file whose reads fail at one position, forever or until the failures are used up. */
final class FailingChannel implements SeekableByteChannel {
  private final String message;
  private final boolean seekable;
  private int left;

  FailingChannel(String message) {
    this(message, true, Integer.MAX_VALUE);
  }

  FailingChannel(String message, boolean seekable, int failures) {
    this.message = message;
    this.seekable = seekable;
    this.left = failures;
  }

  /** Number of reads that are still to fail. */
  int left() {
    return left;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (left == 0) {
      return -1;
    }
    left--;
    throw new IOException(message);
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    throw new IOException(message);
  }

  @Override
  public long position() throws IOException {
    if (!seekable) {
      throw new IOException("Illegal seek");
    }
    return 0;
  }

  @Override
  public SeekableByteChannel position(long position) {
    return this;
  }

  @Override
  public long size() {
    return 0;
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    return this;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
