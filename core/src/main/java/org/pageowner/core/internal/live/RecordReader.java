package org.pageowner.core.internal.live;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * An open page_owner file, from which each read(2) returns one record. Not thread-safe.
 *
 * <p>A read fails with ENOMEM if the kernel has no memory for its buffer, or if the record does not
 * fit. The file's position is then unchanged: {@code read_page_owner()} in mm/page_owner.c advances
 * its copy of the position before it prints, but {@code ksys_read()} in fs/read_write.c stores the
 * copy only if the result is not negative. So the next read tries the same record again. Seen on
 * 6.1.192 and 6.12.117. Up to 6.0 the file does not support seeking, nor reading its position.
 */
final class RecordReader implements Closeable {
  /** The result of a read. */
  enum Outcome {
    /** A record was read. */
    RECORD,
    /** A record was stepped over: every attempt to read it failed. */
    LOST,
    /** No record follows. */
    END,
    /** Every attempt failed, and no readable record was found to continue with. */
    BLOCKED
  }

  /** Number of page frames to try one by one after a record that cannot be read. */
  private static final int SINGLE_STEPS = 64;

  /** Above all page frames, with distance to overflow. */
  private static final long MAX_PFN = 1L << 56;

  private final SeekableByteChannel channel;
  private final Patience patience;
  private final boolean seekable;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(Feed.MAX_RECORD_BYTES);

  RecordReader(SeekableByteChannel channel, Patience patience) {
    this.channel = channel;
    this.patience = patience;
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
  }

  /** Returns the page frame of the record that was read or lost last; only if seekable. */
  long pfn() throws IOException {
    return channel.position() - 1;
  }

  /**
   * Reads the next record into {@link #text}. While the kernel has no memory, tries again at the
   * same position, with growing pauses; then steps over the record.
   *
   * @throws IOException if the read fails for another reason
   */
  Outcome next() throws IOException {
    if (attempt()) {
      patience.reset();
      return outcome();
    }
    patience.start();
    while (patience.pause()) {
      if (attempt()) {
        patience.reset();
        return outcome();
      }
    }
    return seekable ? stepOver() : Outcome.BLOCKED;
  }

  /** Returns the record that was read last. */
  ByteBuffer text() {
    return buffer;
  }

  /** Reads once; returns whether the kernel had memory. */
  private boolean attempt() throws IOException {
    buffer.clear();
    try {
      channel.read(buffer);
      buffer.flip();
      return true;
    } catch (ClosedChannelException e) {
      throw e; // interrupted, or closed by another thread
    } catch (IOException e) {
      buffer.position(0).limit(0);
      if (isRefusal(e)) {
        throw e;
      }
      return false;
    }
  }

  private boolean attemptAt(long pfn) throws IOException {
    seek(pfn);
    return attempt();
  }

  private Outcome outcome() {
    return buffer.hasRemaining() ? Outcome.RECORD : Outcome.END;
  }

  /**
   * Steps over the record that cannot be read. Its page frame is unknown: it is the first one with
   * a record, from the position on. Reads up to it fail, and reads after it succeed. So the page
   * frames that follow are tried one by one, then at doubling distances; a bisection finds the
   * largest one that fails. Beyond the first {@value #SINGLE_STEPS} page frames, readable records
   * between two unreadable ones can be missed. Adjacent unreadable records count as one.
   */
  private Outcome stepOver() throws IOException {
    long start = channel.position();
    long failing = start;
    long readable = start;
    for (long step = 1; readable == start; step = failing - start < SINGLE_STEPS ? 1 : 2 * step) {
      long next = failing + step;
      if (next > MAX_PFN) {
        seek(start);
        return Outcome.BLOCKED;
      }
      if (!attemptAt(next)) {
        failing = next;
      } else if (outcome() == Outcome.END && step > 1) {
        seek(start); // all of the rest of the memory fails
        return Outcome.BLOCKED;
      } else {
        readable = next;
      }
    }
    while (readable - failing > 1) {
      long middle = failing + (readable - failing) / 2;
      if (attemptAt(middle)) {
        readable = middle;
      } else {
        failing = middle;
      }
    }
    if (attemptAt(start)) { // the kernel has memory again: nothing is lost
      patience.reset();
      return outcome();
    }
    seek(failing + 1);
    return Outcome.LOST;
  }

  /**
   * Returns whether the kernel refuses every read: EINVAL, without {@code page_owner=on}. Java has
   * no error numbers; where messages are not English, the limit of {@link Patience} has to do.
   */
  private static boolean isRefusal(IOException failure) {
    return String.valueOf(failure.getMessage()).contains("Invalid argument");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
