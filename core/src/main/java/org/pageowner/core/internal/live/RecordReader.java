package org.pageowner.core.internal.live;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * An open page_owner file, from which each read(2) returns one record.
 *
 * <p>{@code read_page_owner()} in mm/page_owner.c sets the file's position to the page frame after
 * the record before it prints it. So a read that fails, because the record does not fit or because
 * there is no memory for the kernel's buffer, loses that record, and the next read continues after
 * it. Up to 6.0 the file does not support seeking, nor reading its position.
 */
final class RecordReader implements Closeable {
  /** The result of a read. */
  enum Outcome {
    RECORD,
    LOST,
    END
  }

  /** Maximum number of consecutive failures that may not have lost a record each. */
  private static final int MAX_FAILURES = 64;

  private final SeekableByteChannel channel;
  private final boolean seekable;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(Feed.MAX_RECORD_BYTES);
  private long failedAt = -1;
  private int failures;

  RecordReader(SeekableByteChannel channel) {
    this.channel = channel;
    this.seekable = canTellPosition(channel);
  }

  private static boolean canTellPosition(SeekableByteChannel channel) {
    try {
      return channel.position() >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns whether the kernel supports seeking, which it does since 6.1. */
  boolean isSeekable() {
    return seekable;
  }

  /** Sets the position to a page frame. */
  void seek(long pfn) throws IOException {
    channel.position(pfn);
    failedAt = -1;
  }

  /** Returns the page frame of the record that was read or lost last; only if seekable. */
  long pfn() throws IOException {
    return channel.position() - 1;
  }

  /** Reads the next record into {@link #text}. */
  Outcome next() throws IOException {
    buffer.clear();
    try {
      int count = channel.read(buffer);
      failures = 0;
      buffer.flip();
      return count <= 0 ? Outcome.END : Outcome.RECORD;
    } catch (ClosedChannelException e) {
      throw e; // interrupted, or closed by another thread
    } catch (IOException e) {
      buffer.flip();
      requireProgress(e);
      return Outcome.LOST;
    }
  }

  /** Returns the record that was read last. */
  ByteBuffer text() {
    return buffer;
  }

  private void requireProgress(IOException failure) throws IOException {
    if (seekable) {
      long position = channel.position();
      if (position == failedAt) {
        throw failure;
      }
      failedAt = position;
    } else if (!isEnomem(failure) && ++failures > MAX_FAILURES) {
      throw failure;
    }
  }

  /** Java has no error numbers; where messages are not English, the limit above has to do. */
  private static boolean isEnomem(IOException failure) {
    return String.valueOf(failure.getMessage()).contains("Cannot allocate memory");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
