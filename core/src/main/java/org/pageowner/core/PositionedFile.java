package org.pageowner.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.pageowner.core.internal.text.bytes.PositionedInput;

/**
 * A plain file, read by several threads at explicit positions (pread).
 *
 * <p>It is not mapped: a mapping saves one of two copies, but a file that shrinks while it is
 * mapped ends in an error of the virtual machine, and its pages count as resident memory of the
 * process.
 */
final class PositionedFile implements PositionedInput {
  private final String name;
  private final FileChannel channel;
  private final long size;
  private final AtomicLong taken = new AtomicLong();

  PositionedFile(String name, FileChannel channel, long size) {
    this.name = name;
    this.channel = channel;
    this.size = size;
  }

  @Override
  public long size() {
    return size;
  }

  /** The largest position up to which a reader has read. */
  long taken() {
    return taken.get();
  }

  @Override
  public int read(long position, byte[] into, int at, int length) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw Input.interrupted(name);
    }
    try {
      int slice = Math.min(length, Input.SLICE);
      int count = channel.read(ByteBuffer.wrap(into, at, slice), position);
      if (count < 0 && position < size) {
        throw shorter(position);
      }
      taken.accumulateAndGet(position + Math.max(count, 0), Math::max);
      return count;
    } catch (ClosedChannelException e) {
      // An interrupt of one thread closes the channel for all of them.
      throw Input.interrupted(name);
    }
  }

  @Override
  public void readFully(long position, byte[] into, int at, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int count = read(position + done, into, at + done, length - done);
      if (count < 0) {
        throw shorter(position + done);
      }
      done += count;
    }
  }

  private IOException shorter(long end) {
    return new IOException(
        String.format(
            Locale.ROOT,
            "%s became shorter while it was read: it had %,d bytes, and ends before byte %,d now",
            name,
            size,
            end + 1));
  }
}
