package org.pageowner.dsl.analysis.census;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Groups in a range of a temporary file. */
final class GroupInput implements GroupCursor {
  private final TemporaryFile file;
  private final int bufferBytes;
  private byte[] buffer = {};
  private int at;
  private int filled;

  /** The range that was not read yet. */
  private long offset;

  private long rest;

  /** A cursor before the first group of a range, which makes its buffer when it is used. */
  GroupInput(TemporaryFile file, long offset, long bytes, int bufferBytes) {
    this.file = file;
    this.offset = offset;
    this.rest = bytes;
    this.bufferBytes = (int) Math.min(bytes, bufferBytes);
  }

  @Override
  public boolean next() throws IOException {
    at += at < filled ? GroupBytes.size(buffer, at) : 0;
    if (at == filled && rest == 0) {
      return false;
    }
    if (filled - at < GroupBytes.HEAD) {
      fill(Math.max(bufferBytes, GroupBytes.HEAD));
    }
    int size = GroupBytes.size(buffer, at);
    if (filled - at < size) {
      fill(Math.max(bufferBytes, size));
    }
    return true;
  }

  /** Moves the bytes that are left to the start of the buffer, and reads more after them. */
  private void fill(int capacity) throws IOException {
    int left = filled - at;
    byte[] target = capacity > buffer.length ? new byte[capacity] : buffer;
    System.arraycopy(buffer, at, target, 0, left);
    buffer = target;
    int count = (int) Math.min(rest, target.length - left);
    file.read(ByteBuffer.wrap(target, left, count), offset);
    offset += count;
    rest -= count;
    at = 0;
    filled = left + count;
  }

  @Override
  public byte[] bytes() {
    return buffer;
  }

  @Override
  public int at() {
    return at;
  }
}
