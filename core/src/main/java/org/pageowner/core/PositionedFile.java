package org.pageowner.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
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
  /** Reads at a position; safe for several threads. */
  private interface Reads {
    int read(ByteBuffer into, long position) throws IOException;
  }

  private final String name;
  private final Reads reads;
  private final long size;
  private final AtomicLong taken = new AtomicLong();

  private PositionedFile(String name, long size, Reads reads) {
    this.name = name;
    this.size = size;
    this.reads = reads;
  }

  static PositionedFile of(String name, FileChannel channel, long size) {
    return new PositionedFile(name, size, channel::read);
  }

  /** A file whose channel has one position, which the threads share under a lock. */
  static PositionedFile of(String name, SeekableByteChannel channel) throws IOException {
    Object lock = new Object();
    return new PositionedFile(
        name,
        channel.size(),
        (into, position) -> {
          synchronized (lock) {
            return channel.position(position).read(into);
          }
        });
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
      int count = reads.read(ByteBuffer.wrap(into, at, slice), position);
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
