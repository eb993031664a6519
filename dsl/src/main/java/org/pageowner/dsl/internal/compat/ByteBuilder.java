package org.pageowner.dsl.internal.compat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** A growing array of bytes that collects many small writes. For one thread. */
final class ByteBuilder extends OutputStream {
  private static final int MAX_DIGITS = 20;

  /** Larger writes through a channel go through larger temporary buffers and miss the cache. */
  private static final int SLICE = 128 << 10;

  private byte[] buffer;
  private int used;

  /** An empty output that holds {@code capacity} bytes before it grows. */
  ByteBuilder(int capacity) {
    this.buffer = new byte[capacity];
  }

  /** Returns the number of bytes that have been collected. */
  int size() {
    return used;
  }

  /** Returns the bytes that have been collected. */
  byte[] toByteArray() {
    return Arrays.copyOf(buffer, used);
  }

  /** Writes the collected bytes to {@code out}, and clears this output. */
  void drainTo(OutputStream out) throws IOException {
    for (int from = 0; from < used; from += SLICE) {
      out.write(buffer, from, Math.min(SLICE, used - from));
    }
    used = 0;
  }

  private void reserve(int length) {
    if (length > buffer.length - used) {
      grow(length);
    }
  }

  private void grow(int length) {
    buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(used, length), used * 2));
  }

  @Override
  public void write(int b) {
    reserve(1);
    buffer[used++] = (byte) b;
  }

  @Override
  public void write(byte[] bytes) {
    write(bytes, 0, bytes.length);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    reserve(length);
    System.arraycopy(bytes, from, buffer, used, length);
    used += length;
  }

  /** Writes a number that is not negative in decimal digits. */
  void number(long number) {
    reserve(MAX_DIGITS);
    int digits = 1;
    for (long power = 10; digits < MAX_DIGITS - 1 && number >= power; power *= 10) {
      digits++;
    }
    int at = used + digits;
    used = at;
    long rest = number;
    while (rest > Integer.MAX_VALUE) {
      buffer[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    int few = (int) rest;
    do {
      buffer[--at] = (byte) ('0' + few % 10);
      few /= 10;
    } while (few > 0);
  }
}
