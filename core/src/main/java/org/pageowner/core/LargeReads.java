package org.pageowner.core;

import java.io.IOException;
import java.io.InputStream;

/**
 * A buffered stream that reads its source in large reads only.
 *
 * <p>The kernel's page_owner file returns one record for each read(2); if the record does not fit
 * the caller's buffer, the read fails. So no read may be small, neither the first one nor one for
 * the rest of a buffer.
 */
final class LargeReads extends InputStream {
  /** Minimum read: the largest page size of any architecture, which no record exceeds. */
  private static final int MIN_READ = 64 << 10;

  /** The source of the bytes. */
  interface Source {
    /** Reads at most {@code length} bytes, at least one; -1 at the end. */
    int read(byte[] into, int at, int length) throws IOException;
  }

  private final Source source;
  private final byte[] buffer = new byte[MIN_READ + 2];
  private int at;
  private int filled;
  private volatile long taken;

  LargeReads(Source source) {
    this.source = source;
  }

  /** The number of bytes read from the source. */
  long taken() {
    return taken;
  }

  /** Returns whether the first bytes are those of gzip; to be called before any read. */
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
   * Returns the first bytes, which the next read returns again; to be called before any read, after
   * {@link #startAsGzip}. Reads until there is a line feed, which is early in any text of the
   * kernel.
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

  /** The number of valid bytes in {@link #start}. */
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
      if (length >= MIN_READ) {
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

  /** Makes GZIPInputStream look for another member. */
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
