package org.pageowner.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A file whose reads all fail, at the same position. */
final class FailingChannel implements SeekableByteChannel {
  private final String message;

  FailingChannel(String message) {
    this.message = message;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    throw new IOException(message);
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    throw new IOException(message);
  }

  @Override
  public long position() {
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
