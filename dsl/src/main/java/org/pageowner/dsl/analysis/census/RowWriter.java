package org.pageowner.dsl.analysis.census;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.format.JsonText;

/** Writes the rows of a census as {@link CensusText} does, without a string for each. */
final class RowWriter {
  private static final int FLUSH_BYTES = 1 << 16;

  /** Maximum bytes of the counts of a row without the host: names, and numbers of 19 digits. */
  private static final int COUNT_BYTES = 256;

  private static final byte[] TIMES = CensusText.TIMES.getBytes(UTF_8);
  private static final byte[] PAGES = CensusText.PAGES.getBytes(UTF_8);
  private static final byte[] HOSTS = CensusText.HOSTS.getBytes(UTF_8);
  private static final byte[] TOP_HOST = CensusText.TOP_HOST.getBytes(UTF_8);
  private static final byte[] TOP_HOST_PAGES = CensusText.TOP_HOST_PAGES.getBytes(UTF_8);

  private final OutputStream out;
  private final HostNames names;
  private byte[] buffer = new byte[2 * FLUSH_BYTES];
  private int at;

  /** The names as JSON by number; {@code null} until one is written. */
  private byte[] @Nullable [] quoted = new byte[16][];

  RowWriter(HostNames names, OutputStream out) {
    this.names = names;
    this.out = out;
  }

  /** Writes the row of a group. */
  void write(byte[] group, int index) throws IOException {
    byte[] host = quoted(GroupBytes.topHost(group, index));
    int keyBytes = GroupBytes.keyBytes(group, index);
    reserve((long) keyBytes + host.length + COUNT_BYTES);
    buffer[at++] = '{';
    System.arraycopy(group, index + GroupBytes.HEAD, buffer, at, keyBytes);
    at += keyBytes;
    put(TIMES);
    put(GroupBytes.times(group, index));
    put(PAGES);
    put(GroupBytes.pages(group, index));
    put(HOSTS);
    put(GroupBytes.hosts(group, index));
    put(TOP_HOST);
    put(host);
    put(TOP_HOST_PAGES);
    put(GroupBytes.topHostPages(group, index));
    buffer[at++] = '}';
    buffer[at++] = '\n';
  }

  private void reserve(long bytes) throws IOException {
    if (at + bytes <= buffer.length) {
      return;
    }
    flush();
    if (bytes > buffer.length) {
      buffer = new byte[Math.toIntExact(bytes)];
    }
  }

  private byte[] quoted(int host) {
    if (host >= quoted.length) {
      quoted = Arrays.copyOf(quoted, Math.max(host + 1, quoted.length * 2));
    }
    byte[] known = quoted[host];
    if (known == null) {
      StringBuilder json = new StringBuilder();
      JsonText.appendText(json, new String(names.name(host), UTF_8));
      known = json.toString().getBytes(UTF_8);
      quoted[host] = known;
    }
    return known;
  }

  private void put(byte[] bytes) {
    System.arraycopy(bytes, 0, buffer, at, bytes.length);
    at += bytes.length;
  }

  /** Puts a number of 0 or more in decimal digits. */
  private void put(long number) {
    long rest = number;
    int end = at + 1;
    for (long limit = number / 10; limit > 0; limit /= 10) {
      end++;
    }
    at = end;
    do {
      buffer[--end] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
  }

  /** Passes on the rows so far. */
  void flush() throws IOException {
    out.write(buffer, 0, at);
    at = 0;
  }
}
