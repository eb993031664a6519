package org.pageowner.core.internal.live;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * One open page_owner file, read by read.
 *
 * <p>{@code read_page_owner()} in mm/page_owner.c gives one record a read(2). It sets the file's
 * position to the page frame behind the record before it prints it, so that a read that fails
 * because the record does not fit, or because there is no memory for the kernel's buffer, loses
 * that record, and the next read goes on behind it. Up to 6.0 the file can't be sought, and its
 * position can't be asked.
 */
final class RecordReader implements Closeable {
  /** What a read gave. */
  enum Outcome {
    RECORD,
    LOST,
    END
  }

  /** Failures in a row of which it is not known whether they lost a record each. */
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

  /** Whether the kernel knows windows: 6.1 and later. */
  boolean isSeekable() {
    return seekable;
  }

  /** Goes to a page frame. */
  void seek(long pfn) throws IOException {
    channel.position(pfn);
    failedAt = -1;
  }

  /** The page frame of the record that was read or lost last; only if seekable. */
  long pfn() throws IOException {
    return channel.position() - 1;
  }

  /** Takes the next record into {@link #text}. */
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

  /** The record that was read last. */
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

  /** Java gives no error numbers; in other languages than English, the bound above must do. */
  private static boolean isEnomem(IOException failure) {
    return String.valueOf(failure.getMessage()).contains("Cannot allocate memory");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
