package org.pageowner.dsl.internal.compat;

import java.io.IOException;
import java.io.OutputStream;

/** Collects what is written in many small pieces, for one thread. */
final class GroupOutput extends OutputStream {
  private static final int MAX_DIGITS = 20;

  private final OutputStream out;
  private final byte[] buffer = new byte[1 << 16];
  private int used;

  GroupOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    if (used == buffer.length) {
      flush();
    }
    buffer[used++] = (byte) b;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (length > buffer.length - used) {
      flush();
      if (length > buffer.length) {
        out.write(bytes, from, length);
        return;
      }
    }
    System.arraycopy(bytes, from, buffer, used, length);
    used += length;
  }

  /** Writes a number, which is not negative, in decimal digits. */
  void number(long number) throws IOException {
    if (buffer.length - used < MAX_DIGITS) {
      flush();
    }
    int digits = 1;
    for (long rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    long rest = number;
    for (int at = used + digits - 1; at >= used; at--) {
      buffer[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    used += digits;
  }

  @Override
  public void flush() throws IOException {
    out.write(buffer, 0, used);
    used = 0;
  }
}
