package org.pageowner.core;

import java.io.IOException;
import java.io.InputStream;

/**
 * A source's bytes as they come, taken from it in large pieces only.
 *
 * <p>The kernel's page_owner file gives one record for each read(2), and fails, losing the record,
 * if it does not fit: so no read may be small, neither the first one nor one that fills a buffer's
 * last corner.
 */
final class LargeReads extends InputStream {
  /** The largest page of any architecture: the kernel gives no record that is longer. */
  private static final int LEAST_READ = 64 << 10;

  /** What the bytes come from. */
  interface Source {
    /** Reads at most {@code length} bytes, at least one; -1 at the end. */
    int read(byte[] into, int at, int length) throws IOException;
  }

  private final Source source;
  private final byte[] buffer = new byte[LEAST_READ + 2];
  private int at;
  private int filled;
  private volatile long taken;

  LargeReads(Source source) {
    this.source = source;
  }

  /** How many bytes the source has given. */
  long taken() {
    return taken;
  }

  /** Whether the bytes begin as gzip does; to be asked before anything is read. */
  boolean startAsGzip() throws IOException {
    while (filled < 2) {
      int count = take(buffer, filled, buffer.length - filled);
      if (count < 0) {
        return false;
      }
      filled += count;
    }
    return buffer[0] == 0x1f && buffer[1] == (byte) 0x8b;
  }

  /**
   * The first bytes, which are given again by the next read; to be asked before anything is read,
   * after {@link #startAsGzip}. Reads on while they have no line end, as no text of the kernel
   * does.
   */
  byte[] start() throws IOException {
    int searched = 0;
    while (filled < PackedFormat.LOOK) {
      for (; searched < filled; searched++) {
        if (buffer[searched] == '\n') {
          return buffer;
        }
      }
      int count = take(buffer, filled, buffer.length - filled);
      if (count < 0) {
        return buffer;
      }
      filled += count;
    }
    return buffer;
  }

  /** How many of the first bytes are known. */
  int startLength() {
    return filled;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at == filled) {
      if (length >= LEAST_READ) {
        return take(into, from, length);
      }
      int count = take(buffer, 0, buffer.length);
      at = 0;
      filled = Math.max(count, 0);
      if (count < 0) {
        return -1;
      }
    }
    int count = Math.min(length, filled - at);
    System.arraycopy(buffer, at, into, from, count);
    at += count;
    return count;
  }

  /** Lets gzip see that another member may follow. */
  @Override
  public int available() {
    return 1;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads at a time
  private int take(byte[] into, int from, int length) throws IOException {
    int count = source.read(into, from, length);
    taken += Math.max(count, 0);
    return count;
  }
}
